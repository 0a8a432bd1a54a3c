/** What is said round about one date: remarks, who is heading down, who is there, who overlaps with whom. */
export const onTheDay = {
  more: "{count, plural, one {one more} other {# more}}",
  remarks: {
    title: "Remarks",
    empty: "Nobody has remarked on anything yet.",
    field: "Your remark",
    hint: "“I’ll be the one with the red scarf.”",
    button: "Say it",
    pending: "One moment…",
    done: "It’s there.",
    closed: "The thread of this date is closed.",
    refused: {
      closed: "This date was over a day ago, and its thread is closed. What you typed is still here.",
    },
    when: "{date}, {time}",
    you: "{name} (you)",
    more: "More remarks",
    older: "Older remarks",
    newest: "Back to the newest",
    delete: "Delete…",
    deleteLabel: "Delete the remark of {name}: {text}",
    deleteQuestion: "This deletes the remark. It cannot be brought back.",
    deleteButton: "Delete the remark",
    deleting: "Deleting…",
    deleted: "The remark is deleted.",
    notYours: "That remark is somebody else’s. Only they and organisers can delete it.",
  },
  shout: {
    // The buttons' names are fixed, with a typewriter's apostrophe: others script against them.
    button: "I'm heading down, anyone else?",
    pending: "One moment…",
    done: "Said. Those who asked to hear it are told, and you’re going.",
    heading:
      "{count, plural, =1 {{names} is heading down. Anyone else?} other {{names} are heading down. Anyone else?}}",
    youAlone: "You’ve said that you are heading down.",
    you: "You and {names} are heading down. Anyone else?",
    refused: {
      cancelled: "This date is off, so there is nowhere to head to.",
      over: "This one is over.",
      "too-early": "It is early for that: from two hours before the start.",
      "said-already": "You have said so already.",
      full: "The table is full. You are in the line, and you are told when a seat is free. Nobody was called.",
      "no-room":
        "The table has no room for the guests you named. Nobody was called; change your answer first.",
    },
  },
  here: {
    button: "I'm here",
    left: "I’ve left",
    pending: "One moment…",
    legend: "At the table",
    done: "You’re here. It is forgotten when the date is over.",
    doneLeft: "You’ve left.",
    refused: {
      cancelled: "This date is off, so nobody is there.",
      over: "This one is over.",
      "too-early": "It is early for that: from half an hour before the start.",
    },
  },
  overlap: {
    title: "Who is there when",
    best: "From {from} to {to} at least {count, number} of you are there.",
    whole: "At least {count, number} of you are there the whole time.",
    none: "As it stands, no two of you meet.",
    segment:
      "{going, plural, =0 {From {from} to {to} nobody is going to be there} one {From {from} to {to} there is one: {names}} other {From {from} to {to} there are #: {names}}}{might, plural, =0 {.} other {; {mights} might.}}",
    you: "you",
    youRow: "You",
  },
  letter: {
    subject: "{name} is heading down to {place} now",
    text: "{name} is heading down to {place} ({time}) and asks: anyone else?",
    button: "See who’s there",
    small: "You get this because you asked to hear when somebody heads down. Nobody has to go.",
  },
} as const;
