-- That something was said in a board is left for all who are in it, whoever wrote it and whatever they follow: who is
-- told of what is decided where the letter is made, as the one it is for (docs/decisions/22-threads.md). Whoever has
-- such a row already gets no second one, so that neither the rows nor their number tell when it was.
ALTER TABLE "boards"."news"
  DROP CONSTRAINT "news_kind_known",
  ADD CONSTRAINT "news_kind_known" CHECK ("kind" IN ('wanted', 'report', 'news', 'said', 'glass'));

CREATE FUNCTION "boards"."tell_board"(the_board uuid) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
  BEGIN
    IF the_board NOT IN (SELECT boards.my_boards()) THEN RETURN; END IF;
    PERFORM set_config('app.tended_board', the_board::text, true);
    INSERT INTO boards.news (id, member_id, kind)
      SELECT gen_random_uuid(), bm.member_id, 'said' FROM boards.board_member bm
      WHERE bm.board_id = the_board
        AND NOT EXISTS (SELECT FROM boards.news n WHERE n.member_id = bm.member_id AND n.kind = 'said')
      ORDER BY random();
    PERFORM set_config('app.tended_board', '', true);
  END $$;
REVOKE EXECUTE ON FUNCTION "boards"."tell_board"(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "boards"."tell_board"(uuid) TO "elevenses_boards";

-- What was said waits for the next of a few fixed hours; the rest is taken each minute, as before.
DROP FUNCTION "public"."take_board_news"();
CREATE FUNCTION "public"."take_board_news"("wait_for" text DEFAULT 'said') RETURNS TABLE (member_id uuid, kind text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
    WITH taken AS (
      DELETE FROM boards.news n USING (
          SELECT id FROM boards.news waiting WHERE waiting.kind IS DISTINCT FROM wait_for LIMIT 1000 FOR UPDATE SKIP LOCKED) due
        WHERE n.id = due.id RETURNING n.member_id, n.kind)
    SELECT DISTINCT t.member_id, t.kind FROM taken t
  $$;
REVOKE EXECUTE ON FUNCTION "public"."take_board_news"(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "public"."take_board_news"(text) TO "elevenses_site";
