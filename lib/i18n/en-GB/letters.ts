/** What letters say. Subjects are the news itself. The words of the sign-in letter are in sign-in.ts. */
export const letters = {
  hello: "Hello {name},",
  dateGone: {
    subjectGone: "{date} is off",
    subjectMoved: "{date} is now {moved}",
    subjectMany: "{series}: {count, number} of your dates have changed",
    intro: "The group has changed how often, when or where {series} meets.",
    introPause: "{series} has no dates from {from} to {to}.",
    introPauseOpen: "{series} pauses from {from} on.",
    introEnd: "{series} has ended: there are no more dates from {from} on.",
    back: "{count, plural, one {This date is on again, with your answer as it was:} other {These dates are on again, with your answers as they were:}}",
    backMoved: "{after} (it was {before})",
    subjectBack: "{date} is on again",
    inZone: "{when} ({zone} time)",
    gone: "{count, plural, one {This date goes; you had said you would or might come:} other {These dates go; you had said you would or might come:}}",
    moved:
      "{count, plural, one {This date moves, and your answer with it:} other {These dates move, and your answers with them:}}",
    when: "{date}, {from}–{to}, {place}",
    move: "{before} → {after}",
    pattern: "From now on: {pattern}, {from}–{to}, {place}.",
    patternLater: "From {date} on: {pattern}, {from}–{to}, {place}.",
    paused: "Paused now.",
    pausedLater: "Paused from {date} on.",
    ended: "It has ended. Somebody may start it again some day.",
    endedLater: "It ends: no more dates from {date} on.",
    next: "What stands now:",
    none: "No further dates stand just now.",
    button: "See all dates",
    small:
      "You get this because you had answered one of these dates. Nobody has to come to the new ones either.",
  },
  changeUndone: {
    subject: "{series}: the change is undone",
    intro: {
      pattern: "The last change of {series} has been undone. Dates you had answered, as they stand now:",
      pause: "{series} does not pause after all. Dates you had answered, as they stand now:",
      end: "{series} does not end after all. Dates you had answered, as they stand now:",
    },
    on: "{day}, {time}, {place}: on again, with your answer",
    off: "{day}, {time}, {place}: off",
    small: "You get this because you had answered one of these dates.",
  },
  dateKept: {
    subject: "{date} stays on after all",
    intro: "{name} keeps a date of {series} that had gone when the group changed how often it meets:",
    introNobody: "A date of {series} that had gone when the group changed how often it meets stays on:",
    answer: "Your answer stands as it was.",
    button: "See the date",
    small: "You get this because you had answered this date. Nobody has to come.",
  },
  joinRequest: {
    subject: "{name} would like to come in",
    intro: "{name} ({email}) has asked to join {group}.",
    words: "They wrote:",
    button: "Let them in, or not now",
    small:
      "You get this because you are an organiser. All organisers got it; whoever is first answers for all.",
  },
  welcome: {
    subject: "You are in: welcome to {group}",
    intro: "Somebody has let you in. Nothing is expected of you: come when you feel like it.",
    how: "There is no password. To sign in, give this email address on the sign-in page, and a code comes by mail each time.",
    button: "Sign in",
    small:
      "You get this because you asked to join, or because an organiser added you. If neither can be, ignore it; nothing else will come.",
  },
} as const;
