/**
 * The letters' colours: tokens of app/tokens.css, written out, because mail programs know no variables.
 * A test holds that they are the same.
 */
export const light = {
  paper: "#fbf5e9",
  card: "#fffdf8",
  ink: "#2b211a",
  soft: "#5a4d41",
  line: "#e5d8c3",
  tea: "#9c4a16",
  "tea-wash": "#f7e3cf",
  "on-tea": "#fff9f0",
};

export const dark: typeof light = {
  paper: "#1a1512",
  card: "#251e18",
  ink: "#f6ecdf",
  soft: "#cfc0af",
  line: "#42362c",
  tea: "#f3ad6d",
  "tea-wash": "#43301f",
  "on-tea": "#231509",
};
