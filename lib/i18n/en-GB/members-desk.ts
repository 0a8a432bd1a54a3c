/** The organisers' desk: the door to the group, its words, and what needs looking at. */
export const membersDesk = {
  title: "Members",
  lede: "Who is in, and who would like to be.",
  waiting: {
    title: "Would like to come in",
    none: "Nobody is waiting.",
    noneText: "Whoever asks on the “Ask to join” page turns up here, and you get a letter.",
    asked: "asked on {date}",
    letIn: "Let in",
    notNow: "Not now",
    done: "{name} is in. A letter with how to sign in is on its way.",
    doneNotNow: "Not now, then. {name} is not told, and can ask again after two weeks.",
    answered: "Another organiser was quicker: that has been answered already.",
  },
  add: {
    title: "Add somebody",
    name: "Name",
    email: "Email address",
    emailHint: "A letter with how to sign in goes there.",
    button: "Add",
    adding: "Adding",
    done: "{name} is in. A letter with how to sign in is on its way.",
    already: "Somebody with that address is in already, so nothing was done.",
  },
  list: {
    title: "All members",
    count: "{count, plural, one {# member} other {# members}}",
    find: "Find by name or address",
    findButton: "Find",
    nothing: "Nobody by that name or address.",
    you: "You",
    suspended: "Suspended",
    changeOf: "Change {name}…",
    more: "More members",
    older: "Further on",
    newer: "Back",
  },
  role: { member: "Member", organiser: "Organiser", owner: "Owner" },
  does: {
    "make-organiser": "Make organiser",
    "make-member": "No longer organiser",
    suspend: "Suspend",
    "bring-back": "Bring back",
  },
  asks: {
    "make-organiser":
      "Organisers can change how often the group meets, let people in and change its words. They get no right in anybody’s private board.",
    "make-member": "{name} stays a member, without the organisers’ desk.",
    suspend:
      "{name} is signed out everywhere and cannot sign in until somebody brings them back. Nothing of theirs is deleted.",
    "bring-back": "{name} can sign in again, and everything of theirs is as it was.",
  },
  done: {
    "make-organiser": "{name} is an organiser now.",
    "make-member": "{name} is a member like the others now.",
    suspend: "{name} is suspended.",
    "bring-back": "{name} is back.",
  },
  refused: {
    notYours:
      "That is not yours to change: only the owner makes or suspends organisers, and nobody changes themselves here.",
    sameAlready: "That was so already.",
    suspended: "Bring them back first.",
  },
} as const;

export const desk = {
  title: "Organisers’ desk",
  lede: "What there is to look after.",
  series: {
    title: "When we meet",
    none: "There is no series yet.",
    setUp: "Set up the group",
    notSetUp: "The group has not been set up yet.",
  },
  people: {
    title: "Who is in",
    members: "Members",
    waiting:
      "{count, plural, =0 {Nobody is waiting to come in.} one {One person would like to come in.} other {# people would like to come in.}}",
  },
  words: {
    title: "The group’s words",
    link: "Name and welcome",
    lede: "What everyone reads, visitors too.",
    name: "What is the group called?",
    welcome: "A line or two for those who have not been yet",
    welcomeHint: "If you like. Visitors see it on the front page.",
    saving: "Saving",
    saved: "Saved. Everyone sees it now.",
  },
  trouble: {
    noMailTitle: "Mail is not set up",
    noMail:
      "Letters, sign-in codes among them, are not sent: they go to the folder “outbox” in the data folder. Whoever runs the site can set SMTP_URL (and MAIL_FROM) and start it again.",
    failedTitle: "What did not work",
    failedLede: "Each of these was tried five times. They leave this list after 30 days.",
    failed: "{what}. {why}",
    queue: {
      "send-letter": "A letter was not sent",
      "lay-out-dates": "The coming dates were not laid out",
      "tidy-up": "What is past its time was not cleared away",
      other: "Something in the background stopped ({queue})",
    },
    why: {
      auth: "The mail server refused the name or password in SMTP_URL.",
      reach: "The mail server in SMTP_URL could not be reached.",
      refused: "The mail server refused the letter or its address.",
      other: "The log has more ({reason}).",
    },
  },
} as const;
