/** Pages that only development and tests have. */
export const dev = {
  outbox: {
    title: "Outbox",
    lede: "Letters that were written while no SMTP_URL is set, the newest first.",
    none: "No letter has been written yet.",
    to: "to {to}, {at}",
    html: "As it looks",
  },
} as const;
