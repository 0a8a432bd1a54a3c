import { log } from "#lib/log.ts";

/**
 * Next prints the error of a page as it is, and a database's error holds what somebody wrote. From here on an error
 * that anything prints becomes a line of our log: with the request, and with the digest that the page shows as its
 * number. Plain words are printed as they were.
 * @returns puts it back
 */
export function logPrintedErrors(): () => void {
  const { console: printer } = globalThis;
  const print = printer.error;
  printer.error = (...said: unknown[]) => {
    const error = said.find((each) => each instanceof Error);
    if (!error) return print(...said);
    const { digest } = error as { digest?: unknown };
    log.error("an error was printed", error, { digest: typeof digest === "string" ? digest : undefined });
  };
  return () => {
    printer.error = print;
  };
}
