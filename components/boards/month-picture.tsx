import { TextLink } from "#components/ui/text-link.tsx";
import { FEWEST_PEOPLE, MOST_POSTS } from "#lib/boards/month-rules.ts";
import { words } from "#lib/i18n/words.ts";
import { laidOut } from "./month-marks.ts";
import { MoodLabel } from "./post-card.tsx";

type Named = { month: string; name: string };
type Props = Named & {
  picture: { rah: number; argh: number; each: number; marks: { rah: number; argh: number } } | null;
  more: boolean;
  before: Named | null;
  after: Named | null;
};

/**
 * A month of a board: a smooth round for each Rah, a burst for each Argh, with their words and numbers beside them and a
 * sentence that says the same. Whose they are, and on which day, is not in it.
 * @param path of the board
 */
export function MonthPicture({ path, month }: { path: string; month: Props }) {
  const t = words();
  const { picture, name, more, before, after } = month;
  const title = t("boardMonth.title", { month: name });
  return (
    <section
      aria-label={title}
      id="month"
      className="@container max-w-prose rounded-lg border border-line bg-card p-4 min-[24rem]:p-5"
    >
      <h2 className="mb-3 text-lg">{title}</h2>
      {picture ? (
        <Drawn picture={picture} name={name} more={more} />
      ) : (
        <p>{t("boardMonth.none", { month: name })}</p>
      )}
      {(before || after) && (
        <nav
          aria-label={t("boardMonth.more")}
          className="mt-2 flex flex-wrap gap-x-6 text-sm [&>a]:inline-flex [&>a]:min-h-11 [&>a]:items-center"
        >
          {before && (
            <TextLink href={`${path}?month=${before.month}#month`} back>
              {before.name}
            </TextLink>
          )}
          {after && <TextLink href={`${path}?month=${after.month}#month`}>{after.name}</TextLink>}
        </nav>
      )}
    </section>
  );
}

function Drawn({
  picture,
  name,
  more,
}: {
  picture: NonNullable<Props["picture"]>;
  name: string;
  more: boolean;
}) {
  const t = words();
  const { rah, argh, each, marks } = picture;
  const all = { month: name, rah, argh, people: FEWEST_PEOPLE };
  return (
    <figure className="grid gap-3">
      <div aria-hidden="true" className="grid gap-3">
        <Row mood="rah" text={t("boardMonth.rahs", { count: rah })} count={marks.rah} />
        <Row mood="argh" text={t("boardMonth.arghs", { count: argh })} count={marks.argh} />
      </div>
      <figcaption className="text-sm text-soft">
        {more ? t("boardMonth.newest", { ...all, most: MOST_POSTS }) : t("boardMonth.said", all)}
        {each > 1 && ` ${t("boardMonth.each", { count: each })}`}
      </figcaption>
    </figure>
  );
}

function Row({ mood, text, count }: { mood: "rah" | "argh"; text: string; count: number }) {
  const { marks, width, height } = laidOut(count);
  return (
    <div className="grid items-center gap-x-4 gap-y-1.5 @min-[26rem]:grid-cols-[8.5rem_1fr]">
      <MoodLabel mood={mood} text={text} />
      {count > 0 && (
        <svg viewBox={`0 0 ${width} ${height}`} className="w-full max-w-96" role="presentation">
          {marks.map(({ x, y, turn }) => (
            <path
              key={`${x} ${y}`}
              d={drawn[mood]}
              transform={`translate(${x} ${y}) rotate(${turn})`}
              className={looks[mood]}
              strokeWidth={1.6}
              strokeLinejoin="round"
              strokeLinecap="round"
            />
          ))}
        </svg>
      )}
    </div>
  );
}

const looks = { rah: "fill-rah-wash stroke-rah", argh: "fill-argh-wash stroke-argh" };

/** Round its middle: a round that points up, and a burst. */
const drawn = {
  rah: "M0-8.500a8.500 8.500 0 010 17a8.500 8.500 0 010-17zM-3.500 1.700L0-2.300L3.500 1.700",
  argh: "M0-10l2.600 5.200 5.100-2.600-1.900 5.300 5.200 2.300-5.300 2 1.800 5.300-5.200-2.500-2.400 5-2.300-5.200-5.200 2.100 2.100-5.100-5.100-2.500 5.200-1.900-2.200-5.300 5.300 2.400z",
};
