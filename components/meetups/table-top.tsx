/** The wood: a slab cut across a tree, its rings a little off the middle and never quite round. */
export function TableTop({ plain = false }: { plain?: boolean }) {
  return (
    <>
      <ellipse cx="5" cy="16" rx="150" ry="149" fill="var(--shade)" fillOpacity=".07" />
      <ellipse cx="3" cy="10" rx="150" ry="149" fill="var(--shade)" fillOpacity=".1" />
      <circle cy="4" r="149" fill="var(--rim)" />
      <circle r="149" fill="var(--rim)" />
      <circle r="146.5" fill="none" stroke="var(--rim-light)" strokeWidth="1.5" />
      <circle r="143" fill="var(--wood)" />
      <circle cx="-26" cy="-34" r="96" fill="var(--wood-light)" fillOpacity=".35" />
      <circle cx="-30" cy="-40" r="62" fill="var(--wood-light)" fillOpacity=".4" />
      {(plain ? rings.filter((_, i) => i % 4 === 2) : rings).map((ring) => (
        <path
          key={ring.d}
          d={ring.d}
          fill="none"
          stroke="var(--grain)"
          strokeWidth={plain ? 4 : ring.width}
          strokeOpacity={ring.strength}
        />
      ))}
      <circle cx="46" cy="66" r="21" fill="none" stroke="var(--rim)" strokeOpacity=".16" strokeWidth="3.5" />
      <circle
        cx="46"
        cy="66"
        r="19"
        fill="none"
        stroke="var(--rim)"
        strokeOpacity=".22"
        strokeDasharray="46 9 30 20"
      />
      <circle r="143" fill="none" stroke="var(--shade)" strokeOpacity=".16" strokeWidth="1.5" />
    </>
  );
}

const rings = Array.from({ length: 17 }, (_, i) => {
  const radius = 8 + i * 7.9 + 2.6 * Math.sin(i * 2.4);
  const drift = 1 - i / 17;
  return {
    d: ringPath(radius, -14 * drift, 9 * drift, i),
    width: [1.4, 3.2, 1.8, 2.4, 1.2][i % 5] ?? 2,
    strength: [0.55, 0.42, 0.75, 0.35, 0.6][i % 5] ?? 0.5,
  };
});

/** A closed smooth line round (cx, cy): points on a wobbling circle, joined by quadratic curves through their middles. */
function ringPath(radius: number, cx: number, cy: number, seed: number): string {
  const points = Array.from({ length: 18 }, (_, i) => {
    const at = (i / 18) * 2 * Math.PI;
    const wobble =
      1 +
      0.022 * Math.sin(2 * at + seed * 0.35) +
      0.014 * Math.sin(3 * at - seed * 0.5) +
      0.008 * Math.sin(5 * at + seed);
    const r = Math.min(radius * wobble, 140);
    return [cx + r * Math.cos(at), cy + r * Math.sin(at)] as const;
  });
  const middle = (i: number) => {
    const [ax, ay] = points[i % 18] ?? [0, 0];
    const [bx, by] = points[(i + 1) % 18] ?? [0, 0];
    return `${((ax + bx) / 2).toFixed(1)} ${((ay + by) / 2).toFixed(1)}`;
  };
  const curves = points.map((_, i) => {
    const [x, y] = points[(i + 1) % 18] ?? [0, 0];
    return `Q${x.toFixed(1)} ${y.toFixed(1)} ${middle(i + 1)}`;
  });
  return `M${middle(0)}${curves.join("")}Z`;
}
