import { DeskRow } from "#components/people/desk-row.tsx";
import { WaitingCard } from "#components/people/waiting-card.tsx";
import { ActionForm, FormText } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmailField } from "#components/ui/email-field.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { membersDeskPage } from "#lib/members/desk-queries.ts";
import { photoAddress } from "#lib/members/photo-address.ts";
import { group } from "#lib/site/group.ts";
import { inZone } from "#lib/time.ts";
import { addSomebody, answerRequest, changeMember } from "./actions.ts";

export async function generateMetadata() {
  return { title: words()("membersDesk.title") };
}

type Asked = { searchParams: Promise<{ find?: string | string[]; page?: string | string[] }> };
type Desk = Awaited<ReturnType<typeof membersDeskPage>>;

export default async function MembersPage({ searchParams }: Asked) {
  const viewer = await pageOrganiser("/organise/members");
  const asked = await searchParams;
  const find = typeof asked.find === "string" ? asked.find.trim().slice(0, 100).replaceAll("\0", "") : "";
  const page = Math.min(Math.max(Number(asked.page) || 1, 1), 10_000) - 1;
  const [desk, site] = await Promise.all([
    inPage(membersDeskPage(viewer, { find, page: Math.floor(page) })),
    group(),
  ]);
  const t = words();
  return (
    <Page
      above={
        <TextLink href="/organise" back>
          {t("desk.title")}
        </TextLink>
      }
      title={t("membersDesk.title")}
      lede={t("membersDesk.lede")}
      aside={<AddSomebody t={t} />}
    >
      <Section title={t("membersDesk.waiting.title")} id="waiting">
        <ActionForm action={answerRequest}>
          {desk.waiting.map(({ askedAt, ...request }) => (
            <WaitingCard
              key={request.id}
              {...request}
              asked={t("membersDesk.waiting.asked", {
                date: inZone(askedAt, site?.zone ?? "UTC", "d MMMM"),
              })}
              letIn={t("membersDesk.waiting.letIn")}
              notNow={t("membersDesk.waiting.notNow")}
            />
          ))}
          {desk.waiting.length === 0 && (
            <Empty title={t("membersDesk.waiting.none")} text={t("membersDesk.waiting.noneText")} />
          )}
        </ActionForm>
      </Section>
      <Section title={t("membersDesk.list.title")} id="members">
        <Members desk={desk} find={find} page={Math.floor(page)} t={t} />
      </Section>
    </Page>
  );
}

function AddSomebody({ t }: { t: Words }) {
  return (
    <Section title={t("membersDesk.add.title")} id="add">
      <ActionForm action={addSomebody}>
        <FormText name="name" label={t("membersDesk.add.name")} maxLength={80} dir="auto" required />
        <EmailField label={t("membersDesk.add.email")} hint={t("membersDesk.add.emailHint")} own={false} />
        <div>
          <SubmitButton label={t("membersDesk.add.button")} pendingLabel={t("membersDesk.add.adding")} />
        </div>
      </ActionForm>
    </Section>
  );
}

function Members({ desk, find, page, t }: { desk: Desk; find: string; page: number; t: Words }) {
  const at = (number: number) =>
    `/organise/members?${new URLSearchParams({ ...(find && { find }), page: String(number + 1) })}#members`;
  return (
    <div className="grid gap-4">
      <form action="/organise/members#members" className="flex flex-wrap items-end gap-3">
        <TextField
          name="find"
          type="search"
          label={t("membersDesk.list.find")}
          defaultValue={find}
          maxLength={100}
        />
        <Button>{t("membersDesk.list.findButton")}</Button>
      </form>
      <p className="text-soft">
        {desk.count === 0
          ? t("membersDesk.list.nothing")
          : t("membersDesk.list.count", { count: desk.count })}
      </p>
      <ActionForm action={changeMember}>
        <ul>
          {desk.members.map((member) => (
            <DeskRow
              key={member.id}
              {...member}
              photoUrl={photoAddress(member.photoId, "small")}
              href={member.suspended ? undefined : `/people/${member.id}`}
              badges={badges(member, t)}
              change={t("membersDesk.list.changeOf", { name: member.name })}
              deeds={member.can.map((deed) => ({
                value: `${deed} ${member.id}`,
                label: t(`membersDesk.does.${deed}`),
                asks: t(`membersDesk.asks.${deed}`, { name: member.name }),
                danger: deed === "suspend",
              }))}
            />
          ))}
        </ul>
      </ActionForm>
      <Paging
        label={t("membersDesk.list.more")}
        older={desk.more ? { href: at(page + 1), text: t("membersDesk.list.older") } : undefined}
        newer={page > 0 ? { href: at(page - 1), text: t("membersDesk.list.newer") } : undefined}
      />
    </div>
  );
}

function badges({ role, suspended, you }: Desk["members"][number], t: Words): string[] {
  return [
    ...(role === "member" ? [] : [t(`membersDesk.role.${role}`)]),
    ...(suspended ? [t("membersDesk.list.suspended")] : []),
    ...(you ? [t("membersDesk.list.you")] : []),
  ];
}
