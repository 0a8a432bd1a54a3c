import type { ReactNode } from "react";
import { FormChoices, FormSelect, FormText } from "#components/ui/action-form.tsx";
import type { Person } from "#lib/boards/mention-rules.ts";
import { MOST_PICTURES } from "#lib/boards/picture-limits.ts";
import { words } from "#lib/i18n/words.ts";
import { Editor } from "./editor.tsx";
import { Fold } from "./fold.tsx";
import { MoodChoice } from "./mood-choice.tsx";
import { PictureFields } from "./picture-fields.tsx";

export type PostDraft = {
  mood: "rah" | "argh" | null;
  title: string;
  text: string;
  lang: string;
  listen: boolean;
  veil: string | null;
  keep: "board" | "7" | "31" | "90";
};

/** What a post can say, for a new one and for one that is changed: the text first, what few need folded away. */
export function PostFields({
  post,
  languages,
  keeps,
  boardDays,
  draft,
  pictures = false,
  people,
  children,
}: {
  /** The post as it is, where it is changed. */
  post?: PostDraft;
  languages: { tag: string; name: string }[];
  keeps: PostDraft["keep"][];
  /** How many days the board keeps posts; null for ever. */
  boardDays: number | null;
  /** Where a draft belongs (see Editor); a post that is changed has none. */
  draft?: string;
  /** Whether pictures can be sent along. */
  pictures?: boolean;
  /** Who can be mentioned. */
  people?: readonly Person[];
  /** More to fold away. */
  children?: ReactNode;
}) {
  const t = words();
  const mood = post && (post.mood ?? "none");
  const moods = [
    { value: "rah" as const, label: t("boards.post.rah") },
    { value: "argh" as const, label: t("boards.post.argh") },
    { value: "none" as const, label: t("boardPosts.none") },
  ];
  const foreign = post && post.lang !== "" && post.lang !== languages[0]?.tag;
  const special = post && (foreign || post.listen || post.veil !== null || post.keep !== "board");
  return (
    <>
      <MoodChoice
        legend={t("boards.post.mood")}
        choices={moods.map((choice) => ({ ...choice, checked: choice.value === mood }))}
      />
      <Editor
        name="text"
        draft={draft}
        people={people}
        label={t("boards.post.text")}
        defaultValue={post?.text}
        lang={post?.lang || undefined}
        rows={2}
        required
        maxLength={20_000}
      />
      <div className="later">
        <FormText
          name="title"
          label={t("boardPosts.title")}
          defaultValue={post?.title}
          maxLength={120}
          autoComplete="off"
          dir="auto"
        />
      </div>
      <div className="later flex flex-wrap gap-x-6">
        {pictures && (
          <Fold summary={t("boardsWriting.pictures.own")} names={pictureNames}>
            <PictureFields />
          </Fold>
        )}
        <Fold
          summary={t(post ? "boardPosts.moreChange" : "boardPosts.more")}
          names={["lang", "listen", "veil", "keep", "pen", "penName"]}
          open={Boolean(special)}
        >
          <FormChoices
            legend={t("boardPosts.listenLegend")}
            name="listen"
            type="checkbox"
            choices={[
              {
                value: "yes",
                label: t("boardPosts.listen"),
                hint: t("boardPosts.listenHint"),
                checked: post?.listen,
              },
            ]}
          />
          <FormText
            name="veil"
            label={t("boardPosts.veil")}
            hint={t("boardPosts.veilHint")}
            defaultValue={post?.veil ?? ""}
            maxLength={120}
            autoComplete="off"
            dir="auto"
          />
          {children}
          <LanguageSelect languages={languages} lang={post?.lang} />
          {keeps.length > 1 && (
            <FormSelect
              name="keep"
              label={t("boardPosts.keep")}
              hint={t("boardPosts.keepHint")}
              defaultValue={post?.keep}
            >
              {keeps.map((keep) => (
                <option key={keep} value={keep}>
                  {t(`boardPosts.keeps.${keep}`, { days: boardDays ?? 0 })}
                </option>
              ))}
            </FormSelect>
          )}
        </Fold>
      </div>
    </>
  );
}

const pictureNames = Array.from({ length: MOST_PICTURES }, (_, at) => [
  `picture${at + 1}`,
  `alt${at + 1}`,
]).flat();

/** The language of what one writes, the group's first. */
export function LanguageSelect({
  languages,
  lang,
  id,
}: {
  languages: { tag: string; name: string }[];
  lang?: string;
  id?: string;
}) {
  const t = words();
  return (
    <FormSelect
      id={id}
      name="lang"
      label={t("boardPosts.lang")}
      hint={t("boardPosts.langHint")}
      defaultValue={lang || languages[0]?.tag}
    >
      {languages.map(({ tag, name }) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </FormSelect>
  );
}
