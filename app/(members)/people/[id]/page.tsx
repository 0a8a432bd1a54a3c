import { cache } from "react";
import { ProfileFacts, ProfileWords } from "#components/people/profile.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { profilePage } from "#lib/members/queries.ts";

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => inPage(profilePage(await pageMember(`/people/${id}`), id)));

export async function generateMetadata({ params }: Props) {
  return { title: (await read((await params).id)).name };
}

/** A member, as the others see them. */
export default async function ProfilePage({ params }: Props) {
  const person = await read((await params).id);
  const t = words();
  return (
    <Page
      above={
        <TextLink href="/people" back>
          {t("people.title")}
        </TextLink>
      }
      title={
        <span className="flex flex-wrap items-center gap-4">
          <Avatar id={person.id} name={person.name} photoUrl={person.photoUrl} size="large" />
          <span className="min-w-0 flex-1 basis-52">
            <bdi>{person.name}</bdi>
          </span>
        </span>
      }
      lede={
        (person.craft || person.organises) && (
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            {person.craft && (
              <span dir="auto" className="min-w-0 wrap-anywhere">
                {person.craft}
              </span>
            )}
            {person.organises && <Badge text={t("people.organiser")} tone="tea" />}
          </span>
        )
      }
      actions={
        person.can.change && (
          <ButtonLink href="/settings/profile" size="small">
            {t("people.profile.change")}
          </ButtonLink>
        )
      }
      aside={
        person.languages.length + person.links.length > 0 && (
          <ProfileFacts languages={person.languages} links={person.links} />
        )
      }
    >
      <ProfileWords name={person.name} about={person.about} mine={person.can.change} />
    </Page>
  );
}
