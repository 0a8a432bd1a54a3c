-- Pictures lie in their table as posts do in theirs: in the order in which they came. On a day that has any under a pen
-- name, each write puts that day's pictures anew, in an order of chance (docs/decisions/19-writing-in-boards.md). What
-- pads a row is its description, by characters of four bytes, as a description may be longer in bytes than in characters.
-- The bytes of a picture lie elsewhere and are not written again.
CREATE FUNCTION "boards"."mix_pictures"(the_post uuid, since timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    ids uuid[];
    alts text[];
    pass integer;
    nth integer;
  BEGIN
    IF NOT boards.is_member() THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('boards.mix_pictures', 0));
    PERFORM set_config('app.mixes', 'on', true);
    IF EXISTS (SELECT FROM boards.post p WHERE (p.posted_at >= since OR p.id = the_post) AND p.pen_hash IS NOT NULL
        AND (p.author_id IS NULL) = (p.pen_hash IS NOT NULL) AND EXISTS (SELECT FROM boards.picture c WHERE c.post_id = p.id)) THEN
      SELECT array_agg(id), array_agg(alt) INTO ids, alts FROM (
        SELECT c.id, c.alt FROM boards.picture c JOIN boards.post p ON p.id = c.post_id
        WHERE (p.posted_at >= since OR p.id = the_post) AND (p.author_id IS NULL) = (p.pen_hash IS NOT NULL)
        ORDER BY p.id = the_post DESC, random() LIMIT 60 FOR NO KEY UPDATE OF c SKIP LOCKED) AS the_day;
      FOR pass IN 1..5 LOOP
        FOR nth IN SELECT n FROM generate_subscripts(ids, 1) AS n ORDER BY random() LOOP
          UPDATE boards.picture c SET alt = CASE WHEN pass = 5 THEN alts[nth] ELSE repeat(U&'\+01F375', 455) END
            WHERE c.id = ids[nth];
        END LOOP;
      END LOOP;
    END IF;
    PERFORM set_config('app.mixes', '', true);
  END $$;
REVOKE EXECUTE ON FUNCTION "boards"."mix_pictures"(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "boards"."mix_pictures"(uuid, timestamptz) TO "elevenses_boards";
CREATE POLICY "owner_mixes" ON "boards"."picture" TO CURRENT_USER USING ("boards"."mixing"());
