/** A board's month in Rah and Argh: the words beside the picture, which say the same. */
export const boardMonth = {
  title: "{month} in Rah and Argh",
  rahs: "{count, plural, =0 {No Rahs} one {1 Rah} other {# Rahs}}",
  arghs: "{count, plural, =0 {No Arghs} one {1 Argh} other {# Arghs}}",
  said: "{month}: {rah, plural, =0 {no Rahs} one {1 Rah} other {# Rahs}} and {argh, plural, =0 {no Arghs} one {1 Argh} other {# Arghs}}, from at least {people, number} people.",
  newest:
    "{month}, its newest {most, number} posts: {rah, plural, =0 {no Rahs} one {1 Rah} other {# Rahs}} and {argh, plural, =0 {no Arghs} one {1 Argh} other {# Arghs}}, from at least {people, number} people.",
  each: "Each mark stands for {count} posts.",
  none: "There is no picture of {month}.",
  more: "Other months",
} as const;
