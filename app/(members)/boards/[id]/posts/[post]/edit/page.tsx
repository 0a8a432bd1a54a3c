import { ClientGuard } from "#components/boards/client-guard.tsx";
import { PostFields } from "#components/boards/post-fields.tsx";
import { LiveStill } from "#components/layout/live.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { postToEdit } from "#lib/boards/post-queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { changePost } from "../../../actions.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Props = { params: Promise<{ id: string; post: string }> };

export default async function EditPostPage({ params }: Props) {
  const t = words();
  const at = await params;
  const path = `/boards/${at.id}/posts/${at.post}`;
  const viewer = await pageMember(`${path}/edit`);
  const { board, post, people, keepChoices, languages, can } = await inPage(
    postToEdit(viewer, at.id, at.post),
  );
  return (
    <Page
      title={t("boardPosts.changeTitle")}
      lede={post.penName && t("boardPosts.pen.under", { name: post.penName })}
      above={
        <TextLink href={path} back>
          {board.name}
        </TextLink>
      }
    >
      {!can.write && <Notice text={t("boardPosts.refused.muted")} />}
      <LiveStill topic="boards" />
      {can.write && (
        <div className="max-w-prose">
          <Card label={t("boardPosts.changeTitle")}>
            <ActionForm action={changePost}>
              <input type="hidden" name="board" value={at.id} />
              <input type="hidden" name="post" value={at.post} />
              <ClientGuard member={viewer.id} />
              <PostFields
                post={post}
                languages={languages}
                keeps={keepChoices}
                people={people}
                boardDays={board.keepDays}
              />
              <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
                <SubmitButton
                  variant="primary"
                  label={t("boardPosts.changeButton")}
                  pendingLabel={t("boardPosts.changing")}
                />
                <TextLink href={path}>{t("boardPosts.leaveAsIs")}</TextLink>
              </div>
            </ActionForm>
          </Card>
        </div>
      )}
    </Page>
  );
}
