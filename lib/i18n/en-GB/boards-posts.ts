/** Posts and comments of boards: writing, changing, pen names. */
export const boardPosts = {
  none: "Neither",
  chooseMood: "Please choose Rah, Argh or Neither.",
  more: "A language, a veil, a pen name…",
  moreChange: "A language, a veil…",
  moreComment: "A language, a pen name…",
  title: "Title, if you like",
  lang: "Language",
  langHint: "So that it is read aloud and hyphenated properly.",
  listenLegend: "What would help",
  listen: "Please just listen",
  listenHint: "No advice wanted. The post says so, and so does the place to comment.",
  listenComment: "No advice here, please. A kind word is enough.",
  veil: "Put it behind a veil, because of…",
  veilHint:
    "People see the words once they tap it. Say what to expect: “illness”, “a client, with swearing”.",
  veiled: "Behind a veil: {reason}",
  tapToRead: "Tap to read",
  keep: "How long it stays",
  keepHint: "Then it is deleted for good.",
  keeps: {
    board:
      "{days, plural, =0 {For ever, as the board has it} one {A day, as the board has it} other {# days, as the board has it}}",
    "7": "A week",
    "31": "A month",
    "90": "90 days",
  },
  edited: "edited",
  goes: "until {day}",
  hidden: "Out of sight of the others until the keepers have looked at it.",
  removedPost:
    "{reason, select, none {A keeper removed this post.} other {A keeper removed this post: {reason}}}",
  removedComment:
    "{reason, select, none {A keeper removed this comment.} other {A keeper removed this comment: {reason}}}",
  moreToDo: "More about what {name} wrote",
  change: "Edit",
  changeTitle: "Edit your post",
  changeButton: "Save",
  changing: "Saving…",
  changed: "Changed.",
  sent: "Sent.",
  changeComment: "Your comment",
  leaveAsIs: "Leave it as it is",
  quote: "Quote",
  quoting: "You quote {name}",
  notQuoting: "Without the quote",
  quoted: "{name} said",
  thanks: {
    give: "Thank you, that helped",
    giving: "Thanking…",
    takeBack: "It helped. Take the thanks back",
    takingBack: "Taking back…",
    done: "They can see that it helped.",
    takenBack: "Your thanks are taken back.",
    badge: "That helped",
  },
  pen: {
    legend: "Under which name",
    own: "Your own name",
    pen: "A pen name",
    penHint: "The others in the board do not see who you are, and it is kept nowhere.",
    here: "“{name}”, your pen name here",
    hereHint: "In one thread you have one pen name.",
    name: "Pen name",
    nameHint: "Leave it empty and we’ll find you one, such as “{example}”. It holds for this thread alone.",
    about: "What a pen name hides, and what it cannot",
    under: "It stays under “{name}”.",
    odd: "Please write a name that can be seen.",
    you: "You",
  },
  refused: {
    muted: "The keepers have muted you for a while: you can read, but not write.",
    "not-yours": "Only the one who wrote it can change it.",
    removed: "A keeper has removed it, so there is nothing left to change.",
    "pen-taken": "Somebody is called that already. Please choose another name.",
    "pens-enough":
      "So much has been written under pen names here today that there is no room for more. Please try again tomorrow.",
    "not-yours-to-thank": "Only the one who wrote the post can say that it helped.",
  },
  penPage: {
    title: "Pen names",
    lede: "What a pen name hides, and what it cannot. Please read it before you write something that must not be traced to you.",
    hides: "What it hides",
    hidesList: {
      name: "The others in the board, keepers and organisers see the pen name, the words, and the day. They see nothing else of who you are, in the page or behind it.",
      kept: "Your name is not kept beside what you write. In its place is a number worked out from your account, the thread, and a key. The key is in a file of its own and never in the database.",
      thread:
        "In one thread you are the same pen name throughout, and nobody else can take it. From one thread to the next nothing shows that two pen names are the same person.",
      time: "Only the day is kept, never the hour. In a copy of the database, what was written on a day with pen names lies in an order of chance.",
      reading:
        "What you have seen, and which threads you follow or mute, lies sealed in one row that only that key opens. A copy of the database does not tell who has read what, and word of what is said goes out for everybody alike, whoever wrote it.",
      yours:
        "Signed in, you can change and delete it, because with the key the site can tell that it is yours. It looks that up when you ask, and forgets it.",
      counts:
        "What you write under a pen name is not counted under your name, and leaves no line in the log that says what or where.",
    },
    cannot: "What the host of the server could still find out",
    cannotList: {
      key: "Whoever holds both the database and the key file can work out for each member which pen names are theirs. Whoever looks after the server can hold both. The key file should not be kept with copies of the database.",
      memory:
        "While your words arrive, the running server knows who you are. Somebody who changes the program, or looks into its memory, could note it.",
      bell: "So that the others’ pages can follow, the database tells the running site in that moment that something changed in one of its boards: a long number in the board’s place, the same for a post, a comment or a reaction, and nothing of who did it. Who watches the database while it runs can see that moment; it is in no table and in no copy.",
      network:
        "The network sees that your device sent something to the site at that moment. The logs of the server, or of a company in between, may keep the address and the time.",
      disk: "The database writes a journal of its own on the disk, which for a while says to the second what was written when. It is not in a copy made the usual way.",
    },
    others: "What the others in the board could guess",
    othersList: {
      timing:
        "Whoever has the board open sees when a post appears there, and their page can note it. If only one person was awake then, they may think of them.",
      style:
        "You write like yourself. Favourite words, a client only you have, a story you told at the table: these give people away more often than any computer does.",
      few: "In a board of four people a pen name hides one of four.",
      presence:
        "Reactions are under your own name. If you react to a thread, people know that you have read it.",
    },
    law: "Nobody has asked us to weaken any of this, and there is no way in for organisers. Breaking the glass of a board shows what its members see, which is the pen name.",
  },
} as const;
