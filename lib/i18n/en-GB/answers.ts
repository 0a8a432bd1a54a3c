/** Answers in full: company, seats and the line, what is said beside an answer, and the letters about them. */
export const answers = {
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
