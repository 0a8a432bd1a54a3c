-- CreateEnum
CREATE TYPE "boards"."board_kind" AS ENUM ('open', 'closed', 'secret');

-- AlterTable
ALTER TABLE "boards"."board" ADD COLUMN     "keep_days" INTEGER,
ADD COLUMN     "kind" "boards"."board_kind" NOT NULL DEFAULT 'secret',
ADD COLUMN     "rules" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "yes_needed" INTEGER NOT NULL DEFAULT 2;

-- AlterTable
ALTER TABLE "boards"."board_member" ADD COLUMN     "muted_till" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "boards"."post" ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "keep_till" TIMESTAMPTZ(3),
ADD COLUMN     "lang" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "listen" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "pen_hash" BYTEA,
ADD COLUMN     "pen_name" TEXT,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "removed_for" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "veil" TEXT,
ALTER COLUMN "author_id" DROP NOT NULL,
ALTER COLUMN "mood" DROP NOT NULL;

-- AlterTable
ALTER TABLE "boards"."comment" ADD COLUMN     "edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "helped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "hidden_at" TIMESTAMPTZ(3),
ADD COLUMN     "lang" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "pen_hash" BYTEA,
ADD COLUMN     "pen_name" TEXT,
ADD COLUMN     "quotes_id" UUID,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "removed_for" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "author_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "boards"."candidate" (
    "board_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "invited_by_id" UUID,
    "words" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "candidate_pkey" PRIMARY KEY ("board_id","member_id")
);

-- CreateTable
CREATE TABLE "boards"."candidate_yes" (
    "board_id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "candidate_yes_pkey" PRIMARY KEY ("board_id","candidate_id","member_id")
);

-- CreateTable
CREATE TABLE "boards"."comment_reaction" (
    "comment_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "boards"."reaction_kind" NOT NULL,
    "board_id" UUID NOT NULL,

    CONSTRAINT "comment_reaction_pkey" PRIMARY KEY ("comment_id","member_id","kind")
);

-- CreateTable
CREATE TABLE "boards"."picture" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "alt" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "webp" BYTEA NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boards"."board_mark" (
    "hash" BYTEA NOT NULL,
    "board_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "board_mark_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "boards"."report" (
    "id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "comment_id" UUID,
    "by_id" UUID NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boards"."board_log" (
    "id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "by_id" UUID,
    "to_id" UUID,
    "words" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "board_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boards"."glass_entry" (
    "id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed_by_id" UUID,
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "glass_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boards"."news" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "news_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "news_member_id_idx" ON "boards"."news"("member_id");

-- CreateIndex
CREATE INDEX "candidate_member_id_idx" ON "boards"."candidate"("member_id");

-- CreateIndex
CREATE INDEX "candidate_yes_member_id_idx" ON "boards"."candidate_yes"("member_id");

-- CreateIndex
CREATE INDEX "comment_reaction_member_id_idx" ON "boards"."comment_reaction"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "picture_post_id_number_key" ON "boards"."picture"("post_id", "number");

-- CreateIndex
CREATE INDEX "board_mark_board_id_idx" ON "boards"."board_mark"("board_id");

-- CreateIndex
CREATE INDEX "report_board_id_settled_at_idx" ON "boards"."report"("board_id", "settled_at");

-- CreateIndex
CREATE INDEX "report_post_id_idx" ON "boards"."report"("post_id");

-- CreateIndex
CREATE INDEX "report_comment_id_idx" ON "boards"."report"("comment_id");

-- CreateIndex
CREATE INDEX "report_by_id_idx" ON "boards"."report"("by_id");

-- CreateIndex
CREATE INDEX "board_log_board_id_at_idx" ON "boards"."board_log"("board_id", "at" DESC);

-- CreateIndex
CREATE INDEX "board_log_by_id_idx" ON "boards"."board_log"("by_id");

-- CreateIndex
CREATE INDEX "board_log_to_id_idx" ON "boards"."board_log"("to_id");

-- CreateIndex
CREATE INDEX "glass_entry_board_id_idx" ON "boards"."glass_entry"("board_id");

-- CreateIndex
CREATE INDEX "glass_entry_asked_by_id_idx" ON "boards"."glass_entry"("asked_by_id");

-- CreateIndex
CREATE INDEX "glass_entry_agreed_by_id_idx" ON "boards"."glass_entry"("agreed_by_id");

-- CreateIndex
CREATE INDEX "comment_quotes_id_idx" ON "boards"."comment"("quotes_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_id_board_id_key" ON "boards"."comment"("id", "board_id");

-- AddForeignKey
ALTER TABLE "boards"."candidate" ADD CONSTRAINT "candidate_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "boards"."board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."candidate" ADD CONSTRAINT "candidate_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."candidate" ADD CONSTRAINT "candidate_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."candidate_yes" ADD CONSTRAINT "candidate_yes_board_id_candidate_id_fkey" FOREIGN KEY ("board_id", "candidate_id") REFERENCES "boards"."candidate"("board_id", "member_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."candidate_yes" ADD CONSTRAINT "candidate_yes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."comment" ADD CONSTRAINT "comment_quotes_id_fkey" FOREIGN KEY ("quotes_id") REFERENCES "boards"."comment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."comment_reaction" ADD CONSTRAINT "comment_reaction_comment_id_board_id_fkey" FOREIGN KEY ("comment_id", "board_id") REFERENCES "boards"."comment"("id", "board_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."comment_reaction" ADD CONSTRAINT "comment_reaction_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."picture" ADD CONSTRAINT "picture_post_id_board_id_fkey" FOREIGN KEY ("post_id", "board_id") REFERENCES "boards"."post"("id", "board_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."board_mark" ADD CONSTRAINT "board_mark_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "boards"."board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."report" ADD CONSTRAINT "report_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "boards"."board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."report" ADD CONSTRAINT "report_post_id_board_id_fkey" FOREIGN KEY ("post_id", "board_id") REFERENCES "boards"."post"("id", "board_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."report" ADD CONSTRAINT "report_comment_id_board_id_fkey" FOREIGN KEY ("comment_id", "board_id") REFERENCES "boards"."comment"("id", "board_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."report" ADD CONSTRAINT "report_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."board_log" ADD CONSTRAINT "board_log_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "boards"."board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."board_log" ADD CONSTRAINT "board_log_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."board_log" ADD CONSTRAINT "board_log_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."glass_entry" ADD CONSTRAINT "glass_entry_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."glass_entry" ADD CONSTRAINT "glass_entry_agreed_by_id_fkey" FOREIGN KEY ("agreed_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."news" ADD CONSTRAINT "news_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the models cannot say.
ALTER TABLE "boards"."board"
  ADD CONSTRAINT "board_rules_length" CHECK (char_length("rules") <= 4000),
  ADD CONSTRAINT "board_yes_needed_sane" CHECK ("yes_needed" BETWEEN 1 AND 9),
  ADD CONSTRAINT "board_keep_days_sane" CHECK ("keep_days" BETWEEN 1 AND 3660);
ALTER TABLE "boards"."candidate"
  ADD CONSTRAINT "candidate_words_length" CHECK (char_length("words") <= 1000);
ALTER TABLE "boards"."post"
  DROP CONSTRAINT "post_text_length",
  ADD CONSTRAINT "post_text_length" CHECK (char_length("text") <= 20000 AND ("text" <> '' OR "removed_at" IS NOT NULL)),
  ADD CONSTRAINT "post_title_length" CHECK (char_length("title") <= 120),
  ADD CONSTRAINT "post_veil_length" CHECK (char_length("veil") <= 120),
  ADD CONSTRAINT "post_lang_shape" CHECK ("lang" ~ '^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$'),
  ADD CONSTRAINT "post_removed_whole" CHECK ("removed_at" IS NULL OR ("text" = '' AND "title" = '')),
  ADD CONSTRAINT "post_written_by" CHECK (("author_id" IS NULL) = ("pen_hash" IS NOT NULL)
    AND ("pen_hash" IS NULL) = ("pen_name" IS NULL) AND octet_length("pen_hash") = 32 AND char_length("pen_name") <= 60);
ALTER TABLE "boards"."comment"
  DROP CONSTRAINT "comment_text_length",
  ADD CONSTRAINT "comment_text_length" CHECK (char_length("text") <= 20000 AND ("text" <> '' OR "removed_at" IS NOT NULL)),
  ADD CONSTRAINT "comment_lang_shape" CHECK ("lang" ~ '^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$'),
  ADD CONSTRAINT "comment_removed_whole" CHECK ("removed_at" IS NULL OR "text" = ''),
  ADD CONSTRAINT "comment_written_by" CHECK (("author_id" IS NULL) = ("pen_hash" IS NOT NULL)
    AND ("pen_hash" IS NULL) = ("pen_name" IS NULL) AND octet_length("pen_hash") = 32 AND char_length("pen_name") <= 60);
ALTER TABLE "boards"."picture"
  ADD CONSTRAINT "picture_sane" CHECK ("number" BETWEEN 1 AND 6 AND char_length("alt") BETWEEN 1 AND 1000
    AND octet_length("webp") <= 4000000);
ALTER TABLE "boards"."board_mark"
  ADD CONSTRAINT "board_mark_hash_length" CHECK (octet_length("hash") = 32),
  ADD CONSTRAINT "board_mark_sealed_length" CHECK (octet_length("sealed") <= 1000000);
ALTER TABLE "boards"."report"
  ADD CONSTRAINT "report_words_length" CHECK (char_length("words") <= 1000);
ALTER TABLE "boards"."board_log"
  ADD CONSTRAINT "board_log_what_known" CHECK ("what" IN ('hidden', 'shown', 'removed', 'muted', 'unmuted',
    'member_removed', 'keeper_made', 'changed', 'entered')),
  ADD CONSTRAINT "board_log_words_length" CHECK (char_length("words") <= 1000);
ALTER TABLE "boards"."glass_entry"
  ADD CONSTRAINT "glass_entry_reason_length" CHECK (char_length("reason") BETWEEN 10 AND 1000),
  ADD CONSTRAINT "glass_entry_by_two" CHECK ("agreed_by_id" <> "asked_by_id"),
  ADD CONSTRAINT "glass_entry_agreed_whole" CHECK (("agreed_by_id" IS NULL) OR ("ends_at" IS NOT NULL));
ALTER TABLE "boards"."news"
  ADD CONSTRAINT "news_kind_known" CHECK ("kind" IN ('wanted', 'report', 'news', 'glass'));

-- Boards that were there before: whoever was let in needed one yes, a keeper's.
UPDATE "boards"."board" SET "yes_needed" = 1;

GRANT UPDATE ("name", "about", "kind", "rules", "yes_needed", "keep_days") ON "boards"."board" TO "elevenses_boards";
GRANT UPDATE ("mood", "title", "text", "lang", "listen", "veil", "edited_at", "keep_till") ON "boards"."post" TO "elevenses_boards";
GRANT UPDATE ("text", "lang", "edited_at") ON "boards"."comment" TO "elevenses_boards";
GRANT SELECT, INSERT, DELETE ON "boards"."candidate", "boards"."candidate_yes", "boards"."comment_reaction",
  "boards"."picture" TO "elevenses_boards";
GRANT SELECT, INSERT, UPDATE, DELETE ON "boards"."board_mark" TO "elevenses_boards";
GRANT SELECT, INSERT ON "boards"."report", "boards"."board_log", "boards"."glass_entry" TO "elevenses_boards";
GRANT INSERT ON "boards"."news" TO "elevenses_boards";

ALTER TABLE "boards"."candidate" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."candidate_yes" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."comment_reaction" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."picture" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."board_mark" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."report" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."board_log" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."glass_entry" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."news" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- The instant that the asking process takes for now (tests own its clock); without one, the database's.
CREATE FUNCTION "boards"."clock"() RETURNS timestamptz
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$ SELECT coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

-- The keyed hash of the viewer in the one thread they act in. Its key is not in the database, so to know the hash is to
-- be its author.
CREATE FUNCTION "boards"."pen"() RETURNS bytea
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$ SELECT decode(nullif(current_setting('app.pen', true), ''), 'hex') $$;

-- The keyed hashes of what the viewer keeps of boards for themselves: to know the hash is to be the one whose it is.
CREATE FUNCTION "boards"."marks"() RETURNS bytea[]
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$
    SELECT array(SELECT decode(mark, 'hex')
      FROM unnest(string_to_array(nullif(current_setting('app.marks', true), ''), ',')) AS each (mark))
  $$;

CREATE FUNCTION "boards"."is_member"() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT EXISTS (SELECT FROM public.member WHERE id = boards.viewer() AND suspended_at IS NULL) $$;
CREATE FUNCTION "boards"."organises"() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
    SELECT EXISTS (SELECT FROM public.member
      WHERE id = boards.viewer() AND suspended_at IS NULL AND role IN ('organiser', 'owner'))
  $$;

-- Where the viewer may write: in their boards, unless a keeper muted them.
CREATE FUNCTION "boards"."boards_i_write"() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
    SELECT bm.board_id FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
    WHERE bm.member_id = boards.viewer() AND m.suspended_at IS NULL
      AND (bm.muted_till IS NULL OR bm.muted_till <= boards.clock())
  $$;

-- What the viewer may read: their boards, and for a day one that they entered as two organisers (break-glass).
CREATE FUNCTION "boards"."boards_i_read"() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
    SELECT boards.my_boards()
    UNION ALL
    SELECT g.board_id FROM boards.glass_entry g
    WHERE g.ends_at > boards.clock() AND boards.viewer() IN (g.asked_by_id, g.agreed_by_id) AND boards.organises()
  $$;

-- To which boards the viewer is invited, with as many yeses as each wants (or as it has members, if those are fewer).
CREATE FUNCTION "boards"."boards_that_want_me"() RETURNS SETOF uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    before text := current_setting('app.tended_board', true);
    wanted uuid;
  BEGIN
    FOR wanted IN SELECT c.board_id FROM boards.candidate c
      WHERE c.member_id = boards.viewer() AND boards.is_member() LOOP
      PERFORM set_config('app.tended_board', wanted::text, true);
      IF (SELECT count(*) FROM boards.candidate_yes y JOIN boards.board_member bm
            ON bm.board_id = y.board_id AND bm.member_id = y.member_id
          WHERE y.board_id = wanted AND y.candidate_id = boards.viewer())
         >= (SELECT least(b.yes_needed, (SELECT count(*) FROM boards.board_member bm WHERE bm.board_id = wanted))
             FROM boards.board b WHERE b.id = wanted)
      THEN RETURN NEXT wanted; END IF;
    END LOOP;
    PERFORM set_config('app.tended_board', coalesce(before, ''), true);
  END $$;

-- A board in which somebody can act has a keeper who can: without one, because the only one went or is suspended, whoever
-- has been in it longest becomes one too. For the functions here, which have set the board they tend.
CREATE FUNCTION "boards"."see_it_kept"(the_board uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    next uuid;
  BEGIN
    -- Not FOR UPDATE: whoever comes in at the same time holds the row's key.
    PERFORM 1 FROM boards.board WHERE id = the_board FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
      WHERE bm.board_id = the_board AND bm.keeper_since IS NOT NULL AND m.suspended_at IS NULL) THEN RETURN; END IF;
    SELECT bm.member_id INTO next FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
      WHERE bm.board_id = the_board AND m.suspended_at IS NULL
      ORDER BY bm.joined_at, bm.member_id LIMIT 1;
    IF next IS NULL THEN RETURN; END IF;
    UPDATE boards.board_member SET keeper_since = at, muted_till = NULL
      WHERE board_id = the_board AND member_id = next;
    INSERT INTO boards.board_log (id, board_id, at, what, to_id)
      VALUES (gen_random_uuid(), the_board, at, 'keeper_made', next);
  END $$;

-- However somebody goes; see the foundation. Without members the board goes.
CREATE OR REPLACE FUNCTION "boards"."tend"() RETURNS trigger
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  BEGIN
    PERFORM set_config('app.tended_board', OLD.board_id::text, true);
    PERFORM 1 FROM boards.board WHERE id = OLD.board_id FOR UPDATE;
    IF NOT EXISTS (SELECT FROM boards.board_member WHERE board_id = OLD.board_id) THEN
      DELETE FROM boards.board WHERE id = OLD.board_id;
    ELSE
      PERFORM boards.see_it_kept(OLD.board_id, boards.clock());
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN NULL;
  END $$;

-- Somebody is suspended, or brought back: their boards are seen to. The settings let a tables' owner whom row-level
-- security binds see these rows, and are put back.
CREATE FUNCTION "boards"."tend_all_of"() RETURNS trigger
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    viewer_before text := current_setting('app.member_id', true);
    theirs uuid;
  BEGIN
    PERFORM set_config('app.member_id', NEW.id::text, true);
    FOR theirs IN SELECT board_id FROM boards.board_member WHERE member_id = NEW.id ORDER BY board_id LOOP
      PERFORM set_config('app.tended_board', theirs::text, true);
      PERFORM boards.see_it_kept(theirs, boards.clock());
    END LOOP;
    PERFORM set_config('app.tended_board', '', true);
    PERFORM set_config('app.member_id', coalesce(viewer_before, ''), true);
    RETURN NULL;
  END $$;
CREATE TRIGGER "boards_stay_kept" AFTER UPDATE OF "suspended_at" ON "member"
  FOR EACH ROW WHEN (OLD."suspended_at" IS DISTINCT FROM NEW."suspended_at")
  EXECUTE FUNCTION "boards"."tend_all_of"();

-- Somebody asks to come in: whoever asks cannot see who keeps the board, so the keepers are told from here.
CREATE FUNCTION "boards"."tell_of_asking"() RETURNS trigger
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  BEGIN
    PERFORM set_config('app.tended_board', NEW.board_id::text, true);
    INSERT INTO boards.news (id, member_id, kind) SELECT gen_random_uuid(), bm.member_id, 'news'
      FROM boards.board_member bm WHERE bm.board_id = NEW.board_id AND bm.keeper_since IS NOT NULL;
    PERFORM set_config('app.tended_board', '', true);
    RETURN NULL;
  END $$;
CREATE TRIGGER "keepers_hear_of_asking" AFTER INSERT ON "boards"."candidate"
  FOR EACH ROW WHEN (NEW."invited_by_id" IS NULL) EXECUTE FUNCTION "boards"."tell_of_asking"();

-- Coming in, which is agreeing to the house rules: into an open board, or one that wants the viewer.
CREATE FUNCTION "boards"."come_in"(into_board uuid, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    welcome boolean;
  BEGIN
    welcome := into_board IN (SELECT boards.boards_that_want_me());
    PERFORM set_config('app.tended_board', into_board::text, true);
    IF NOT welcome THEN
      welcome := boards.is_member() AND EXISTS (SELECT FROM boards.board WHERE id = into_board AND kind = 'open');
    END IF;
    IF welcome THEN
      INSERT INTO boards.board_member (board_id, member_id, joined_at) VALUES (into_board, boards.viewer(), at)
        ON CONFLICT DO NOTHING;
      DELETE FROM boards.candidate WHERE board_id = into_board AND member_id = boards.viewer();
      PERFORM boards.see_it_kept(into_board, at);
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN welcome;
  END $$;

-- What keepers may do to what others wrote. What changes something is written into the log the board reads; that a
-- report was looked at and nothing done is not, since that there was one is nobody else's business. Not told apart: not
-- a keeper, not there, and done already.
CREATE FUNCTION "boards"."moderate"(in_board uuid, the_post uuid, the_comment uuid, act text, why text, at timestamptz)
  RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    done integer;
    settled integer := 0;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_keep()) OR act NOT IN ('hidden', 'shown', 'removed') THEN
      RETURN false;
    END IF;
    PERFORM set_config('app.tended_board', in_board::text, true);
    IF the_comment IS NULL THEN
      UPDATE boards.post SET
          hidden_at = CASE WHEN act = 'hidden' THEN at END,
          removed_at = CASE WHEN act = 'removed' THEN at ELSE removed_at END,
          removed_for = CASE WHEN act = 'removed' THEN why ELSE removed_for END,
          text = CASE WHEN act = 'removed' THEN '' ELSE text END,
          title = CASE WHEN act = 'removed' THEN '' ELSE title END,
          veil = CASE WHEN act = 'removed' THEN NULL ELSE veil END
        WHERE id = the_post AND board_id = in_board AND removed_at IS NULL
          AND (act = 'removed' OR (hidden_at IS NULL) = (act = 'hidden'));
      GET DIAGNOSTICS done = ROW_COUNT;
      IF done > 0 AND act = 'removed' THEN
        DELETE FROM boards.picture WHERE post_id = the_post AND board_id = in_board;
      END IF;
    ELSE
      UPDATE boards.comment SET
          hidden_at = CASE WHEN act = 'hidden' THEN at END,
          removed_at = CASE WHEN act = 'removed' THEN at ELSE removed_at END,
          removed_for = CASE WHEN act = 'removed' THEN why ELSE removed_for END,
          text = CASE WHEN act = 'removed' THEN '' ELSE text END
        WHERE id = the_comment AND post_id = the_post AND board_id = in_board AND removed_at IS NULL
          AND (act = 'removed' OR (hidden_at IS NULL) = (act = 'hidden'));
      GET DIAGNOSTICS done = ROW_COUNT;
    END IF;
    IF act <> 'hidden' THEN
      UPDATE boards.report SET settled_at = at
        WHERE board_id = in_board AND post_id = the_post AND comment_id IS NOT DISTINCT FROM the_comment
          AND settled_at IS NULL;
      GET DIAGNOSTICS settled = ROW_COUNT;
    END IF;
    IF done > 0 THEN
      INSERT INTO boards.board_log (id, board_id, at, what, by_id, words)
        VALUES (gen_random_uuid(), in_board, at, act, boards.viewer(), why);
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0 OR settled > 0;
  END $$;

-- Muting (till null: no more), and making a keeper.
CREATE FUNCTION "boards"."mute"(in_board uuid, whom uuid, till timestamptz, why text, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    done integer;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_keep()) THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', in_board::text, true);
    UPDATE boards.board_member SET muted_till = till
      WHERE board_id = in_board AND member_id = whom AND keeper_since IS NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done > 0 THEN
      INSERT INTO boards.board_log (id, board_id, at, what, by_id, to_id, words) VALUES (gen_random_uuid(), in_board, at,
        CASE WHEN till IS NULL THEN 'unmuted' ELSE 'muted' END, boards.viewer(), whom, why);
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;
CREATE FUNCTION "boards"."make_keeper"(in_board uuid, whom uuid, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    done integer;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_keep()) THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', in_board::text, true);
    UPDATE boards.board_member SET keeper_since = at, muted_till = NULL
      WHERE board_id = in_board AND member_id = whom AND keeper_since IS NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done > 0 THEN
      INSERT INTO boards.board_log (id, board_id, at, what, by_id, to_id)
        VALUES (gen_random_uuid(), in_board, at, 'keeper_made', boards.viewer(), whom);
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;

-- "Thank you, that helped", and taking it back: by whoever wrote the post.
CREATE FUNCTION "boards"."thank"(in_board uuid, the_post uuid, the_comment uuid, thanks boolean) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    done integer;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_write()) THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', in_board::text, true);
    UPDATE boards.comment c SET helped = thanks
      FROM boards.post p
      WHERE c.id = the_comment AND c.post_id = the_post AND c.board_id = in_board AND c.removed_at IS NULL
        AND p.id = the_post AND p.board_id = in_board
        AND (p.author_id = boards.viewer() OR p.pen_hash = boards.pen());
    GET DIAGNOSTICS done = ROW_COUNT;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;

-- Break-glass: the second organiser says yes, and the board (if there is one) reads it at once.
CREATE FUNCTION "boards"."agree_to_enter"(the_entry uuid, at timestamptz) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    entry boards.glass_entry;
  BEGIN
    IF NOT boards.organises() THEN RETURN false; END IF;
    UPDATE boards.glass_entry SET agreed_by_id = boards.viewer(), ends_at = at + interval '1 day'
      WHERE id = the_entry AND agreed_by_id IS NULL AND asked_by_id <> boards.viewer()
        AND asked_at > at - interval '7 days'
        AND EXISTS (SELECT FROM public.member m WHERE m.id = asked_by_id AND m.suspended_at IS NULL
          AND m.role IN ('organiser', 'owner'))
      RETURNING * INTO entry;
    IF entry.id IS NULL THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', entry.board_id::text, true);
    INSERT INTO boards.board_log (id, board_id, at, what, by_id, to_id, words)
      SELECT gen_random_uuid(), b.id, agree_to_enter.at, 'entered', entry.asked_by_id, entry.agreed_by_id, entry.reason
      FROM boards.board b WHERE b.id = entry.board_id;
    PERFORM set_config('app.tended_board', '', true);
    RETURN true;
  END $$;

-- Deletes for good what is past its time, in every board; asked for by a job, which sees nothing of it.
CREATE FUNCTION "boards"."expire"(at timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  BEGIN
    PERFORM set_config('app.expires_at', at::text, true);
    DELETE FROM boards.post p USING boards.board b
      WHERE b.id = p.board_id AND (p.keep_till <= at OR p.posted_at + make_interval(days => b.keep_days) <= at);
    DELETE FROM boards.glass_entry WHERE coalesce(ends_at, asked_at + interval '7 days') <= at - interval '30 days';
    PERFORM set_config('app.expires_at', '', true);
  END $$;
CREATE FUNCTION "boards"."expiring"() RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$ SELECT coalesce(current_setting('app.expires_at', true), '') <> '' $$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA "boards" FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA "boards" TO "elevenses_boards";
REVOKE EXECUTE ON FUNCTION "boards"."tend"(), "boards"."tend_all_of"(), "boards"."tell_of_asking"(),
  "boards"."see_it_kept"(uuid, timestamptz) FROM "elevenses_boards";

-- The one thing that leaves the boards for the site: that somebody is to be told of something, and of what kind. In the
-- site's schema, because its role has no way into the boards', and so that taking it and leaving the letter in the queue
-- are one transaction.
CREATE FUNCTION "public"."take_board_news"() RETURNS TABLE (member_id uuid, kind text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
    WITH taken AS (
      DELETE FROM boards.news n USING (SELECT id FROM boards.news LIMIT 1000 FOR UPDATE SKIP LOCKED) due
        WHERE n.id = due.id RETURNING n.member_id, n.kind)
    SELECT DISTINCT t.member_id, t.kind FROM taken t
  $$;
REVOKE EXECUTE ON FUNCTION "public"."take_board_news"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "public"."take_board_news"() TO "elevenses_site";

-- The owner, as whom these functions run, sees what they tend and no more.
CREATE POLICY "owner_tends" ON "boards"."candidate" TO CURRENT_USER
  USING ("board_id" = "boards"."tended"() OR "member_id" = "boards"."viewer"());
CREATE POLICY "owner_tends" ON "boards"."candidate_yes" TO CURRENT_USER USING ("board_id" = "boards"."tended"());
CREATE POLICY "owner_tends" ON "boards"."post" TO CURRENT_USER USING ("board_id" = "boards"."tended"());
CREATE POLICY "owner_tends" ON "boards"."comment" TO CURRENT_USER USING ("board_id" = "boards"."tended"());
CREATE POLICY "owner_tends" ON "boards"."picture" TO CURRENT_USER USING ("board_id" = "boards"."tended"());
CREATE POLICY "owner_tends" ON "boards"."report" TO CURRENT_USER USING ("board_id" = "boards"."tended"());
CREATE POLICY "owner_logs" ON "boards"."board_log" FOR INSERT TO CURRENT_USER
  WITH CHECK ("board_id" = "boards"."tended"());
CREATE POLICY "owner_sees_viewers_rows" ON "boards"."glass_entry" TO CURRENT_USER
  USING ("boards"."viewer"() IN ("asked_by_id", "agreed_by_id") OR "boards"."organises"() OR "boards"."expiring"());
CREATE POLICY "owner_passes_on" ON "boards"."news" TO CURRENT_USER USING (true);
CREATE POLICY "owner_expires" ON "boards"."post" TO CURRENT_USER USING ("boards"."expiring"());
CREATE POLICY "owner_expires" ON "boards"."board" FOR SELECT TO CURRENT_USER USING ("boards"."expiring"());

-- Boards: one's own, those one entered, those that want one, and those that are listed.
DROP POLICY "members_see" ON "boards"."board";
CREATE POLICY "members_see" ON "boards"."board" FOR SELECT TO "elevenses_boards"
  USING ("id" IN (SELECT "boards"."boards_i_read"())
    OR "id" IN (SELECT "boards"."boards_that_want_me"())
    OR ("kind" <> 'secret' AND (SELECT "boards"."is_member"())));
CREATE POLICY "keepers_change" ON "boards"."board" FOR UPDATE TO "elevenses_boards"
  USING ("id" IN (SELECT "boards"."boards_i_keep"()));

DROP POLICY "members_see" ON "boards"."board_member";
CREATE POLICY "members_see" ON "boards"."board_member" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_read"()));
-- Nobody is put into a board any more: one comes in (boards.come_in).
DROP POLICY "keepers_let_in" ON "boards"."board_member";
REVOKE INSERT ON "boards"."board_member" FROM "elevenses_boards";

CREATE POLICY "members_and_the_wanted_see" ON "boards"."candidate" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"())
    OR ("member_id" = "boards"."viewer"()
      AND ("invited_by_id" IS NULL OR "board_id" IN (SELECT "boards"."boards_that_want_me"()))));
CREATE POLICY "members_invite" ON "boards"."candidate" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("invited_by_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."boards_i_write"()));
CREATE POLICY "one_asks_for_oneself" ON "boards"."candidate" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("invited_by_id" IS NULL AND "member_id" = "boards"."viewer"() AND (SELECT "boards"."is_member"())
    AND "board_id" IN (SELECT b."id" FROM "boards"."board" b WHERE b."kind" = 'closed'));
-- As narrow as what one sees: a delete that names no column asks no policy for reading, and its count would tell whom
-- a secret board has invited.
CREATE POLICY "withdraw_or_decline" ON "boards"."candidate" FOR DELETE TO "elevenses_boards"
  USING (("member_id" = "boards"."viewer"()
      AND ("invited_by_id" IS NULL OR "board_id" IN (SELECT "boards"."boards_that_want_me"())))
    OR ("invited_by_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()))
    OR "board_id" IN (SELECT "boards"."boards_i_keep"()));
CREATE POLICY "members_see" ON "boards"."candidate_yes" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "members_say_yes" ON "boards"."candidate_yes" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "take_back_own" ON "boards"."candidate_yes" FOR DELETE TO "elevenses_boards"
  USING ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));

-- Posts and comments: read by the board unless hidden or past their time; written, edited and deleted by their author,
-- who is a member, or whoever can show the pen.
DROP POLICY "members_read" ON "boards"."post";
DROP POLICY "members_post" ON "boards"."post";
DROP POLICY "authors_delete" ON "boards"."post";
CREATE POLICY "members_read" ON "boards"."post" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_read"())
    AND ("keep_till" IS NULL OR "keep_till" > (SELECT "boards"."clock"()))
    AND ("hidden_at" IS NULL OR "author_id" = (SELECT "boards"."viewer"()) OR "pen_hash" = (SELECT "boards"."pen"())
      OR "board_id" IN (SELECT "boards"."boards_i_keep"())));
CREATE POLICY "members_post" ON "boards"."post" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("board_id" IN (SELECT "boards"."boards_i_write"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()));
CREATE POLICY "authors_edit" ON "boards"."post" FOR UPDATE TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_write"()) AND "removed_at" IS NULL
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()));
CREATE POLICY "authors_delete" ON "boards"."post" FOR DELETE TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()));

DROP POLICY "members_read" ON "boards"."comment";
DROP POLICY "members_comment" ON "boards"."comment";
DROP POLICY "authors_delete" ON "boards"."comment";
-- Whoever does not see a post does not see what is said under it either.
CREATE POLICY "members_read" ON "boards"."comment" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_read"())
    AND ("hidden_at" IS NULL OR "author_id" = (SELECT "boards"."viewer"()) OR "pen_hash" = (SELECT "boards"."pen"())
      OR "board_id" IN (SELECT "boards"."boards_i_keep"()))
    AND EXISTS (SELECT FROM "boards"."post" p WHERE p."id" = "post_id"));
CREATE POLICY "members_comment" ON "boards"."comment" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("board_id" IN (SELECT "boards"."boards_i_write"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()));
CREATE POLICY "authors_edit" ON "boards"."comment" FOR UPDATE TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_write"()) AND "removed_at" IS NULL
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()));
CREATE POLICY "authors_delete" ON "boards"."comment" FOR DELETE TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()));

DROP POLICY "members_see" ON "boards"."reaction";
-- Seen with what they are about: under a hidden post they would name who was there.
CREATE POLICY "members_see" ON "boards"."reaction" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_read"())
    AND EXISTS (SELECT FROM "boards"."post" p WHERE p."id" = "post_id"));
CREATE POLICY "members_see" ON "boards"."comment_reaction" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_read"())
    AND EXISTS (SELECT FROM "boards"."comment" c WHERE c."id" = "comment_id"));
CREATE POLICY "members_react" ON "boards"."comment_reaction" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "take_back_own" ON "boards"."comment_reaction" FOR DELETE TO "elevenses_boards"
  USING ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));

-- A picture is seen by whoever sees its post, and put there or taken away by whoever wrote it.
CREATE POLICY "seen_with_the_post" ON "boards"."picture" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_read"())
    AND EXISTS (SELECT FROM "boards"."post" p WHERE p."id" = "post_id"));
CREATE POLICY "authors_add" ON "boards"."picture" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("board_id" IN (SELECT "boards"."boards_i_write"()) AND EXISTS (SELECT FROM "boards"."post" p
    WHERE p."id" = "post_id" AND (p."author_id" = "boards"."viewer"() OR p."pen_hash" = "boards"."pen"())));
CREATE POLICY "authors_take_away" ON "boards"."picture" FOR DELETE TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"()) AND EXISTS (SELECT FROM "boards"."post" p
    WHERE p."id" = "post_id" AND (p."author_id" = "boards"."viewer"() OR p."pen_hash" = "boards"."pen"())));

CREATE POLICY "for_whoever_knows_the_hash" ON "boards"."board_mark" TO "elevenses_boards"
  USING ("hash" = ANY ((SELECT "boards"."marks"())::bytea[]) AND "board_id" IN (SELECT "boards"."my_boards"()));

CREATE POLICY "keepers_and_its_maker_see" ON "boards"."report" FOR SELECT TO "elevenses_boards"
  USING (("by_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()))
    OR "board_id" IN (SELECT "boards"."boards_i_keep"()));
CREATE POLICY "members_report" ON "boards"."report" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("by_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));

CREATE POLICY "members_read" ON "boards"."board_log" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_read"()));
CREATE POLICY "keepers_write" ON "boards"."board_log" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("by_id" = "boards"."viewer"() AND "what" IN ('member_removed', 'changed')
    AND "board_id" IN (SELECT "boards"."boards_i_keep"()));

CREATE POLICY "organisers_see" ON "boards"."glass_entry" FOR SELECT TO "elevenses_boards"
  USING ((SELECT "boards"."organises"()));
CREATE POLICY "organisers_ask" ON "boards"."glass_entry" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("asked_by_id" = "boards"."viewer"() AND "agreed_by_id" IS NULL AND "ends_at" IS NULL
    AND (SELECT "boards"."organises"()));

-- Whom one can tell: those who are in a board with one, and those it might let in. Nobody reads this back.
CREATE POLICY "members_tell" ON "boards"."news" FOR INSERT TO "elevenses_boards"
  WITH CHECK (EXISTS (SELECT FROM "boards"."board_member" bm
      WHERE bm."member_id" = "news"."member_id" AND bm."board_id" IN (SELECT "boards"."my_boards"()))
    OR EXISTS (SELECT FROM "boards"."candidate" c
      WHERE c."member_id" = "news"."member_id" AND c."board_id" IN (SELECT "boards"."my_boards"())));
