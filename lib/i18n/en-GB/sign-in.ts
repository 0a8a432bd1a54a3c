export const signIn = {
  title: "Sign in",
  lede: "No password. We send a code to your email address; you type it here.",
  email: "Email address",
  emailHint: "The one the group knows you by.",
  ask: "Email me a code",
  asking: "Sending",
  /** The same for every address, known or not. */
  asked: {
    title: "Look in your email",
    text: "If {email} belongs to a member, a letter with a code is on its way there. It works for {minutes, number} minutes, in this browser only.",
  },
  code: "Code",
  codeHint: "Eight letters and digits. Capitals and the dash do not matter.",
  enter: "Sign in",
  entering: "Signing in",
  filledIn: "The code from the letter is filled in. One press of the button, and you are in.",
  nothingCame: "Nothing came?",
  nothingCameText:
    "Look among the junk, and check the address. A new code takes the place of the one before.",
  elsewhere: {
    title: "This browser did not ask for a code",
    text: "Or that was more than {minutes, number} minutes ago. Please type the code where you asked for it, or ask for a new one here.",
  },
  refused: {
    noCode: "A code has eight letters and digits, like ABCD-EFGH.",
    wrong:
      "That code does not work, or not any more. Check it against the newest letter, or ask for another below.",
  },
  notYet: "Not a member yet?",
  join: "Ask to join",
  welcome: {
    title: "Welcome. This is yours now",
    lede: "Whoever opens this link first and says who they are becomes the owner of this site: the first organiser. It works once.",
    name: "Your name",
    nameHint: "As the others know you. It can be changed later.",
    emailHint: "You sign in with it later on. Members do not see it.",
    button: "Become the owner",
    pending: "One moment",
  },
  quick: {
    title: "Sign in as {name}",
    lede: "A way in for trying things out. It is not there on a real site.",
    button: "Sign in as {name}",
  },
  letter: {
    subject: "Your code for signing in to {group}",
    hello: "Hello {name}, here is your code for {group}:",
    where:
      "Type it where you asked for it, within {minutes, number} minutes. It works once, and a newer code takes its place.",
    button: "Open the page with the code filled in",
    notYou:
      "You did not ask for this? Then somebody else typed your address. You need do nothing: without the code nobody gets in. Please give it to nobody.",
  },
} as const;
