import type { FormState } from "#lib/http/actions.ts";
import type { Words } from "#lib/i18n/words.ts";
import type { RefusedPicture } from "./picture.ts";

/** What a form says of a picture that was refused: at its own field. */
export function pictureRefusal({ number, why }: RefusedPicture, t: Words): FormState {
  const said = t(`boardsWriting.pictures.fault.${why}`);
  return { error: t("common.error.badForm"), errors: { [`picture${number}`]: said } };
}
