import { PhotoInput } from "#components/people/photo-input.tsx";
import { FormText } from "#components/ui/action-form.tsx";
import { ALT_LENGTH, MOST_PICTURES, PICTURE_BYTES } from "#lib/boards/picture-limits.ts";
import { words } from "#lib/i18n/words.ts";

/**
 * Where pictures are chosen and described, inside an ActionForm whose schema has `pictureFields`
 * (lib/boards/picture-schema.ts). The form is sent as multipart, which a form with an action always is.
 * @param room how many more the post may have
 */
export function PictureFields({ room = MOST_PICTURES }: { room?: number }) {
  const t = words();
  return (
    <div className="grid max-w-prose gap-4">
      <p className="text-sm text-soft">{t("boardsWriting.pictures.hint", { count: MOST_PICTURES })}</p>
      {Array.from({ length: room }, (_, at) => at + 1).map((number) => (
        <div
          key={number}
          className="grid gap-3 border-s-2 border-line ps-4 [&_input::file-selector-button]:me-3 [&_input::file-selector-button]:rounded-sm [&_input::file-selector-button]:bg-tea-wash [&_input::file-selector-button]:px-3 [&_input::file-selector-button]:py-1 [&_input::file-selector-button]:font-semibold [&_input::file-selector-button]:text-tea-deep"
        >
          <PhotoInput
            name={`picture${number}`}
            label={t("boardsWriting.pictures.picture", { number })}
            hint=""
            again={t("boardsWriting.pictures.again")}
            tooBig={t("boardsWriting.pictures.fault.tooBig")}
            bytes={PICTURE_BYTES}
          />
          <FormText
            name={`alt${number}`}
            label={t("boardsWriting.pictures.alt", { number })}
            hint={t("boardsWriting.pictures.altHint")}
            maxLength={ALT_LENGTH}
            dir="auto"
          />
        </div>
      ))}
    </div>
  );
}
