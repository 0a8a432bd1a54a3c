import { FormArea, FormText } from "#components/ui/action-form.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { ChoiceRow } from "#components/ui/choice.tsx";
import { words } from "#lib/i18n/words.ts";
import { PHOTO_BYTES } from "#lib/members/picture-limits.ts";
import { PhotoInput } from "./photo-input.tsx";

export type ProfileFieldsProps = {
  id: string;
  name: string;
  craft: string;
  languages: string;
  about: string;
  links: string;
  /** An IANA zone; empty for the group's. */
  zone: string;
  photoUrl: string | null;
};

/** The fields of one's own profile, inside an ActionForm. */
export function ProfileFields({ profile }: { profile: ProfileFieldsProps }) {
  const t = words();
  return (
    <>
      <FormText
        name="name"
        label={t("people.own.name")}
        hint={t("people.own.nameHint")}
        defaultValue={profile.name}
        autoComplete="name"
        maxLength={80}
        required
        dir="auto"
      />
      <PhotoField {...profile} />
      <FormText
        name="craft"
        label={t("people.own.craft")}
        hint={t("people.own.craftHint")}
        defaultValue={profile.craft}
        maxLength={120}
        dir="auto"
      />
      <FormText
        name="languages"
        label={t("people.own.languages")}
        hint={t("people.own.languagesHint")}
        defaultValue={profile.languages}
        dir="auto"
      />
      <FormArea
        name="about"
        label={t("people.own.about")}
        hint={t("people.own.aboutHint")}
        defaultValue={profile.about}
        maxLength={2000}
      />
      <FormArea
        name="links"
        label={t("people.own.links")}
        hint={t("people.own.linksHint")}
        defaultValue={profile.links}
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        rows={2}
      />
      <FormText
        name="zone"
        label={t("people.own.zone")}
        hint={t("people.own.zoneHint")}
        defaultValue={profile.zone}
        maxLength={60}
        list="zones"
        autoCapitalize="none"
        spellCheck={false}
      />
      <datalist id="zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

function PhotoField({ id, name, photoUrl }: ProfileFieldsProps) {
  const t = words();
  return (
    <div className="grid max-w-prose grid-cols-[auto_minmax(0,1fr)] items-start gap-4 max-[24rem]:grid-cols-1">
      <Avatar id={id} name={name} photoUrl={photoUrl} size="large" />
      <div className="grid gap-3 [&_input::file-selector-button]:me-3 [&_input::file-selector-button]:rounded-sm [&_input::file-selector-button]:bg-tea-wash [&_input::file-selector-button]:px-3 [&_input::file-selector-button]:py-1 [&_input::file-selector-button]:font-semibold [&_input::file-selector-button]:text-tea-deep">
        <PhotoInput
          name="photo"
          label={t("people.own.photo")}
          hint={t("people.own.photoHint")}
          again={t("people.own.photoAgain")}
          tooBig={t("people.photoError.tooBig")}
          bytes={PHOTO_BYTES}
        />
        {photoUrl && (
          <ChoiceRow
            name="photoOff"
            value="yes"
            label={t("people.own.photoOff")}
            hint={t("people.own.photoOffHint")}
          />
        )}
      </div>
    </div>
  );
}
