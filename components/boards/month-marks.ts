/** Where the marks of a month stand: in rows that fill from the start, as one would lay them out on a table. */
export const COLUMNS = 16;
export const PITCH = 24;

type Mark = { x: number; y: number; turn: number };

/** @param count how many; the first stands at half a pitch, and each is turned a little, always the same way */
export function laidOut(count: number): { marks: Mark[]; width: number; height: number } {
  const marks = Array.from({ length: count }, (_, at) => ({
    x: (at % COLUMNS) * PITCH + PITCH / 2,
    y: Math.floor(at / COLUMNS) * PITCH + PITCH / 2,
    turn: ((at * 37) % 25) - 12,
  }));
  return { marks, width: COLUMNS * PITCH, height: Math.max(1, Math.ceil(count / COLUMNS)) * PITCH };
}
