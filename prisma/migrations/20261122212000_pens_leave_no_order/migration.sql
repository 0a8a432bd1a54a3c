-- Where rows lie in a table tells in which order they were written, and a copy of the database lists them in that order:
-- what stands under a pen name beside what somebody wrote under their own would be theirs. So on a day that has anything
-- under a pen name, each write puts that day's rows anew, in an order of chance (docs/decisions/18-pen-names.md).
-- For that day alone are these indexes, and what they say of every row keeps all else from them: with one of the time
-- alone PostgreSQL makes the page of a board that has been quiet by going back through what all others wrote since.
CREATE INDEX "post_posted_at_idx" ON "boards"."post" ("posted_at")
  WHERE ("author_id" IS NULL) = ("pen_hash" IS NOT NULL);
CREATE INDEX "comment_commented_at_idx" ON "boards"."comment" ("commented_at")
  WHERE ("author_id" IS NULL) = ("pen_hash" IS NOT NULL);

CREATE FUNCTION "boards"."mixing"() RETURNS boolean
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$ SELECT coalesce(current_setting('app.mixes', true), '') <> '' $$;

-- An update stays on its page as long as there is room. Four times padded to a quarter of a page, a row has filled its
-- page or left it, and what it is written to last is wherever its turn comes. `the_new` is among them, however many
-- there are. The rows of others are passed over where they are locked, so this waits for nobody but another like it.
CREATE FUNCTION "boards"."mix_posts"(the_new uuid, since timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    ids uuid[];
    reasons text[];
    pass integer;
    nth integer;
  BEGIN
    IF NOT boards.is_member() THEN RETURN; END IF;
    PERFORM set_config('app.mixes', 'on', true);
    IF EXISTS (SELECT FROM boards.post
        WHERE posted_at >= since AND pen_hash IS NOT NULL AND (author_id IS NULL) = (pen_hash IS NOT NULL)) THEN
      PERFORM pg_advisory_xact_lock(hashtextextended('boards.mix_posts', 0));
      SELECT array_agg(id), array_agg(removed_for) INTO ids, reasons FROM (
        SELECT id, removed_for FROM boards.post
        WHERE (posted_at >= since OR id = the_new) AND (author_id IS NULL) = (pen_hash IS NOT NULL)
        ORDER BY id = the_new DESC, random() LIMIT 32 FOR NO KEY UPDATE SKIP LOCKED) AS the_day;
      FOR pass IN 1..5 LOOP
        FOR nth IN SELECT n FROM generate_subscripts(ids, 1) AS n ORDER BY random() LOOP
          UPDATE boards.post p SET removed_for = CASE WHEN pass = 5 THEN reasons[nth]
              ELSE repeat('.', greatest(1, 1990 - pg_column_size(p.*) + octet_length(p.removed_for))) END
            WHERE p.id = ids[nth];
        END LOOP;
      END LOOP;
    END IF;
    PERFORM set_config('app.mixes', '', true);
  END $$;
CREATE FUNCTION "boards"."mix_comments"(the_new uuid, since timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    ids uuid[];
    reasons text[];
    pass integer;
    nth integer;
  BEGIN
    IF NOT boards.is_member() THEN RETURN; END IF;
    PERFORM set_config('app.mixes', 'on', true);
    IF EXISTS (SELECT FROM boards.comment
        WHERE commented_at >= since AND pen_hash IS NOT NULL AND (author_id IS NULL) = (pen_hash IS NOT NULL)) THEN
      PERFORM pg_advisory_xact_lock(hashtextextended('boards.mix_comments', 0));
      SELECT array_agg(id), array_agg(removed_for) INTO ids, reasons FROM (
        SELECT id, removed_for FROM boards.comment
        WHERE (commented_at >= since OR id = the_new) AND (author_id IS NULL) = (pen_hash IS NOT NULL)
        ORDER BY id = the_new DESC, random() LIMIT 32 FOR NO KEY UPDATE SKIP LOCKED) AS the_day;
      FOR pass IN 1..5 LOOP
        FOR nth IN SELECT n FROM generate_subscripts(ids, 1) AS n ORDER BY random() LOOP
          UPDATE boards.comment c SET removed_for = CASE WHEN pass = 5 THEN reasons[nth]
              ELSE repeat('.', greatest(1, 1990 - pg_column_size(c.*) + octet_length(c.removed_for))) END
            WHERE c.id = ids[nth];
        END LOOP;
      END LOOP;
    END IF;
    PERFORM set_config('app.mixes', '', true);
  END $$;

REVOKE EXECUTE ON FUNCTION "boards"."mixing"(), "boards"."mix_posts"(uuid, timestamptz),
  "boards"."mix_comments"(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "boards"."mixing"(), "boards"."mix_posts"(uuid, timestamptz),
  "boards"."mix_comments"(uuid, timestamptz) TO "elevenses_boards";
CREATE POLICY "owner_mixes" ON "boards"."post" TO CURRENT_USER USING ("boards"."mixing"());
CREATE POLICY "owner_mixes" ON "boards"."comment" TO CURRENT_USER USING ("boards"."mixing"());
