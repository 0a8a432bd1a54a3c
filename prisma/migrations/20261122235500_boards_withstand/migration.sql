-- What somebody tries who can have any statement run under their own name comes to nothing (lib/access/boards-attacks.test.ts,
-- docs/decisions/24-attacks-on-boards.md); and a no holds (docs/decisions/17-boards-people.md).

-- What holds between a member and a board they are not in (any more). Nobody has a right to read it: who said no is not
-- told, nor who was let go.
CREATE TABLE "boards"."apart" (
    "board_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "declined_at" TIMESTAMPTZ(3),
    "let_go_at" TIMESTAMPTZ(3),
    "muted_till" TIMESTAMPTZ(3),

    CONSTRAINT "apart_pkey" PRIMARY KEY ("board_id","member_id")
);
CREATE INDEX "apart_member_id_idx" ON "boards"."apart"("member_id");
ALTER TABLE "boards"."apart" ADD CONSTRAINT "apart_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "boards"."board"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "boards"."apart" ADD CONSTRAINT "apart_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "boards"."apart" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner_tends" ON "boards"."apart" TO CURRENT_USER
  USING ("board_id" = "boards"."tended"() OR "member_id" = "boards"."viewer"()
    OR "board_id" IN (SELECT "boards"."my_boards"()));

-- An invitation whose maker has gone would look like an asking, which whoever is invited sees: it goes along.
ALTER TABLE "boards"."candidate" DROP CONSTRAINT "candidate_invited_by_id_fkey";
ALTER TABLE "boards"."candidate" ADD CONSTRAINT "candidate_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is set is not what stands in the rows: those can be read by everyone in the board, and reading a hash must not
-- make one its author.
CREATE OR REPLACE FUNCTION "boards"."pen"() RETURNS bytea
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  AS $$ SELECT sha256(decode(nullif(current_setting('app.pen', true), ''), 'hex')) $$;

-- Whoever changes who is in a board, who keeps it or how many yeses it takes waits here for whoever does so too, before
-- they lock anything else: else two of them would wait for each other. FOR NO KEY UPDATE: others go on writing meanwhile.
CREATE FUNCTION "boards"."hold"(the_board uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    before text := current_setting('app.tended_board', true);
  BEGIN
    IF the_board NOT IN (SELECT boards.my_boards()) THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', the_board::text, true);
    PERFORM 1 FROM boards.board WHERE id = the_board FOR NO KEY UPDATE;
    PERFORM set_config('app.tended_board', coalesce(before, ''), true);
    RETURN true;
  END $$;

-- A board in which somebody can act has a keeper who can; see the migration before. Whoever would be next may be on their
-- way out, and wait for this to end: they are passed over, unless there is nobody else.
CREATE OR REPLACE FUNCTION "boards"."see_it_kept"(the_board uuid, at timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    next uuid;
  BEGIN
    PERFORM 1 FROM boards.board WHERE id = the_board FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
      WHERE bm.board_id = the_board AND bm.keeper_since IS NOT NULL AND m.suspended_at IS NULL) THEN RETURN; END IF;
    SELECT bm.member_id INTO next FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
      WHERE bm.board_id = the_board AND m.suspended_at IS NULL
      ORDER BY bm.joined_at, bm.member_id LIMIT 1 FOR UPDATE OF bm SKIP LOCKED;
    IF next IS NULL THEN
      SELECT bm.member_id INTO next FROM boards.board_member bm JOIN public.member m ON m.id = bm.member_id
        WHERE bm.board_id = the_board AND m.suspended_at IS NULL
        ORDER BY bm.joined_at, bm.member_id LIMIT 1;
    END IF;
    IF next IS NULL THEN RETURN; END IF;
    UPDATE boards.board_member SET keeper_since = at, muted_till = NULL
      WHERE board_id = the_board AND member_id = next;
    INSERT INTO boards.board_log (id, board_id, at, what, to_id)
      SELECT gen_random_uuid(), the_board, at, 'keeper_made', next WHERE FOUND;
  END $$;

-- A board is born with its first keeper in one step. Its id is nobody's to choose: one that is taken would tell that
-- there is such a board.
DROP FUNCTION "boards"."start_board"(uuid, text, text, timestamptz);
CREATE FUNCTION "boards"."start_board"(new_name text, new_about text, new_kind "boards"."board_kind", new_rules text,
    new_yes_needed integer) RETURNS uuid
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    new_id uuid := gen_random_uuid();
  BEGIN
    IF NOT boards.is_member() THEN RETURN NULL; END IF;
    INSERT INTO boards.board (id, name, about, kind, rules, yes_needed, created_at)
      VALUES (new_id, new_name, new_about, new_kind, new_rules, new_yes_needed, boards.clock());
    INSERT INTO boards.board_member (board_id, member_id, joined_at, keeper_since)
      VALUES (new_id, boards.viewer(), boards.clock(), boards.clock());
    RETURN new_id;
  END $$;

-- Which settings changed is written down by the change itself, so that neither goes without the other.
CREATE FUNCTION "boards"."log_change"() RETURNS trigger
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    before text := current_setting('app.tended_board', true);
  BEGIN
    PERFORM set_config('app.tended_board', NEW.id::text, true);
    INSERT INTO boards.board_log (id, board_id, at, what, by_id, words)
      VALUES (gen_random_uuid(), NEW.id, boards.clock(), 'changed', boards.viewer(), concat_ws(' ',
        CASE WHEN NEW.name <> OLD.name THEN 'name' END,
        CASE WHEN NEW.about <> OLD.about THEN 'about' END,
        CASE WHEN NEW.kind <> OLD.kind THEN 'kind' END,
        CASE WHEN NEW.rules <> OLD.rules THEN 'rules' END,
        CASE WHEN NEW.yes_needed <> OLD.yes_needed THEN 'yesNeeded' END,
        CASE WHEN NEW.keep_days IS DISTINCT FROM OLD.keep_days THEN 'keepDays' END));
    PERFORM set_config('app.tended_board', coalesce(before, ''), true);
    RETURN NULL;
  END $$;
CREATE TRIGGER "changes_are_logged" AFTER UPDATE ON "boards"."board"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "boards"."log_change"();
DROP POLICY "keepers_write" ON "boards"."board_log";
REVOKE INSERT ON "boards"."board_log" FROM "elevenses_boards";

-- A keeper lets somebody go who is no keeper, with a reason for all to read. One leaves for oneself alone.
DROP POLICY "leave_or_be_let_go" ON "boards"."board_member";
CREATE POLICY "one_leaves" ON "boards"."board_member" FOR DELETE TO "elevenses_boards"
  USING ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()));
CREATE FUNCTION "boards"."let_go"(in_board uuid, whom uuid, why text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    done integer;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_keep()) OR btrim(why) = '' OR NOT boards.hold(in_board) THEN
      RETURN false;
    END IF;
    PERFORM set_config('app.tended_board', in_board::text, true);
    DELETE FROM boards.board_member WHERE board_id = in_board AND member_id = whom AND keeper_since IS NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    PERFORM set_config('app.tended_board', in_board::text, true);
    IF done > 0 THEN
      INSERT INTO boards.apart AS a (board_id, member_id, let_go_at) VALUES (in_board, whom, boards.clock())
        ON CONFLICT (board_id, member_id) DO UPDATE SET let_go_at = excluded.let_go_at;
      INSERT INTO boards.board_log (id, board_id, at, what, by_id, to_id, words)
        VALUES (gen_random_uuid(), in_board, boards.clock(), 'member_removed', boards.viewer(), whom, why);
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;

-- However somebody goes; see the migration before. Who is muted stays so if they come back.
CREATE OR REPLACE FUNCTION "boards"."tend"() RETURNS trigger
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    PERFORM set_config('app.tended_board', OLD.board_id::text, true);
    PERFORM 1 FROM boards.board WHERE id = OLD.board_id FOR UPDATE;
    IF NOT EXISTS (SELECT FROM boards.board_member WHERE board_id = OLD.board_id) THEN
      DELETE FROM boards.board WHERE id = OLD.board_id;
    ELSE
      IF OLD.muted_till > boards.clock() THEN
        INSERT INTO boards.apart (board_id, member_id, muted_till)
          SELECT OLD.board_id, m.id, OLD.muted_till FROM public.member m WHERE m.id = OLD.member_id
          ON CONFLICT (board_id, member_id) DO UPDATE SET muted_till = excluded.muted_till;
      END IF;
      PERFORM boards.see_it_kept(OLD.board_id, boards.clock());
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN NULL;
  END $$;

-- Boards that let the viewer go: to them an open one is closed.
CREATE FUNCTION "boards"."boards_that_let_me_go"() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT board_id FROM boards.apart WHERE member_id = boards.viewer() AND let_go_at IS NOT NULL $$;

-- Coming in, which is agreeing to the house rules: into an open board, or one that wants the viewer. Of rules that are
-- not (any more) those that were read, nobody has agreed to anything. Null: there is nothing to come into.
DROP FUNCTION "boards"."come_in"(uuid, timestamptz);
CREATE FUNCTION "boards"."come_in"(into_board uuid, rules_read text) RETURNS text
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    welcome boolean;
    rules_now text;
    still_muted timestamptz;
  BEGIN
    welcome := into_board IN (SELECT boards.boards_that_want_me());
    PERFORM set_config('app.tended_board', into_board::text, true);
    IF NOT welcome THEN
      welcome := boards.is_member() AND EXISTS (SELECT FROM boards.board WHERE id = into_board AND kind = 'open')
        AND into_board NOT IN (SELECT boards.boards_that_let_me_go());
    END IF;
    IF welcome THEN
      SELECT encode(sha256(convert_to(rules, 'UTF8')), 'hex') INTO rules_now
        FROM boards.board WHERE id = into_board FOR NO KEY UPDATE;
      IF rules_now IS DISTINCT FROM rules_read THEN
        PERFORM set_config('app.tended_board', '', true);
        RETURN 'rules-changed';
      END IF;
      DELETE FROM boards.apart WHERE board_id = into_board AND member_id = boards.viewer()
        RETURNING muted_till INTO still_muted;
      INSERT INTO boards.board_member (board_id, member_id, joined_at, muted_till)
        VALUES (into_board, boards.viewer(), boards.clock(),
          CASE WHEN still_muted > boards.clock() THEN still_muted END)
        ON CONFLICT DO NOTHING;
      DELETE FROM boards.candidate WHERE board_id = into_board AND member_id = boards.viewer();
      PERFORM boards.see_it_kept(into_board, boards.clock());
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN CASE WHEN welcome THEN 'in' END;
  END $$;

-- Somebody whom a board wants says no, which holds, or takes back that they asked, which is nothing of the kind.
CREATE FUNCTION "boards"."decline"(the_board uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    wanted boolean;
    inviter uuid;
    done integer;
  BEGIN
    IF NOT boards.is_member() THEN RETURN false; END IF;
    wanted := the_board IN (SELECT boards.boards_that_want_me());
    PERFORM set_config('app.tended_board', the_board::text, true);
    DELETE FROM boards.candidate
      WHERE board_id = the_board AND member_id = boards.viewer() AND (invited_by_id IS NULL OR wanted)
      RETURNING invited_by_id INTO inviter;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF inviter IS NOT NULL THEN
      INSERT INTO boards.apart (board_id, member_id, declined_at) VALUES (the_board, boards.viewer(), boards.clock())
        ON CONFLICT (board_id, member_id) DO UPDATE SET declined_at = excluded.declined_at;
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;

-- Who is not to be invited now, into the viewer's boards: all that those in them hear of it, one by one, is "not now".
CREATE FUNCTION "boards"."not_now"() RETURNS TABLE (board_id uuid, member_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    SELECT a.board_id, a.member_id FROM boards.apart a
    WHERE a.board_id IN (SELECT boards.my_boards()) AND a.declined_at > boards.clock() - interval '90 days'
  $$;

-- Asking to come in where one sees a board: a closed one, or an open one that let one go. What one is not told of, that
-- a member has invited one already, is not told here either: it becomes an asking, with its yeses.
CREATE FUNCTION "boards"."ask_to_come_in"(the_board uuid, why text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    done integer;
  BEGIN
    IF NOT boards.is_member() OR the_board IN (SELECT boards.my_boards()) THEN RETURN NULL; END IF;
    PERFORM set_config('app.tended_board', the_board::text, true);
    IF NOT EXISTS (SELECT FROM boards.board b WHERE b.id = the_board AND (b.kind = 'closed'
        OR (b.kind = 'open' AND b.id IN (SELECT boards.boards_that_let_me_go())))) THEN
      PERFORM set_config('app.tended_board', '', true);
      RETURN NULL;
    END IF;
    INSERT INTO boards.candidate AS c (board_id, member_id, words, since)
      VALUES (the_board, boards.viewer(), why, boards.clock())
      ON CONFLICT (board_id, member_id) DO UPDATE SET invited_by_id = NULL, words = excluded.words
        WHERE c.invited_by_id IS NOT NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done > 0 THEN
      UPDATE boards.apart SET declined_at = NULL WHERE board_id = the_board AND member_id = boards.viewer();
      INSERT INTO boards.news (id, member_id, kind) SELECT gen_random_uuid(), bm.member_id, 'news'
        FROM boards.board_member bm WHERE bm.board_id = the_board AND bm.keeper_since IS NOT NULL;
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;
DROP TRIGGER "keepers_hear_of_asking" ON "boards"."candidate";
DROP FUNCTION "boards"."tell_of_asking"();
DROP POLICY "one_asks_for_oneself" ON "boards"."candidate";
DROP POLICY "members_invite" ON "boards"."candidate";
CREATE POLICY "members_invite" ON "boards"."candidate" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("invited_by_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."boards_i_write"())
    AND ("board_id", "member_id") NOT IN (SELECT * FROM "boards"."not_now"()));
DROP POLICY "withdraw_or_decline" ON "boards"."candidate";
CREATE POLICY "take_back_or_turn_down" ON "boards"."candidate" FOR DELETE TO "elevenses_boards"
  USING (("invited_by_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()))
    OR "board_id" IN (SELECT "boards"."boards_i_keep"()));

-- Who entered by break-glass does not see who is in the board, beyond who wrote.
DROP POLICY "members_see" ON "boards"."board_member";
CREATE POLICY "members_see" ON "boards"."board_member" FOR SELECT TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."my_boards"()));

-- The keepers' functions take the present from the clock: whoever may choose it chooses how long something lasts, and
-- where in the log it stands.
DROP FUNCTION "boards"."moderate"(uuid, uuid, uuid, text, text, timestamptz);
CREATE FUNCTION "boards"."moderate"(in_board uuid, the_post uuid, the_comment uuid, act text, why text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    at timestamptz := boards.clock();
    done integer;
    settled integer := 0;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_keep()) OR act NOT IN ('hidden', 'shown', 'removed')
      OR (act = 'removed' AND btrim(why) = '') THEN
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
DROP FUNCTION "boards"."mute"(uuid, uuid, timestamptz, text, timestamptz);
CREATE FUNCTION "boards"."mute"(in_board uuid, whom uuid, till timestamptz, why text) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    done integer;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_keep()) OR NOT boards.hold(in_board) THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', in_board::text, true);
    UPDATE boards.board_member SET muted_till = till
      WHERE board_id = in_board AND member_id = whom AND keeper_since IS NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done > 0 THEN
      INSERT INTO boards.board_log (id, board_id, at, what, by_id, to_id, words) VALUES (gen_random_uuid(), in_board,
        boards.clock(), CASE WHEN till IS NULL THEN 'unmuted' ELSE 'muted' END, boards.viewer(), whom, why);
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;
DROP FUNCTION "boards"."make_keeper"(uuid, uuid, timestamptz);
CREATE FUNCTION "boards"."make_keeper"(in_board uuid, whom uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    done integer;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_keep()) OR NOT boards.hold(in_board) THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', in_board::text, true);
    UPDATE boards.board_member SET keeper_since = boards.clock(), muted_till = NULL
      WHERE board_id = in_board AND member_id = whom AND keeper_since IS NULL;
    GET DIAGNOSTICS done = ROW_COUNT;
    IF done > 0 THEN
      INSERT INTO boards.board_log (id, board_id, at, what, by_id, to_id)
        VALUES (gen_random_uuid(), in_board, boards.clock(), 'keeper_made', boards.viewer(), whom);
    END IF;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;

-- Nobody thanks themselves.
CREATE OR REPLACE FUNCTION "boards"."thank"(in_board uuid, the_post uuid, the_comment uuid, thanks boolean) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    done integer;
  BEGIN
    IF in_board NOT IN (SELECT boards.boards_i_write()) THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', in_board::text, true);
    UPDATE boards.comment c SET helped = thanks
      FROM boards.post p
      WHERE c.id = the_comment AND c.post_id = the_post AND c.board_id = in_board AND c.removed_at IS NULL
        AND c.author_id IS DISTINCT FROM boards.viewer() AND c.pen_hash IS DISTINCT FROM boards.pen()
        AND p.id = the_post AND p.board_id = in_board
        AND (p.author_id = boards.viewer() OR p.pen_hash = boards.pen());
    GET DIAGNOSTICS done = ROW_COUNT;
    PERFORM set_config('app.tended_board', '', true);
    RETURN done > 0;
  END $$;

-- Break-glass: what was asked is told to every other organiser, whether there is such a board or not; what was agreed to,
-- to everyone in the board.
CREATE FUNCTION "boards"."tell_of_glass"() RETURNS trigger
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    INSERT INTO boards.news (id, member_id, kind) SELECT gen_random_uuid(), m.id, 'glass' FROM public.member m
      WHERE m.role IN ('organiser', 'owner') AND m.suspended_at IS NULL AND m.id <> NEW.asked_by_id;
    RETURN NULL;
  END $$;
CREATE TRIGGER "organisers_hear_of_asking" AFTER INSERT ON "boards"."glass_entry"
  FOR EACH ROW EXECUTE FUNCTION "boards"."tell_of_glass"();
DROP FUNCTION "boards"."agree_to_enter"(uuid, timestamptz);
CREATE FUNCTION "boards"."agree_to_enter"(the_entry uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    entry boards.glass_entry;
  BEGIN
    IF NOT boards.organises() THEN RETURN false; END IF;
    UPDATE boards.glass_entry SET agreed_by_id = boards.viewer(), ends_at = boards.clock() + interval '1 day'
      WHERE id = the_entry AND agreed_by_id IS NULL AND asked_by_id <> boards.viewer()
        AND asked_at > boards.clock() - interval '7 days'
        AND EXISTS (SELECT FROM public.member m WHERE m.id = asked_by_id AND m.suspended_at IS NULL
          AND m.role IN ('organiser', 'owner'))
      RETURNING * INTO entry;
    IF entry.id IS NULL THEN RETURN false; END IF;
    PERFORM set_config('app.tended_board', entry.board_id::text, true);
    INSERT INTO boards.board_log (id, board_id, at, what, by_id, to_id, words)
      SELECT gen_random_uuid(), b.id, boards.clock(), 'entered', entry.asked_by_id, entry.agreed_by_id, entry.reason
      FROM boards.board b WHERE b.id = entry.board_id;
    INSERT INTO boards.news (id, member_id, kind)
      SELECT gen_random_uuid(), bm.member_id, 'news' FROM boards.board_member bm WHERE bm.board_id = entry.board_id;
    PERFORM set_config('app.tended_board', '', true);
    RETURN true;
  END $$;
DROP POLICY "organisers_ask" ON "boards"."glass_entry";
CREATE POLICY "organisers_ask" ON "boards"."glass_entry" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("asked_by_id" = "boards"."viewer"() AND "agreed_by_id" IS NULL AND "ends_at" IS NULL
    AND "asked_at" <= "boards"."clock"() + interval '1 minute' AND (SELECT "boards"."organises"()));

-- Deletes for good what is past its time, in every board; asked for by a job, which sees nothing of it.
DROP FUNCTION "boards"."expire"(timestamptz);
CREATE FUNCTION "boards"."expire"() RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  DECLARE
    at timestamptz := boards.clock();
  BEGIN
    PERFORM set_config('app.expires_at', at::text, true);
    DELETE FROM boards.post p USING boards.board b
      WHERE b.id = p.board_id AND (p.keep_till <= at OR p.posted_at + make_interval(days => b.keep_days) <= at);
    DELETE FROM boards.glass_entry WHERE coalesce(ends_at, asked_at + interval '7 days') <= at - interval '30 days';
    PERFORM set_config('app.expires_at', '', true);
  END $$;

-- Whether a thread is there for the asker: not out of sight, and not past its time, its own or the board's. And whether a
-- comment is, under that post. They run as whoever asks, so row-level security answers; a policy could not ask of its own
-- table.
CREATE FUNCTION "boards"."thread_stands"(thread uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  AS $$
    SELECT EXISTS (SELECT FROM boards.post p JOIN boards.board b ON b.id = p.board_id
      WHERE p.id = thread AND (b.keep_days IS NULL OR p.posted_at > boards.clock() - make_interval(days => b.keep_days)))
  $$;
CREATE FUNCTION "boards"."comment_stands"(the_comment uuid, thread uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM boards.comment c WHERE c.id = the_comment AND c.post_id = thread) $$;
CREATE FUNCTION "boards"."comment_stands"(the_comment uuid) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM boards.comment c WHERE c.id = the_comment AND boards.thread_stands(c.post_id)) $$;

-- What is new was not edited, hidden, removed or thanked for, and is of the day: under a pen name its time is that day's
-- beginning or end, wherever the group is.
DROP POLICY "members_post" ON "boards"."post";
CREATE POLICY "members_post" ON "boards"."post" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("board_id" IN (SELECT "boards"."boards_i_write"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"())
    AND "edited_at" IS NULL AND "hidden_at" IS NULL AND "removed_at" IS NULL AND "removed_for" = ''
    AND "posted_at" BETWEEN "boards"."clock"() - interval '26 hours' AND "boards"."clock"() + interval '26 hours');
DROP POLICY "members_comment" ON "boards"."comment";
CREATE POLICY "members_comment" ON "boards"."comment" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("board_id" IN (SELECT "boards"."boards_i_write"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"())
    AND "edited_at" IS NULL AND "hidden_at" IS NULL AND "removed_at" IS NULL AND "removed_for" = '' AND NOT "helped"
    AND "commented_at" BETWEEN "boards"."clock"() - interval '26 hours' AND "boards"."clock"() + interval '26 hours'
    AND "boards"."thread_stands"("post_id")
    AND ("quotes_id" IS NULL OR "boards"."comment_stands"("quotes_id", "post_id")));

-- What was changed says so, and what is past its time stays so.
DROP POLICY "authors_edit" ON "boards"."post";
CREATE POLICY "authors_edit" ON "boards"."post" FOR UPDATE TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_write"()) AND "removed_at" IS NULL
    AND ("keep_till" IS NULL OR "keep_till" > "boards"."clock"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()))
  WITH CHECK ("edited_at" IS NOT NULL AND "board_id" IN (SELECT "boards"."boards_i_write"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()));
DROP POLICY "authors_edit" ON "boards"."comment";
CREATE POLICY "authors_edit" ON "boards"."comment" FOR UPDATE TO "elevenses_boards"
  USING ("board_id" IN (SELECT "boards"."boards_i_write"()) AND "removed_at" IS NULL
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()))
  WITH CHECK ("edited_at" IS NOT NULL AND "board_id" IN (SELECT "boards"."boards_i_write"())
    AND ("author_id" = "boards"."viewer"() OR "pen_hash" = "boards"."pen"()));

DROP POLICY "members_react" ON "boards"."reaction";
CREATE POLICY "members_react" ON "boards"."reaction" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"())
    AND "boards"."thread_stands"("post_id"));
DROP POLICY "members_react" ON "boards"."comment_reaction";
CREATE POLICY "members_react" ON "boards"."comment_reaction" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("member_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"())
    AND "boards"."comment_stands"("comment_id"));
DROP POLICY "members_report" ON "boards"."report";
CREATE POLICY "members_report" ON "boards"."report" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("by_id" = "boards"."viewer"() AND "board_id" IN (SELECT "boards"."my_boards"()) AND "settled_at" IS NULL
    AND "boards"."thread_stands"("post_id")
    AND ("comment_id" IS NULL OR "boards"."comment_stands"("comment_id", "post_id")));
DROP POLICY "authors_add" ON "boards"."picture";
CREATE POLICY "authors_add" ON "boards"."picture" FOR INSERT TO "elevenses_boards"
  WITH CHECK ("board_id" IN (SELECT "boards"."boards_i_write"()) AND EXISTS (SELECT FROM "boards"."post" p
    WHERE p."id" = "post_id" AND p."removed_at" IS NULL
      AND (p."author_id" = "boards"."viewer"() OR p."pen_hash" = "boards"."pen"())));

-- Each is told of what can be theirs: keepers of reports, who waits that they are wanted. Of all else only the database
-- tells, or anybody could have letters sent to everybody.
DROP POLICY "members_tell" ON "boards"."news";
CREATE POLICY "members_tell" ON "boards"."news" FOR INSERT TO "elevenses_boards"
  WITH CHECK (("kind" = 'report' AND EXISTS (SELECT FROM "boards"."board_member" bm
      WHERE bm."member_id" = "news"."member_id" AND bm."board_id" IN (SELECT "boards"."my_boards"())
        AND bm."keeper_since" IS NOT NULL))
    OR ("kind" = 'wanted' AND EXISTS (SELECT FROM "boards"."candidate" c
      WHERE c."member_id" = "news"."member_id" AND c."board_id" IN (SELECT "boards"."my_boards"()))));

REVOKE EXECUTE ON FUNCTION
  "boards"."start_board"(text, text, "boards"."board_kind", text, integer), "boards"."let_go"(uuid, uuid, text),
  "boards"."boards_that_let_me_go"(), "boards"."come_in"(uuid, text), "boards"."decline"(uuid),
  "boards"."hold"(uuid), "boards"."not_now"(), "boards"."ask_to_come_in"(uuid, text),
  "boards"."moderate"(uuid, uuid, uuid, text, text), "boards"."mute"(uuid, uuid, timestamptz, text),
  "boards"."make_keeper"(uuid, uuid), "boards"."agree_to_enter"(uuid), "boards"."expire"(),
  "boards"."thread_stands"(uuid), "boards"."comment_stands"(uuid, uuid), "boards"."comment_stands"(uuid),
  "boards"."log_change"(), "boards"."tell_of_glass"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  "boards"."start_board"(text, text, "boards"."board_kind", text, integer), "boards"."let_go"(uuid, uuid, text),
  "boards"."boards_that_let_me_go"(), "boards"."come_in"(uuid, text), "boards"."decline"(uuid),
  "boards"."hold"(uuid), "boards"."not_now"(), "boards"."ask_to_come_in"(uuid, text),
  "boards"."moderate"(uuid, uuid, uuid, text, text), "boards"."mute"(uuid, uuid, timestamptz, text),
  "boards"."make_keeper"(uuid, uuid), "boards"."agree_to_enter"(uuid), "boards"."expire"(),
  "boards"."thread_stands"(uuid), "boards"."comment_stands"(uuid, uuid), "boards"."comment_stands"(uuid)
  TO "elevenses_boards";

-- PostgreSQL looks for types and tables in a session's own temporary schema first, unless it is named last: whoever made
-- a type called text there would have their own code run by the next function with the owner's rights. This goes over
-- all functions there are; a test holds it for those to come.
DO $$
DECLARE
  each record;
BEGIN
  FOR each IN SELECT p.oid::regprocedure AS name, r.rolname AS owner FROM pg_proc p
      JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles r ON r.oid = p.proowner
    WHERE n.nspname IN ('boards', 'public') AND 'search_path=pg_catalog' = ANY (p.proconfig) LOOP
    EXECUTE format('SET LOCAL ROLE %I', each.owner);
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, pg_temp', each.name);
    RESET ROLE;
  END LOOP;
END $$;
