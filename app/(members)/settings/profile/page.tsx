import { ProfileFields } from "#components/people/profile-fields.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { profileForm } from "#lib/members/queries.ts";
import { saveMyProfile } from "./actions.ts";

export const metadata = { title: words()("people.own.title") };

/** One's own profile, photo and all in one form, so that choosing a photo loses nothing that was typed. */
export default async function OwnProfilePage() {
  const profile = await inPage(profileForm(await pageMember("/settings/profile")));
  const t = words();
  return (
    <Page
      above={
        <TextLink href="/settings" back>
          {t("people.own.back")}
        </TextLink>
      }
      title={t("people.own.title")}
      lede={t("people.own.lede")}
    >
      <ActionForm action={saveMyProfile}>
        <ProfileFields profile={profile} />
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <SubmitButton
            label={t("people.own.save")}
            pendingLabel={t("people.own.saving")}
            variant="primary"
          />
          <TextLink href={`/people/${profile.id}`}>{t("people.own.see")}</TextLink>
        </div>
      </ActionForm>
    </Page>
  );
}
