import { BoardPost } from "#components/boards/board-post.tsx";
import { CommentItem } from "#components/boards/comment-item.tsx";
import { DeleteForm } from "#components/boards/delete-form.tsx";
import { ReportLink } from "#components/boards/report-link.tsx";
import { ActionForm, FormArea } from "#components/ui/action-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { postPage } from "#lib/boards/queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { newFormKey } from "#lib/once.ts";
import { commentOnPost, deleteMyComment, deleteMyPost, reactToPost } from "../../../actions.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Props = {
  params: Promise<{ id: string; post: string }>;
  searchParams: Promise<{ older?: string; said?: string }>;
};

export default async function PostPage({ params, searchParams }: Props) {
  const t = words();
  const at = await params;
  const path = `/boards/${at.id}/posts/${at.post}`;
  const viewer = await pageMember(path);
  const { older, said } = await searchParams;
  const page = await inPage(postPage(viewer, at.id, at.post, older));
  const { post, comments } = page;
  const fields = { board: at.id, post: at.post };
  return (
    <Page
      title={t("boards.post.title", { mood: post.mood ?? "none", name: post.author.name })}
      above={
        <TextLink href={`/boards/${at.id}`} back>
          {page.board.name}
        </TextLink>
      }
    >
      <div className="max-w-prose">
        <BoardPost
          post={post}
          board={at.id}
          from="thread"
          react={reactToPost}
          menu={
            post.can.delete ? (
              <DeleteForm what="post" action={deleteMyPost} fields={fields} comments={post.comments} />
            ) : (
              page.can.report && <ReportLink {...fields} />
            )
          }
        />
      </div>
      <Section title={t("boards.comment.title")} id="comments">
        <div className="grid max-w-prose gap-6">
          <Paging
            label={t("boards.comment.more")}
            newer={page.newest ? undefined : { href: `${path}#comments`, text: t("boards.comment.newest") }}
            older={
              page.older
                ? { href: `${path}?older=${page.older}#comments`, text: t("boards.comment.older") }
                : undefined
            }
          />
          {said === "deleted" && <Notice tone="good" text={t("boards.deleted")} />}
          {comments.length === 0 && <p className="text-soft">{t("boards.comment.empty")}</p>}
          <ul className="grid gap-5 empty:hidden">
            {comments.map((comment) => (
              <CommentItem
                key={comment.id}
                {...comment}
                menu={
                  comment.can.delete ? (
                    <DeleteForm
                      what="comment"
                      action={deleteMyComment}
                      fields={{ ...fields, comment: comment.id }}
                    />
                  ) : (
                    page.can.report && <ReportLink {...fields} comment={comment.id} />
                  )
                }
              />
            ))}
          </ul>
          {page.newest && page.can.write && <CommentForm fields={fields} />}
        </div>
      </Section>
    </Page>
  );
}

function CommentForm({ fields }: { fields: { board: string; post: string } }) {
  const t = words();
  return (
    <ActionForm action={commentOnPost}>
      <input type="hidden" name="board" value={fields.board} />
      <input type="hidden" name="post" value={fields.post} />
      <input type="hidden" name="sent" value={newFormKey()} />
      <FormArea name="text" label={t("boards.comment.text")} rows={2} required maxLength={20_000} />
      <div>
        <SubmitButton
          variant="primary"
          label={t("boards.comment.button")}
          pendingLabel={t("boards.comment.pending")}
        />
      </div>
    </ActionForm>
  );
}
