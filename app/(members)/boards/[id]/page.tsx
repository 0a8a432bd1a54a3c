import { AllReadForm } from "#components/boards/all-read-form.tsx";
import { BoardPost } from "#components/boards/board-post.tsx";
import { Calm } from "#components/boards/calm.tsx";
import { ClientGuard } from "#components/boards/client-guard.tsx";
import { EnteredNotice } from "#components/boards/entered-notice.tsx";
import { MonthPicture } from "#components/boards/month-picture.tsx";
import { NewOnes } from "#components/boards/new-ones.tsx";
import { PostFields } from "#components/boards/post-fields.tsx";
import { SignFields } from "#components/boards/sign-fields.tsx";
import { Words } from "#components/boards/words.tsx";
import { LiveOnly } from "#components/layout/live.tsx";
import { ActionForm, FormKey } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { mentionable } from "#lib/boards/mention-rules.ts";
import { penNames } from "#lib/boards/pen-rules.ts";
import { boardPage } from "#lib/boards/post-queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { newFormKey } from "#lib/once.ts";
import { markAllAsRead, postInBoard, reactToPost } from "./actions.ts";

// The same for every board and for none: a title is in the history, the tab bar and many a screenshot.
export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ older?: string; month?: string; said?: string }>;
};

export default async function BoardPage({ params, searchParams }: Props) {
  const t = words();
  const { id } = await params;
  const { older, month, said } = await searchParams;
  const path = `/boards/${id}`;
  const viewer = await pageMember(path);
  const board = await inPage(boardPage(viewer, id, older, month));
  const people = mentionable(board.people);
  return (
    <Page
      title={board.name}
      lede={board.about && <p className="whitespace-pre-line">{board.about}</p>}
      above={
        <TextLink href="/boards" back>
          {t("boards.back")}
        </TextLink>
      }
      actions={
        <>
          <ButtonLink href={`/search?board=${board.id}`}>{t("search.link")}</ButtonLink>
          <ButtonLink href={`${path}/members`}>{t("boards.whoIsIn")}</ButtonLink>
        </>
      }
      aside={
        (board.month || board.rules) && (
          <>
            {board.month && <MonthPicture path={path} month={board.month} />}
            {board.rules && (
              <Section title={t("boardsPeople.door.rules")} id="rules">
                <div className="text-soft wrap-anywhere">
                  <Words text={board.rules} />
                </div>
              </Section>
            )}
          </>
        )
      }
    >
      {said === "deleted" && <Notice tone="good" text={t("boards.deleted")} />}
      <LiveOnly topic="boards" id={id} />
      <EnteredNotice board={id} entered={board.entered} />
      {board.can.takePart && !board.can.write && <Notice text={t("boardPosts.refused.muted")} />}
      {board.newest && board.can.write && <PostForm board={board} member={viewer.id} />}
      <Section title={t(board.newest ? "boards.post.list" : "boards.post.listOlder")} id="posts">
        {board.posts.length === 0 && (
          <Empty title={t("boards.post.empty")} text={t("boards.post.emptyText")} />
        )}
        {board.newest && <NewOnes what="posts" ids={othersIds(board.posts).reverse()} />}
        {board.can.takePart && board.posts.length > 0 && <AllReadForm board={id} action={markAllAsRead} />}
        <ul className="grid max-w-prose gap-4">
          {board.posts.map((post) => (
            <li key={post.id} id={`p-${post.id}`} className="rounded-lg target:outline-3 target:outline-tea">
              <BoardPost
                post={post}
                board={id}
                href={`${path}/posts/${post.id}`}
                from={board.newest ? undefined : older}
                react={board.can.takePart ? reactToPost : null}
                people={people}
                unseen={post.unseen}
              />
            </li>
          ))}
        </ul>
        <Paging
          label={t("boards.post.more")}
          newer={board.newest ? undefined : { href: path, text: t("boards.post.newest") }}
          older={board.older ? { href: `${path}?older=${board.older}`, text: t("common.older") } : undefined}
        />
      </Section>
    </Page>
  );
}

const othersIds = (all: { id: string; mine: boolean }[]) =>
  all.filter(({ mine }) => !mine).map(({ id }) => id);

type Board = Awaited<ReturnType<typeof boardPage>>;

function PostForm({
  board,
  member,
}: {
  board: Pick<Board, "id" | "languages" | "keepChoices" | "keepDays" | "people">;
  member: string;
}) {
  const t = words();
  return (
    <div className="no-print max-w-prose">
      <Card label={t("boards.post.formTitle")}>
        <ActionForm action={postInBoard}>
          <input type="hidden" name="board" value={board.id} />
          <FormKey value={newFormKey()} />
          <ClientGuard member={member} />
          <Calm>
            <PostFields
              languages={board.languages}
              keeps={board.keepChoices}
              boardDays={board.keepDays}
              draft={`${member}/${board.id}`}
              people={board.people}
              pictures
            >
              <SignFields example={penNames[0]} />
            </PostFields>
            <div>
              <SubmitButton
                variant="primary"
                label={t("boards.post.button")}
                pendingLabel={t("boards.post.pending")}
              />
            </div>
          </Calm>
        </ActionForm>
      </Card>
    </div>
  );
}
