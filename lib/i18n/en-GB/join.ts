/** Asking to come in, as visitors see it. */
export const join = {
  title: "Ask to join",
  lede: "Tell us who you are. Somebody from the group will look at it.",
  name: "Your name",
  nameHint: "As you would like to be called.",
  email: "Email address",
  emailHint: "Only the organisers see it. Signing in works with it later, so there is no password.",
  words: "A few words",
  wordsHint: "If you like: what you do, or how you heard of us.",
  button: "Ask to join",
  sending: "Sending",
  done: "Thank you. Somebody from the group will look at it.",
  doneMore:
    "When you are let in, a letter comes to the address you gave. You can come along before that: nobody checks at the door.",
  member: "You are a member already, so there is nothing to ask.",
  home: "To the next meetup",
} as const;
