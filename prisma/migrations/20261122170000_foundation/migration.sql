CREATE EXTENSION IF NOT EXISTS citext;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "boards";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "boards"."mood" AS ENUM ('rah', 'argh');

-- CreateEnum
CREATE TYPE "boards"."reaction_kind" AS ENUM ('cheers', 'hug', 'been_there', 'made_me_laugh');

-- CreateEnum
CREATE TYPE "answer_kind" AS ENUM ('going', 'might', 'cant');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('member', 'organiser', 'owner');

-- CreateTable
CREATE TABLE "boards"."board" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boards"."board_member" (
    "board_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "keeper_since" TIMESTAMPTZ(3),

    CONSTRAINT "board_member_pkey" PRIMARY KEY ("board_id","member_id")
);

-- CreateTable
CREATE TABLE "boards"."post" (
    "id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "mood" "boards"."mood" NOT NULL,
    "text" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boards"."comment" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "board_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "commented_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "boards"."reaction" (
    "post_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "boards"."reaction_kind" NOT NULL,
    "board_id" UUID NOT NULL,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("post_id","member_id","kind")
);

-- CreateTable
CREATE TABLE "place" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "zone" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "laid_out_to" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "series_rule" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "from_date" TEXT NOT NULL,
    "rrule" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place_id" UUID NOT NULL,
    "change_id" UUID,
    "set_aside_by_id" UUID,

    CONSTRAINT "series_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meetup" (
    "id" UUID NOT NULL,
    "series_id" UUID,
    "original_local" TEXT NOT NULL,
    "local" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "place_id" UUID NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "dropped_by_id" UUID,

    CONSTRAINT "meetup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "meetup_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "answer_kind" NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("meetup_id","member_id")
);

-- CreateTable
CREATE TABLE "pattern_change" (
    "id" UUID NOT NULL,
    "series_id" UUID NOT NULL,
    "from_date" TEXT NOT NULL,
    "laid_out_to_before" TEXT,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by_id" UUID,
    "made_version" INTEGER NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "pattern_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "changed_meetup" (
    "change_id" UUID NOT NULL,
    "meetup_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "before_original_local" TEXT,
    "before_local" TEXT,
    "before_minutes" INTEGER,
    "before_place_id" UUID,
    "before_dropped_by_id" UUID,

    CONSTRAINT "changed_meetup_pkey" PRIMARY KEY ("change_id","meetup_id")
);

-- By hand: how names are folded for lists and search. É and e are one letter, so are A and a; marks that are not
-- accents of Latin, Greek or Cyrillic letters stay. lib/members/fold.ts does the same to what is searched for.
CREATE FUNCTION "folded"(words text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$ SELECT lower(regexp_replace(normalize(words, NFD), '[\u0300-\u036F]', '', 'g')) $$;

-- array_to_string is not called immutable, because it is not for arrays of any kind; for texts it is.
CREATE FUNCTION "joined"(words text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$ SELECT array_to_string(words, ' ') $$;

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'member',
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),
    "craft" TEXT NOT NULL DEFAULT '',
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "about" TEXT NOT NULL DEFAULT '',
    "links" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sort_name" TEXT COLLATE "C" NOT NULL GENERATED ALWAYS AS ("folded"("name")) STORED,
    "found_by" TEXT NOT NULL GENERATED ALWAYS AS ("folded"("name" || ' ' || "craft" || ' ' || "joined"("languages"))) STORED,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photo" (
    "member_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "large" BYTEA NOT NULL,
    "small" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "photo_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "device" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_code" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_request" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "name" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "let_in" BOOLEAN,
    "answered_by_id" UUID,

    CONSTRAINT "join_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "welcome" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'en-GB',
    "zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "owner_link" (
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "owner_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "attempt" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "sent_form" (
    "key" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sent_form_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "failed_job" (
    "id" UUID NOT NULL,
    "queue" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "failed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "failed_job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "board_member_member_id_idx" ON "boards"."board_member"("member_id");

-- CreateIndex
CREATE INDEX "post_board_id_posted_at_id_idx" ON "boards"."post"("board_id", "posted_at" DESC, "id");

-- CreateIndex
CREATE INDEX "post_author_id_idx" ON "boards"."post"("author_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_id_board_id_key" ON "boards"."post"("id", "board_id");

-- CreateIndex
CREATE INDEX "comment_post_id_commented_at_id_idx" ON "boards"."comment"("post_id", "commented_at", "id");

-- CreateIndex
CREATE INDEX "comment_author_id_idx" ON "boards"."comment"("author_id");

-- CreateIndex
CREATE INDEX "reaction_member_id_idx" ON "boards"."reaction"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "place_name_address_key" ON "place"("name", "address");

-- CreateIndex
CREATE INDEX "series_rule_series_id_from_date_idx" ON "series_rule"("series_id", "from_date");

-- CreateIndex
CREATE INDEX "meetup_starts_at_idx" ON "meetup"("starts_at");

-- CreateIndex
CREATE INDEX "meetup_series_id_starts_at_idx" ON "meetup"("series_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "meetup_series_id_original_local_key" ON "meetup"("series_id", "original_local");

-- CreateIndex
CREATE INDEX "answer_member_id_idx" ON "answer"("member_id");

-- CreateIndex
CREATE INDEX "pattern_change_series_id_applied_at_idx" ON "pattern_change"("series_id", "applied_at");

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE INDEX "member_sort_name_id_idx" ON "member"("sort_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "photo_id_key" ON "photo"("id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_member_id_idx" ON "session"("member_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_code_email_created_at_idx" ON "sign_in_code"("email", "created_at");

-- CreateIndex
CREATE INDEX "sign_in_code_expires_at_idx" ON "sign_in_code"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "join_request_email_key" ON "join_request"("email");

-- CreateIndex
CREATE INDEX "join_request_answered_at_asked_at_idx" ON "join_request"("answered_at", "asked_at");

-- CreateIndex
CREATE INDEX "attempt_window_start_idx" ON "attempt"("window_start");

-- CreateIndex
CREATE INDEX "sent_form_sent_at_idx" ON "sent_form"("sent_at");

-- CreateIndex
CREATE INDEX "failed_job_failed_at_idx" ON "failed_job"("failed_at");

-- AddForeignKey
ALTER TABLE "boards"."board_member" ADD CONSTRAINT "board_member_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "boards"."board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."board_member" ADD CONSTRAINT "board_member_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."post" ADD CONSTRAINT "post_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "boards"."board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."post" ADD CONSTRAINT "post_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."comment" ADD CONSTRAINT "comment_post_id_board_id_fkey" FOREIGN KEY ("post_id", "board_id") REFERENCES "boards"."post"("id", "board_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."reaction" ADD CONSTRAINT "reaction_post_id_board_id_fkey" FOREIGN KEY ("post_id", "board_id") REFERENCES "boards"."post"("id", "board_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "boards"."reaction" ADD CONSTRAINT "reaction_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_rule" ADD CONSTRAINT "series_rule_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_rule" ADD CONSTRAINT "series_rule_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_rule" ADD CONSTRAINT "series_rule_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "pattern_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "series_rule" ADD CONSTRAINT "series_rule_set_aside_by_id_fkey" FOREIGN KEY ("set_aside_by_id") REFERENCES "pattern_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetup" ADD CONSTRAINT "meetup_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetup" ADD CONSTRAINT "meetup_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetup" ADD CONSTRAINT "meetup_cancelled_by_id_fkey" FOREIGN KEY ("cancelled_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetup" ADD CONSTRAINT "meetup_dropped_by_id_fkey" FOREIGN KEY ("dropped_by_id") REFERENCES "pattern_change"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pattern_change" ADD CONSTRAINT "pattern_change_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pattern_change" ADD CONSTRAINT "pattern_change_applied_by_id_fkey" FOREIGN KEY ("applied_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changed_meetup" ADD CONSTRAINT "changed_meetup_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "pattern_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changed_meetup" ADD CONSTRAINT "changed_meetup_meetup_id_fkey" FOREIGN KEY ("meetup_id") REFERENCES "meetup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo" ADD CONSTRAINT "photo_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_request" ADD CONSTRAINT "join_request_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the models cannot say, from here on by hand.

-- Wall times and local dates are kept as text; these shapes are the invariant.
ALTER TABLE "series_rule"
  ADD CONSTRAINT "series_rule_from_date_shape" CHECK ("from_date" ~ '^\d{4}-\d{2}-\d{2}$'),
  ADD CONSTRAINT "series_rule_start_shape" CHECK ("start" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  ADD CONSTRAINT "series_rule_minutes_sane" CHECK ("minutes" BETWEEN 5 AND 1440);
ALTER TABLE "meetup"
  ADD CONSTRAINT "meetup_local_shape" CHECK ("local" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$' AND "original_local" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$'),
  ADD CONSTRAINT "meetup_minutes_sane" CHECK ("minutes" BETWEEN 5 AND 1440),
  ADD CONSTRAINT "meetup_ends_after_start" CHECK ("ends_at" > "starts_at"),
  ADD CONSTRAINT "meetup_note_length" CHECK (char_length("note") <= 2000);
ALTER TABLE "pattern_change"
  ADD CONSTRAINT "pattern_change_from_date_shape" CHECK ("from_date" ~ '^\d{4}-\d{2}-\d{2}$');
ALTER TABLE "changed_meetup"
  ADD CONSTRAINT "changed_meetup_what_known" CHECK ("what" IN ('moved', 'dropped', 'added'));
ALTER TABLE "site"
  ADD CONSTRAINT "site_is_one_row" CHECK ("id" = 1),
  ADD CONSTRAINT "site_name_length" CHECK (char_length("name") BETWEEN 1 AND 80),
  ADD CONSTRAINT "site_welcome_length" CHECK (char_length("welcome") <= 2000);
ALTER TABLE "place"
  ADD CONSTRAINT "place_name_length" CHECK (char_length("name") BETWEEN 1 AND 120),
  ADD CONSTRAINT "place_address_length" CHECK (char_length("address") <= 300);
ALTER TABLE "series"
  ADD CONSTRAINT "series_name_length" CHECK (char_length("name") BETWEEN 1 AND 80),
  ADD CONSTRAINT "series_note_length" CHECK (char_length("note") <= 2000);
ALTER TABLE "member"
  ADD CONSTRAINT "member_name_length" CHECK (char_length("name") BETWEEN 1 AND 80),
  ADD CONSTRAINT "member_email_length" CHECK (char_length("email"::text) BETWEEN 3 AND 254),
  ADD CONSTRAINT "member_craft_length" CHECK (char_length("craft") <= 120),
  ADD CONSTRAINT "member_about_length" CHECK (char_length("about") <= 2000),
  ADD CONSTRAINT "member_languages_few" CHECK (cardinality("languages") <= 20),
  ADD CONSTRAINT "member_links_few" CHECK (cardinality("links") <= 8);
ALTER TABLE "photo" ADD CONSTRAINT "photo_size" CHECK (octet_length("large") <= 1000000 AND octet_length("small") <= 200000);
ALTER TABLE "join_request"
  ADD CONSTRAINT "join_request_name_length" CHECK (char_length("name") BETWEEN 1 AND 80),
  ADD CONSTRAINT "join_request_words_length" CHECK (char_length("words") <= 2000),
  ADD CONSTRAINT "join_request_answer_whole" CHECK (("answered_at" IS NULL) = ("let_in" IS NULL));
ALTER TABLE "sign_in_code" ADD CONSTRAINT "sign_in_code_tries" CHECK ("tries" BETWEEN 0 AND 5);
ALTER TABLE "boards"."board"
  ADD CONSTRAINT "board_name_length" CHECK (char_length("name") BETWEEN 1 AND 80),
  ADD CONSTRAINT "board_about_length" CHECK (char_length("about") <= 2000);
ALTER TABLE "boards"."post" ADD CONSTRAINT "post_text_length" CHECK (char_length("text") BETWEEN 1 AND 20000);
ALTER TABLE "boards"."comment" ADD CONSTRAINT "comment_text_length" CHECK (char_length("text") BETWEEN 1 AND 20000);

-- One owner at the most.
CREATE UNIQUE INDEX "member_one_owner" ON "member" ("role") WHERE "role" = 'owner';
-- A one-off has no series; NULLs are distinct in the ordinary unique index, which is what we want for them.

-- The site's ordinary role: everything in public, nothing in boards.
GRANT USAGE ON SCHEMA "public" TO "elevenses_site", "elevenses_boards";
GRANT SELECT, INSERT, UPDATE, DELETE ON
  "site", "owner_link", "attempt", "sent_form", "failed_job", "member", "photo", "session", "sign_in_code",
  "join_request", "place", "series", "series_rule", "meetup", "answer", "pattern_change", "changed_meetup"
  TO "elevenses_site";

-- The boards' role: boards, and of the members no more than a name and a face. No addresses.
GRANT USAGE ON SCHEMA "boards" TO "elevenses_boards";
GRANT SELECT ("id", "name", "suspended_at") ON "member" TO "elevenses_boards";
GRANT SELECT ("id", "member_id") ON "photo" TO "elevenses_boards";
GRANT SELECT, INSERT ON "sent_form" TO "elevenses_boards";
GRANT SELECT ON "boards"."board" TO "elevenses_boards";
GRANT SELECT, INSERT, DELETE ON "boards"."board_member", "boards"."post", "boards"."comment", "boards"."reaction" TO "elevenses_boards";

-- Row-level security. The viewer is set for one transaction at a time: set_config('app.member_id', …, true).
-- Forced, so that it binds the owner of the tables too (a superuser it cannot bind; the site never is one).
ALTER TABLE "boards"."board" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."board_member" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."post" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."comment" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE "boards"."reaction" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE FUNCTION "boards"."viewer"() RETURNS uuid
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$ SELECT nullif(current_setting('app.member_id', true), '')::uuid $$;

-- These two run as the tables' owner, because a policy on board_member that read board_member itself would
-- never end. The owner's own policy below shows it the viewer's rows and no others.
CREATE FUNCTION "boards"."my_boards"() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
    SELECT bm.board_id FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
    WHERE bm.member_id = boards.viewer() AND m.suspended_at IS NULL
  $$;
CREATE FUNCTION "boards"."boards_i_keep"() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
    SELECT bm.board_id FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
    WHERE bm.member_id = boards.viewer() AND bm.keeper_since IS NOT NULL AND m.suspended_at IS NULL
  $$;

-- A board is born with its first keeper in one step, so that there is no moment in which it is nobody's.
CREATE FUNCTION "boards"."start_board"(new_id uuid, new_name text, new_about text, at timestamptz) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
    INSERT INTO boards.board (id, name, about, created_at) SELECT new_id, new_name, new_about, at
      WHERE EXISTS (SELECT FROM public.member m WHERE m.id = boards.viewer() AND m.suspended_at IS NULL);
    INSERT INTO boards.board_member (board_id, member_id, joined_at, keeper_since)
      SELECT new_id, boards.viewer(), at, at
      WHERE EXISTS (SELECT FROM public.member m WHERE m.id = boards.viewer() AND m.suspended_at IS NULL);
  $$;

-- However somebody goes (leaves, is let go, their account is deleted), a board is never left to nobody: without a
-- keeper, the member of longest standing becomes one; without members, it goes. The lock makes two who go at the
-- same time wait for each other, so that the second sees what the first left.
CREATE FUNCTION "boards"."tended"() RETURNS uuid
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$ SELECT nullif(current_setting('app.tended_board', true), '')::uuid $$;
CREATE FUNCTION "boards"."tend"() RETURNS trigger
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  BEGIN
    PERFORM set_config('app.tended_board', OLD.board_id::text, true);
    PERFORM 1 FROM boards.board WHERE id = OLD.board_id FOR UPDATE;
    IF NOT EXISTS (SELECT FROM boards.board_member WHERE board_id = OLD.board_id) THEN
      DELETE FROM boards.board WHERE id = OLD.board_id;
    ELSIF NOT EXISTS (SELECT FROM boards.board_member WHERE board_id = OLD.board_id AND keeper_since IS NOT NULL) THEN
      UPDATE boards.board_member SET keeper_since = now()
        WHERE board_id = OLD.board_id AND member_id = (
          SELECT bm.member_id FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
          WHERE bm.board_id = OLD.board_id
          ORDER BY m.suspended_at IS NOT NULL, bm.joined_at, bm.member_id LIMIT 1);
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN NULL;
  END $$;
CREATE TRIGGER "never_left_to_nobody" AFTER DELETE ON "boards"."board_member"
  FOR EACH ROW EXECUTE FUNCTION "boards"."tend"();

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA "boards" FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "boards"."viewer"(), "boards"."my_boards"(), "boards"."boards_i_keep"(),
  "boards"."start_board"(uuid, text, text, timestamptz) TO "elevenses_boards";

CREATE POLICY "owner_starts" ON "boards"."board" FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY "owner_sees_viewers_rows" ON "boards"."board_member" FOR SELECT TO CURRENT_USER
  USING ("member_id" = "boards"."viewer"());
CREATE POLICY "owner_starts" ON "boards"."board_member" FOR INSERT TO CURRENT_USER
  WITH CHECK ("member_id" = "boards"."viewer"());
CREATE POLICY "owner_tends" ON "boards"."board" TO CURRENT_USER USING ("id" = "boards"."tended"());
CREATE POLICY "owner_tends" ON "boards"."board_member" TO CURRENT_USER USING ("board_id" = "boards"."tended"());

CREATE POLICY "members_see" ON "boards"."board" FOR SELECT TO "elevenses_boards"
  USING ("id" IN (SELECT "boards"."my_boards"()));

CREATE POLICY "members_see" ON "boards"."board_member" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "keepers_let_in" ON "boards"."board_member" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("board_id" IN (SELECT "boards"."boards_i_keep"()));
CREATE POLICY "leave_or_be_let_go" ON "boards"."board_member" FOR DELETE TO "elevenses_boards"
  USING (("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()))
    OR "board_id" IN (SELECT "boards"."boards_i_keep"()));

CREATE POLICY "members_read" ON "boards"."post" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "members_post" ON "boards"."post" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("author_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "authors_delete" ON "boards"."post" FOR DELETE TO "elevenses_boards"
  USING ("author_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));

CREATE POLICY "members_read" ON "boards"."comment" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "members_comment" ON "boards"."comment" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("author_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "authors_delete" ON "boards"."comment" FOR DELETE TO "elevenses_boards"
  USING ("author_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));

CREATE POLICY "members_see" ON "boards"."reaction" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "members_react" ON "boards"."reaction" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));
CREATE POLICY "take_back_own" ON "boards"."reaction" FOR DELETE TO "elevenses_boards"
  USING ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));
