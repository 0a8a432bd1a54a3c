/** Answers in full: company, seats and the line, what is said beside an answer, and the letters about them. */
export const answers = {
  /** What holds now, below the buttons. */
  holds: {
    if: "You go as soon as {count, plural, one {one other goes} other {# others go}}. Nobody else sees this.",
    ifNamed: "You go as soon as {names} {count, plural, one {goes} other {go}}. Nobody else sees this.",
    cameIn: "You go because others do. If they can’t after all, you go back to waiting, and are told.",
    inLine:
      "You are {place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} in the line. You are told when a seat is yours.",
  },
  cameIn: "It has come together: you’re going.",
  more: {
    title: "Say more",
    note: "A few words",
    noteHint: "“in pyjamas, sorry”. Members read it.",
    from: "There from",
    to: "Until",
    timesHint: "Only if you come for a part of it.",
    guests: "Guests",
    guestNames: "Their names",
    guestNamesHint: "If they don’t mind.",
    company: "Go if at least so many others do",
    names: "Or only if these do",
    namesHint: "Names of members, with commas between. Left empty, the number above counts.",
    saved: "Saved.",
    wrongTime: "Please write a time as 11:15.",
    wrongGuests: "Please give a number from 0 to 9.",
    wrongCompany: "Please give a number from 1 to 20.",
    nobodyCalled: "There is no other member called {name}.",
    severalCalled: "More than one member is called {name}. Please write the whole name.",
  },
  who: {
    there: "there {from}–{to}",
    quoted: "“{note}”",
    guests: "+{count}",
    guestsNamed: "+{count}: {names}",
    here: "there now",
    line: "In the line: {names}",
    lineCount: "{count, plural, =0 {} one {One person is in the line.} other {# people are in the line.}}",
    seats: "{free, plural, =0 {All {seats} seats are taken.} other {# of {seats} seats free.}}",
  },
  letter: {
    when: "{date}, {time}, {place}.",
    more: "{count, plural, one {# other} other {# others}}",
    button: "See the date",
    cameIn: {
      subject: "{date}, {clock}: you’re going{others, plural, =0 {} other {, with {with}}}",
      text: "You said you’d go if others do, and now it has come together: you’re going{others, plural, =0 {} other {, with {with}}}.",
      small:
        "You get this because you said “I’ll go if someone else does”. If something comes up, say so on the page; nobody minds.",
    },
    waitingAgain: {
      subject: "{date}, {clock}: you’re not down as going any more",
      text: "The company you waited for can’t come after all, so you are back to waiting. If that changes you are told. Nobody else sees that you wait.",
      small: "You get this because you said “I’ll go if someone else does”.",
    },
    companyGone: {
      subject: "{date}, {clock}: the others can’t come after all",
      text: "{others, plural, =0 {Nobody else says they’re going any more.} one {Of the others only {with} is going now.} other {Going now: {with}.}} It is too close to the start to put you back to waiting, so you are still down as going. Stay or don’t, as you like; one tap on the page takes it back.",
      small: "You get this because you said “I’ll go if someone else does”.",
    },
    movedUp: {
      subject: "{date}, {clock}: a seat is yours",
      text: "A seat has come free, and you were next in the line: you’re going{others, plural, =0 {} other {, with {with}}}.",
      small:
        "You get this because you were in the line. If you can’t come any more, say so and the seat goes to the next.",
    },
  },
} as const;
