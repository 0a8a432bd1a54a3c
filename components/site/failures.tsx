import { Time } from "#components/ui/time.tsx";
import type { Words } from "#lib/i18n/words.ts";
import { inZone } from "#lib/time.ts";

export type Failure = {
  id: string;
  queue: string;
  reason: string;
  kind: "auth" | "reach" | "refused" | "other";
  failedAt: Date;
};

/** What was tried in the background and failed for good: when, what, and why as far as that is known. */
export function Failures({ failed, zone, t }: { failed: Failure[]; zone: string; t: Words }) {
  return (
    <div className="grid max-w-prose gap-3">
      <p className="text-soft">{t("desk.trouble.failedLede")}</p>
      <ul className="grid gap-2">
        {failed.map(({ id, queue, reason, kind, failedAt }) => (
          <li key={id} className="rounded-md border-s-[0.35rem] border-bad bg-bad-wash px-4 py-3">
            <p className="text-sm">
              <Time iso={failedAt.toISOString()} text={inZone(failedAt, zone, "EEEE d MMMM, HH:mm")} />
            </p>
            <p>
              {t("desk.trouble.failed", {
                what: what(queue, t),
                why: t(`desk.trouble.why.${kind}`, { reason }),
              })}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function what(queue: string, t: Words): string {
  if (queue === "send-letter" || queue === "lay-out-dates" || queue === "tidy-up")
    return t(`desk.trouble.queue.${queue}`);
  return t("desk.trouble.queue.other", { queue });
}
