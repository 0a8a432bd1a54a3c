import { BoardPost } from "#components/boards/board-post.tsx";
import { CommentForm, EditCommentForm } from "#components/boards/comment-form.tsx";
import { CommentItem } from "#components/boards/comment-item.tsx";
import { DeleteForm } from "#components/boards/delete-form.tsx";
import { NewOnes } from "#components/boards/new-ones.tsx";
import { OwnPictures } from "#components/boards/own-pictures.tsx";
import { ReportLink } from "#components/boards/report-link.tsx";
import { ThanksForm } from "#components/boards/thanks-form.tsx";
import { ThreadWay } from "#components/boards/thread-way.tsx";
import { LiveOnly } from "#components/layout/live.tsx";
import { Link } from "#components/ui/link.tsx";
import { More, MoreLink } from "#components/ui/more.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { mentionable } from "#lib/boards/mention-rules.ts";
import { penNames } from "#lib/boards/pen-rules.ts";
import { postPage } from "#lib/boards/thread-queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { newFormKey } from "#lib/once.ts";
import {
  changeComment,
  commentOnPost,
  deleteMyComment,
  deleteMyPost,
  reactToAComment,
  reactToPost,
  thankForComment,
} from "../../actions.ts";
import { addPictureToPost, followThread, removePictureFromPost } from "./actions.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Asked = { older?: string; said?: string; quote?: string; edit?: string };
type Props = { params: Promise<{ id: string; post: string }>; searchParams: Promise<Asked> };

export default async function PostPage({ params, searchParams }: Props) {
  const t = words();
  const at = await params;
  const path = `/boards/${at.id}/posts/${at.post}`;
  const viewer = await pageMember(path);
  const { older, said, quote, edit } = await searchParams;
  const page = await inPage(postPage(viewer, at.id, at.post, older, quote));
  const { post, comments } = page;
  const people = mentionable(page.people);
  const fields = { board: at.id, post: at.post };
  return (
    <Page
      title={
        post.title ? (
          <span lang={post.lang || undefined}>{post.title}</span>
        ) : (
          t("boards.post.title", { mood: post.mood ?? "none", name: post.author.name })
        )
      }
      above={
        <TextLink href={`/boards/${at.id}`} back>
          {page.board.name}
        </TextLink>
      }
    >
      {said === "changed" && <Notice tone="good" text={t("boardPosts.changed")} />}
      <LiveOnly topic="boards" id={at.id} />
      <div className="max-w-prose">
        <BoardPost
          post={post}
          board={at.id}
          from="thread"
          react={page.can.takePart ? reactToPost : null}
          people={people}
          menu={
            (post.can.delete || (page.can.takePart && post.removedFor === null)) && (
              <More label={t("boardPosts.moreToDo", { name: post.author.name })}>
                {post.can.edit && <MoreLink href={`${path}/edit`}>{t("boardPosts.change")}</MoreLink>}
                {post.can.delete && (
                  <DeleteForm what="post" action={deleteMyPost} fields={fields} comments={post.comments} />
                )}
                {!post.can.delete && <ReportLink {...fields} />}
              </More>
            )
          }
        />
        {post.can.edit && (
          <OwnPictures
            pictures={post.pictures}
            fields={{ ...fields, ...(post.author.id === null && { pen: "pen" }) }}
            sent={newFormKey()}
            add={addPictureToPost}
            remove={removePictureFromPost}
          />
        )}
      </div>
      {page.following && <ThreadWay fields={fields} {...page.following} action={followThread} />}
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
          {page.newest && (
            <NewOnes what="comments" ids={comments.filter(({ mine }) => !mine).map(({ id }) => id)} />
          )}
          {comments.length === 0 && <p className="text-soft">{t("boards.comment.empty")}</p>}
          <ul className="grid gap-5 empty:hidden">
            {comments.map((comment) => {
              const of = { ...fields, comment: comment.id };
              const changes = edit === comment.id && comment.can.edit;
              const here = page.newest ? `${path}?` : `${path}?older=${older}&`;
              return (
                <CommentItem
                  key={comment.id}
                  comment={comment}
                  fields={fields}
                  react={page.can.takePart ? reactToAComment : null}
                  people={people}
                  instead={
                    changes && (
                      <EditCommentForm
                        member={viewer.id}
                        comment={comment}
                        fields={of}
                        back={`${path}#c-${comment.id}`}
                        languages={page.languages}
                        people={page.people}
                        action={changeComment}
                      />
                    )
                  }
                  menu={
                    !changes && (
                      <>
                        {comment.can.thank && (
                          <ThanksForm fields={of} given={comment.helped} action={thankForComment} />
                        )}
                        {page.can.write && comment.removedFor === null && (
                          <Link
                            href={`${path}?quote=${comment.id}#say`}
                            className="px-2 py-2.5 text-sm font-semibold text-tea underline-offset-4 hover:underline"
                          >
                            {t("boardPosts.quote")}
                            <span className="sr-only"> {comment.author.name}</span>
                          </Link>
                        )}
                        {(comment.can.delete ||
                          (page.can.takePart && !comment.mine && comment.removedFor === null)) && (
                          <span className="ms-auto">
                            <More label={t("boardPosts.moreToDo", { name: comment.author.name })}>
                              {comment.can.edit && (
                                <MoreLink href={`${here}edit=${comment.id}#c-${comment.id}`}>
                                  {t("boardPosts.change")}
                                </MoreLink>
                              )}
                              {comment.can.delete && (
                                <DeleteForm what="comment" action={deleteMyComment} fields={of} />
                              )}
                              {!comment.mine && (
                                <ReportLink board={at.id} post={at.post} comment={comment.id} />
                              )}
                            </More>
                          </span>
                        )}
                      </>
                    )
                  }
                />
              );
            })}
          </ul>
          {said === "sent" && <Notice tone="good" text={t("boardPosts.sent")} />}
          {page.can.takePart && !page.can.write && <Notice text={t("boardPosts.refused.muted")} />}
          {page.newest && page.can.write && (
            <CommentForm
              member={viewer.id}
              fields={fields}
              sent={newFormKey()}
              quoting={page.quoting}
              back={`${path}#say`}
              listen={post.listen}
              penName={page.penName}
              example={penNames[0]}
              languages={page.languages}
              people={page.people}
              action={commentOnPost}
            />
          )}
        </div>
      </Section>
    </Page>
  );
}
