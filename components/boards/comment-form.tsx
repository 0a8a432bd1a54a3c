import { ActionForm, type ActionState, FormKey } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Person } from "#lib/boards/mention-rules.ts";
import { words } from "#lib/i18n/words.ts";
import { Calm } from "./calm.tsx";
import { ClientGuard } from "./client-guard.tsx";
import { QuotedWords } from "./comment-item.tsx";
import { Editor } from "./editor.tsx";
import { Fold } from "./fold.tsx";
import { LanguageSelect } from "./post-fields.tsx";
import { SignFields } from "./sign-fields.tsx";

type Send = (state: ActionState, form: FormData) => Promise<ActionState>;
type Languages = { tag: string; name: string }[];

/** Says something under a post, with a quote above it if there is one. */
export function CommentForm({
  member,
  fields,
  sent,
  quoting,
  back,
  listen,
  penName,
  example,
  languages,
  people,
  action,
}: {
  /** The viewer, as whom the device keeps a draft and a list of names. */
  member: string;
  fields: Record<string, string>;
  /** The form's key (newFormKey). */
  sent: string;
  quoting: { id: string; name: string; text: string; lang: string } | null;
  /** The thread without the quote. */
  back: string;
  /** No advice wanted. */
  listen: boolean;
  /** The pen name that one has here already. */
  penName: string | null;
  example: string;
  languages: Languages;
  /** Who can be mentioned. */
  people: readonly Person[];
  action: Send;
}) {
  const t = words();
  return (
    <div id="say" className="no-print grid scroll-mt-6 gap-4">
      {listen && <p className="rounded-md bg-tea-wash px-4 py-3">{t("boardPosts.listenComment")}</p>}
      <ActionForm action={action}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FormKey value={sent} />
        {quoting && (
          <section
            aria-label={t("boardPosts.quoting", { name: quoting.name })}
            className="grid justify-items-start gap-1"
          >
            <input type="hidden" name="quotes" value={quoting.id} />
            <QuotedWords {...quoting} />
            <TextLink href={back}>{t("boardPosts.notQuoting")}</TextLink>
          </section>
        )}
        <ClientGuard member={member} />
        <Calm>
          <Editor
            name="text"
            label={t("boards.comment.text")}
            draft={`${member}/${fields.post}`}
            people={people}
            rows={2}
            required
            maxLength={20_000}
          />
          <div className="later">
            <Fold
              summary={t("boardPosts.moreComment")}
              names={["lang", "pen", "penName"]}
              open={penName !== null}
            >
              <SignFields example={example} here={penName} />
              <LanguageSelect languages={languages} />
            </Fold>
          </div>
          <div>
            <SubmitButton
              variant="primary"
              label={t("boards.comment.button")}
              pendingLabel={t("boards.comment.pending")}
            />
          </div>
        </Calm>
      </ActionForm>
    </div>
  );
}

/** Changes one's own comment where it stands. */
export function EditCommentForm({
  member,
  comment,
  fields,
  back,
  languages,
  people,
  action,
}: {
  member: string;
  comment: { id: string; text: string; lang: string };
  fields: Record<string, string>;
  back: string;
  languages: Languages;
  /** Who can be mentioned. */
  people: readonly Person[];
  action: Send;
}) {
  const t = words();
  return (
    <ActionForm action={action} label={t("boardPosts.changeComment")}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ClientGuard member={member} />
      <Editor
        name="text"
        id={`text-${comment.id}`}
        label={t("boardPosts.changeComment")}
        defaultValue={comment.text}
        lang={comment.lang || undefined}
        people={people}
        rows={2}
        required
        maxLength={20_000}
      />
      <LanguageSelect id={`lang-${comment.id}`} languages={languages} lang={comment.lang} />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SubmitButton label={t("boardPosts.changeButton")} pendingLabel={t("boardPosts.changing")} />
        <TextLink href={back}>{t("boardPosts.leaveAsIs")}</TextLink>
      </div>
    </ActionForm>
  );
}
