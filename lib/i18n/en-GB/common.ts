export const common = {
  product: "Elevenses",
  skipToContent: "Skip to what the page is about",
  nav: {
    label: "Places",
    meetups: "Meetups",
    boards: "Boards",
    people: "People",
    you: "You",
    firstVisit: "First visit",
    signIn: "Sign in",
    organise: "Organise",
  },
  older: "Older",
  working: "One moment…",
  save: "Save",
  sentAlready: "That was sent already, so nothing was done twice.",
  error: {
    badForm: "Some of it needs another look. What you typed is still here.",
    required: "Please write something here.",
    tooLong: "That is longer than fits: {max, number} characters at the most.",
    oddCharacters: "There is a character in it that cannot be kept. Please type it again.",
    notAnEmail: "That does not look like an email address.",
    notOffered: "Please choose one of those offered.",
    tooOften: "That was a lot in a short time. Please try again in a while.",
    signInAgain:
      "You are not signed in any more. What you typed is still here: sign in in another tab, then send it again.",
    unavailable:
      "The site cannot reach its memory just now. What you typed is still here: please send it again in a minute. It is never kept twice.",
    lost: "That did not get through to the site. What you typed is still here: please send it again when you are connected.",
    stale:
      "The site was renewed since you opened this page. Please copy what you typed, load the page again and send it from there.",
    bug: "Something went wrong on our side, and nothing was saved. If it happens again, tell whoever runs the site this number: {id}.",
  },
  notFound: {
    title: "Not here",
    text: "There is nothing at this address, or nothing for you. Perhaps the link was cut short.",
    home: "To the next meetup",
  },
  broken: {
    title: "That went wrong",
    text: "It is our doing, not yours. Please try again in a moment.",
    home: "To the front page",
    again: "Try again",
  },
} as const;
