import { Opened } from "#components/meetups/opened.tsx";
import { ActionForm, type ActionState, FormKey } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { MOST_PICTURES } from "#lib/boards/picture-limits.ts";
import { words } from "#lib/i18n/words.ts";
import { PictureFields } from "./picture-fields.tsx";
import type { PostPicture } from "./post-pictures.tsx";

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

/** For a post's author: taking its pictures away, and adding one while there is room. */
export function OwnPictures({
  pictures,
  fields,
  sent,
  add,
  remove,
}: {
  pictures: readonly PostPicture[];
  /** Board and post, and that it stands under a pen name if it does. */
  fields: Record<string, string>;
  /** A form's key (lib/once.ts). */
  sent: string;
  add: Action;
  remove: Action;
}) {
  const t = words();
  const at = Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  return (
    <div className="no-print flex flex-wrap gap-x-6 pt-1">
      {pictures.length < MOST_PICTURES && (
        <ActionForm action={add} inline label={t("boardsWriting.pictures.addTo")}>
          {at}
          <FormKey value={sent} />
          <Opened summary={t("boardsWriting.pictures.own")}>
            <PictureFields room={1} />
            <div>
              <SubmitButton
                label={t("boardsWriting.pictures.add")}
                pendingLabel={t("boardsWriting.pictures.adding")}
              />
            </div>
          </Opened>
        </ActionForm>
      )}
      {pictures.length > 0 && (
        <ActionForm action={remove} inline label={t("boardsWriting.pictures.of")}>
          {at}
          <Opened summary={t("boardsWriting.pictures.takeAway")}>
            <div className="flex flex-wrap gap-2">
              {pictures.map(({ id, alt }) => (
                <SubmitButton
                  key={id}
                  name="picture"
                  value={id}
                  size="small"
                  label={t("boardsWriting.pictures.remove", {
                    alt: alt.length > 40 ? `${alt.slice(0, 40)}…` : alt,
                  })}
                  pendingLabel={t("boardsWriting.pictures.removing")}
                />
              ))}
            </div>
          </Opened>
        </ActionForm>
      )}
    </div>
  );
}
