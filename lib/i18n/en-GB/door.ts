/** What the door says itself, where no page of the app can. */
export const door = {
  number: "If you tell somebody about this, the number is {id}.",
  home: "To the front page",
  again: "Try again",
  unavailable: {
    title: "Back in a moment",
    text: "The site cannot reach its memory just now. Nothing is lost. Please try again in a minute.",
    sent: "The site cannot reach its memory just now. Please go back, where what you typed still is, and send it again in a minute. It is never kept twice.",
  },
  broken: {
    title: "That went wrong",
    text: "It is our doing, not yours. Please try again. If it keeps happening, tell whoever runs the site the number below.",
  },
  tooLarge: {
    title: "That is too much to send",
    text: "A photo can have 10 MB, everything else about 1 MB. Please go back, choose a smaller one and send it again.",
  },
  stranger: {
    title: "That came from somewhere else",
    text: "This was not sent from a page of this site, so nothing was done. Please open the page here and send it again.",
  },
  misdirected: {
    title: "No such site here",
    text: "Nothing lives under this name. Please check the address.",
  },
  stale: {
    title: "This page is older than the site",
    text: "The site was renewed since you opened the page, so nothing was done. Please go back, copy what you typed, load the page again and send it from there.",
  },
  readOnly: {
    title: "This is only to be read",
    text: "Nothing can be sent to this address, so nothing was done.",
  },
  badRequest: {
    title: "That cannot be read",
    text: "The address or the way it was asked for is not one this site knows. Please start from the front page.",
  },
} as const;
