/** Standing answers ("I usually come on Mondays"), the reminder, and what an answer from a letter says. */
export const standing = {
  title: "Usually here",
  lede: "Tell the others on which days you usually come. It counts as nothing: on the day you still say so, or not.",
  yours: "You usually come on {days}.",
  none: "The others may like to know on which days you usually come. It counts as nothing.",
  form: "When do you usually come?",
  days: "I usually come on",
  remind: "Remind me the evening before",
  remindHint: "One letter, with a button to say you’re going. Nothing if you have said something already.",
  saved:
    "{count, plural, =0 {Taken back. You usually come when you come.} one {Saved. You are “usually here” on one day of the week.} other {Saved. You are “usually here” on # days of the week.}}",
  here: "{names} {count, plural, one {is} other {are}} usually here, and {count, plural, one {has} other {have}} not said so yet.",
  hereYou: "You are usually here on this day, and have not said so yet.",
  hereYouToo: "You and {names} are usually here on this day, and have not said so yet.",
  letter: {
    subject: "{heading} at {place}: {state}{going, plural, =0 {} other { (# going)}}",
    intro: "You usually come on this day. The next one is on {date}, {time}, at {place}.",
    state: "How it stands: {state}{going, plural, =0 {} one {, with one going} other {, with # going}}.",
    small:
      "You get this because you said that you usually come on this day, and want to be reminded. Nobody has to come.",
  },
  link: {
    say: "Say when you usually come",
    title: "Your answer",
    lede: "One press, and the others know. There is no need to sign in.",
    form: "Your answer to this date",
    done: "See the date",
  },
} as const;
