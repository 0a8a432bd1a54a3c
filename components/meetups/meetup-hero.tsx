import type { ReactNode } from "react";

/**
 * The one big card of the front page and of a meetup's own page: how it stands, when, where, the table,
 * the answers, who. On a phone one column, with the answers held within reach of the thumb until one has
 * scrolled down to where they are; from 832 px the table stands at the side.
 */
export function MeetupHero({
  label,
  state,
  title,
  where,
  table,
  answers,
  children,
}: {
  /** Names the landmark: "The next meetup". */
  label: string;
  /** A StatePill. */
  state: ReactNode;
  /** "Monday, 11 till 12": the page's h1. */
  title: ReactNode;
  /** Place and day: "Costa, Kings Heath High Street · tomorrow, 23 November". */
  where: ReactNode;
  table: ReactNode;
  /** AnswerButtons; left out for visitors and past dates. */
  answers?: ReactNode;
  /** What comes below the answers: the shout, Who, Overlap, links to the calendar. */
  children?: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className="flex flex-col gap-5 rounded-xl border border-line bg-card p-5 shadow-card min-[24rem]:p-6 wide:grid wide:grid-cols-[1.1fr_1fr] wide:grid-rows-[auto_auto_1fr] wide:gap-x-11 wide:gap-y-6 wide:p-10"
    >
      <div className="grid gap-3 wide:col-start-2 wide:row-start-1">
        {state}
        <div>
          <h1 className="text-3xl">{title}</h1>
          <div className="mt-1.5 text-soft text-pretty">{where}</div>
        </div>
      </div>
      <div className="grid place-items-center wide:sticky wide:top-8 wide:col-start-1 wide:row-span-3 wide:row-start-1 wide:self-start">
        {table}
      </div>
      {answers && <div className={`wide:col-start-2 ${atTheThumb}`}>{answers}</div>}
      {children && <div className="grid content-start gap-5 wide:col-start-2">{children}</div>}
    </section>
  );
}

/** Above the bar of places on phones high enough; the table fades out behind it. */
const atTheThumb =
  "-mx-2 rounded-md bg-card px-2 thumb:sticky thumb:bottom-[calc(4rem+env(safe-area-inset-bottom))] thumb:z-10 thumb:py-2 thumb:before:absolute thumb:before:inset-x-0 thumb:before:bottom-full thumb:before:h-5 thumb:before:bg-linear-to-t thumb:before:from-card thumb:before:to-transparent";
