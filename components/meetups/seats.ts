import { hash } from "#components/ui/initials.ts";

export type Seat = {
  /** From the middle of the table, which is 340 wide; y points down. */
  x: number;
  y: number;
  /** Size of the cup, 1 being a saucer of radius 30. */
  scale: number;
  /** Where the cup's handle points, in degrees. */
  turn: number;
};

type Ring = { seats: number; radius: number; from: number };

type Plan = { most: number; scale: number; outer: Ring; inner?: Ring };

const roomy: Plan = { most: 8, scale: 1, outer: { seats: 8, radius: 100, from: -112 } };
const busy: Plan = { most: 14, scale: 0.72, outer: { seats: 14, radius: 108, from: -90 } };
/** The last seat of the inner ring is kept for the cup that says "+16". */
const inner: Ring = { seats: 9, radius: 70, from: -70 };
const full: Plan = { most: 24, scale: 0.6, outer: { seats: 16, radius: 118, from: -90 }, inner };

/** How many can be drawn; the rest are a number in a cup of their own. */
export const MOST_SEATS = 24;

/**
 * A seat for each id, in the order given. Who sits somewhere is decided by the id's hash and by those
 * before it, so with ids in the order of answering nobody moves when somebody else comes (unless the table
 * has to be laid for smaller cups, and then all stay on their side of it).
 */
export function seatsFor(ids: string[]): Seat[] {
  const plan = [roomy, busy].find(({ most }) => ids.length <= most) ?? full;
  const free = seatsOf(plan);
  const elbowRoom = 560 / plan.outer.seats;
  const taken: number[] = [];
  return ids.slice(0, MOST_SEATS).map((id) => {
    const wish = hash(id) % 360;
    free.sort((a, b) => apart(a.angle, wish) - apart(b.angle, wish));
    const spacious = free.findIndex(({ angle }) => taken.every((other) => apart(angle, other) > elbowRoom));
    const [{ angle, radius } = { angle: 0, radius: 0 }] = free.splice(Math.max(spacious, 0), 1);
    taken.push(angle);
    return place(angle, radius, plan.scale, (hash(`${id} handle`) % 100) - 50 + angle);
  });
}

/** The seat of the cup that says how many more there are. */
export function moreSeat(): Seat {
  return place(ringAngles(inner).at(-1) ?? 0, inner.radius, full.scale, 40);
}

function seatsOf({ outer, inner }: Plan) {
  const on = (ring: Ring) => ringAngles(ring).map((angle) => ({ angle, radius: ring.radius }));
  return inner ? [...on(outer), ...on(inner).slice(0, -1)] : on(outer);
}

function ringAngles({ seats, from }: Ring): number[] {
  return Array.from({ length: seats }, (_, i) => from + (360 / seats) * i);
}

function apart(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return Math.min(turn, 360 - turn);
}

function place(angle: number, radius: number, scale: number, turn: number): Seat {
  const at = (angle * Math.PI) / 180;
  return { x: round(Math.cos(at) * radius), y: round(Math.sin(at) * radius), scale, turn: Math.round(turn) };
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
