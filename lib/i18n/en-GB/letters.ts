/** What letters say. Subjects are the news itself. The words of the sign-in letter are in sign-in.ts. */
export const letters = {
  hello: "Hello {name},",
  dateGone: {
    subjectGone: "{date} is off",
    subjectMoved: "{date} is now {moved}",
    subjectMany: "{series}: {count, number} of your dates have changed",
    intro: "The group has changed how often, when or where {series} meets.",
    gone: "{count, plural, one {This date goes; you had said you would or might come:} other {These dates go; you had said you would or might come:}}",
    moved:
      "{count, plural, one {This date moves, and your answer with it:} other {These dates move, and your answers with them:}}",
    when: "{date}, {from}–{to}, {place}",
    move: "{before} → {after}",
    pattern: "From now on: {pattern}, {from}–{to}, {place}.",
    next: "What stands now:",
    none: "No further dates stand just now.",
    button: "See all dates",
    small:
      "You get this because you had answered one of these dates. Nobody has to come to the new ones either.",
  },
  changeUndone: {
    subject: "{series}: the change is undone",
    intro: "The last change of {series} has been undone. Dates you had answered, as they stand now:",
    on: "{day}, {time}, {place}: on again, with your answer",
    off: "{day}, {time}, {place}: off",
    small: "You get this because you had answered one of these dates.",
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
