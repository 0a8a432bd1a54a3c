import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

/** A thing that can be done to a member: `value` goes with the form, `asks` says what it means. */
export type Deed = { value: string; label: string; asks: string; danger: boolean };

/** A member as the organisers' desk lists them. Stands in a form whose buttons are its deeds. */
export function DeskRow({
  id,
  name,
  email,
  photoUrl,
  badges,
  change,
  deeds,
  href,
}: {
  id: string;
  name: string;
  email: string;
  photoUrl: string | null;
  badges: string[];
  change: string;
  deeds: Deed[];
  /** Their page; a suspended member has none. */
  href?: string;
}) {
  return (
    <li className="grid gap-2 border-b border-line py-3 last:border-0">
      <div className="flex items-center gap-3.5">
        <Avatar id={id} name={name} photoUrl={photoUrl} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-2 leading-snug font-semibold wrap-anywhere">
            <bdi>{href ? <TextLink href={href}>{name}</TextLink> : name}</bdi>
            {badges.map((badge) => (
              <Badge key={badge} text={badge} tone="tea" />
            ))}
          </p>
          <p className="text-sm text-soft wrap-anywhere">
            <bdi>{email}</bdi>
          </p>
        </div>
      </div>
      {deeds.length > 0 && (
        <Confirm
          label={change}
          group="change"
          question={deeds.map(({ value, asks }) => <p key={value}>{asks}</p>)}
        >
          <div className="flex flex-wrap gap-2">
            {deeds.map(({ value, label, danger }) => (
              <Button
                key={value}
                name="deed"
                value={value}
                variant={danger ? "danger" : "plain"}
                size="small"
              >
                {label}
              </Button>
            ))}
          </div>
        </Confirm>
      )}
    </li>
  );
}
