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
  working: "One moment …",
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
      "The site cannot reach its memory just now. Nothing was saved; what you typed is still here. Please try again in a minute.",
    bug: "Something went wrong on our side, and nothing was saved. If it happens again, tell whoever runs the site this number: {id}.",
  },
  notFound: {
    title: "Not here",
    text: "There is nothing at this address, or nothing for you. Perhaps the link was cut short.",
    home: "To the next meetup",
  },
  broken: {
    title: "That went wrong",
    text: "It is our doing, not yours. Please try again; if it keeps happening, tell whoever runs the site this number: {id}.",
    again: "Try again",
  },
} as const;
