import sharp from "sharp";
import type { SentPicture } from "#lib/boards/picture-schema.ts";

/** The one picture in the sample group's boards, drawn here so that no photo of anybody is in the source. */
export async function samplePicture(alt: string): Promise<SentPicture> {
  const drawn = await sharp(Buffer.from(desk)).png().toBuffer();
  return { number: 1, alt, file: new File([new Uint8Array(drawn)], "desk.png", { type: "image/png" }) };
}

const desk = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" viewBox="0 0 1200 800">
  <rect width="1200" height="800" fill="#e9dcc6"/>
  <rect x="150" y="70" width="620" height="430" rx="10" fill="#fff8ea"/>
  <rect x="170" y="90" width="580" height="390" fill="#f6c99a"/>
  <rect x="170" y="90" width="580" height="200" fill="#f2b98b"/>
  <circle cx="560" cy="330" r="62" fill="#fff1c9"/>
  <path d="M170 400 q90-70 190-20 t190-10 t200 0 V480 H170Z" fill="#8a9a78"/>
  <path d="M170 440 q120-50 260-10 t320-10 V480 H170Z" fill="#6d7f60"/>
  <path d="M455 90V480M170 285H750" stroke="#fff8ea" stroke-width="14"/>
  <rect y="560" width="1200" height="240" fill="#a9764c"/>
  <rect y="560" width="1200" height="16" fill="#8d5f3a"/>
  <path d="M250 520 h170 v90 a60 60 0 0 1 -60 60 h-50 a60 60 0 0 1 -60 -60z" fill="#2f5d62"/>
  <path d="M420 545 h30 a35 35 0 0 1 0 80 h-38" fill="none" stroke="#2f5d62" stroke-width="18"/>
  <ellipse cx="335" cy="522" rx="85" ry="14" fill="#5b3a24"/>
  <g fill="none" stroke="#fffaf0" stroke-width="9" stroke-linecap="round" opacity=".8">
    <path d="M305 490 q-22-32 0-62 t0-58"/><path d="M355 490 q-22-32 0-62 t0-58"/>
  </g>
  <g stroke="#cbb892" stroke-width="3">
    <rect x="640" y="630" width="400" height="28" fill="#fffdf6"/><rect x="652" y="602" width="392" height="28" fill="#fff6e2"/>
    <rect x="636" y="574" width="400" height="28" fill="#fffdf6"/><rect x="648" y="546" width="388" height="28" fill="#fff6e2"/>
  </g>
  <path d="M690 546 q-10-120 130-128 q150-6 168 84 q6 44 -30 44z" fill="#4a4038"/>
  <path d="M700 500 q-46 0-44-44 l-8-52 40 26 q22-10 44 0 l40-24 -6 52 q4 46 -66 42z" fill="#4a4038"/>
  <path d="M984 520 q70 6 62-60 q-2-28 16-34" fill="none" stroke="#4a4038" stroke-width="24" stroke-linecap="round"/>
  <g fill="none" stroke="#e9dcc6" stroke-width="5" stroke-linecap="round">
    <path d="M676 458 q9 9 18 0M716 458 q9 9 18 0M700 474 q5 6 10 0"/>
  </g>
</svg>`;
