-- Search in boards (docs/decisions/20-search-in-boards.md). By hand, as the models know nothing of it.
--
-- Each post and comment has a tsvector, and each of its lexemes begins with a shelf: the board, and the season (about a
-- quarter of a year) in which it was written. So the index is as if there were one for each board and season: a search
-- asks for words on the shelves of the searcher's own boards, season by season, the newest first. What other boards
-- hold is not even passed over, so it takes no time that could be measured; and what is far back is not read while
-- there is enough that is newer.

-- A language tag's configuration of PostgreSQL's; none for languages it has no word endings of. Where the writer did
-- not say, the page's own: English.
CREATE FUNCTION "boards"."language"(lang text) RETURNS regconfig
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE split_part(lang, '-', 1)
    WHEN '' THEN 'pg_catalog.english'::regconfig
    WHEN 'ar' THEN 'pg_catalog.arabic'::regconfig
    WHEN 'ca' THEN 'pg_catalog.catalan'::regconfig
    WHEN 'da' THEN 'pg_catalog.danish'::regconfig
    WHEN 'de' THEN 'pg_catalog.german'::regconfig
    WHEN 'el' THEN 'pg_catalog.greek'::regconfig
    WHEN 'en' THEN 'pg_catalog.english'::regconfig
    WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    WHEN 'eu' THEN 'pg_catalog.basque'::regconfig
    WHEN 'fi' THEN 'pg_catalog.finnish'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig
    WHEN 'ga' THEN 'pg_catalog.irish'::regconfig
    WHEN 'hi' THEN 'pg_catalog.hindi'::regconfig
    WHEN 'hu' THEN 'pg_catalog.hungarian'::regconfig
    WHEN 'hy' THEN 'pg_catalog.armenian'::regconfig
    WHEN 'id' THEN 'pg_catalog.indonesian'::regconfig
    WHEN 'it' THEN 'pg_catalog.italian'::regconfig
    WHEN 'lt' THEN 'pg_catalog.lithuanian'::regconfig
    WHEN 'nb' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'ne' THEN 'pg_catalog.nepali'::regconfig
    WHEN 'nl' THEN 'pg_catalog.dutch'::regconfig
    WHEN 'nn' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'no' THEN 'pg_catalog.norwegian'::regconfig
    WHEN 'pt' THEN 'pg_catalog.portuguese'::regconfig
    WHEN 'ro' THEN 'pg_catalog.romanian'::regconfig
    WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
    WHEN 'sr' THEN 'pg_catalog.serbian'::regconfig
    WHEN 'sv' THEN 'pg_catalog.swedish'::regconfig
    WHEN 'ta' THEN 'pg_catalog.tamil'::regconfig
    WHEN 'tr' THEN 'pg_catalog.turkish'::regconfig
    WHEN 'yi' THEN 'pg_catalog.yiddish'::regconfig
  END;
-- Text as it is looked for: without accents and capitals, and without what is written and not read as part of a word
-- (vowel points, soft hyphens, joiners); signs of all scripts are spaces, which in some locales PostgreSQL takes for letters.
-- lib/boards/search-rules.ts does the same to a single word.
CREATE FUNCTION "boards"."plain"(words text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(regexp_replace(public.folded(words),
    '[\u00AD\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u200C-\u200F\u2060\uFE00-\uFE0F\uFEFF]',
    '', 'g'),
    '[\u0080-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u00D7\u00F7\u037E\u0387\u0589\u058A\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u0609-\u060D\u061B-\u061F\u066A-\u066D\u06D4\u0964\u0965\u0E4F\u0E5A\u0E5B\u1362-\u1368\u2000-\u206F\u20A0-\u20CF\u2100-\u2BFF\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u30FB\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\U0001F000-\U0001FAFF]',
    ' ', 'g');
CREATE FUNCTION "boards"."season"(at timestamptz) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN greatest(0, floor(extract(epoch FROM at) / 7889400))::integer;
-- Eight characters, of four bytes of the board's id and two of the season: they begin each lexeme, so they are short. If
-- two boards ever shared a shelf, the search would still tell them apart.
CREATE FUNCTION "boards"."shelf"(board uuid, season integer) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN encode(substring(uuid_send(board) FROM 1 FOR 4) || int2send(least(season, 32767)::smallint), 'base64');
CREATE FUNCTION "boards"."quoted"(lexeme text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''';

-- What a text is found by, each lexeme after its shelf and a mark:
--   =word      each word as it stands, folded; with its places, for phrases
--   ~en:stem   a word without its ending, in the language of the text, where that is none of its words as they stand
--   ^=, ^~en:  the same of the title alone
-- In plpgsql, which keeps its plans: as a function in SQL it took four times as long.
CREATE FUNCTION "boards"."findable_part"(front text, lang text, words text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$
  DECLARE
    folded text := boards.plain(words);
    plain tsvector := to_tsvector('pg_catalog.simple', folded);
    stems text[] := tsvector_to_array(to_tsvector(boards.language(lang), folded));
    before text := front || '~' || split_part(lang, '-', 1) || ':';
  BEGIN
    RETURN concat_ws(' ',
      (SELECT string_agg(boards.quoted(front || '=' || left(lexeme, 60)) || ':' || array_to_string(positions, ','), ' ')
        FROM unnest(plain)),
      (SELECT string_agg(boards.quoted(before || left(stem, 60)), ' ')
        FROM (SELECT unnest(stems) EXCEPT SELECT unnest(tsvector_to_array(plain))) AS other (stem)));
  END $$;
CREATE FUNCTION "boards"."findable"(board uuid, at timestamptz, lang text, title text, words text) RETURNS tsvector
  LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$
  DECLARE
    shelf text := boards.shelf(board, boards.season(at));
  BEGIN
    IF title = '' THEN RETURN boards.findable_part(shelf, lang, words)::tsvector; END IF;
    RETURN (boards.findable_part(shelf, lang, title || E'\n' || words) || ' '
      || boards.findable_part(shelf || '^', lang, title))::tsvector;
  END $$;

GRANT EXECUTE ON FUNCTION "boards"."language"(text), "boards"."plain"(text), "boards"."season"(timestamptz), "boards"."shelf"(uuid, integer),
  "boards"."quoted"(text), "boards"."findable_part"(text, text, text), "boards"."findable"(uuid, timestamptz, text, text, text)
  TO "elevenses_boards", "elevenses_search";

ALTER TABLE "boards"."post" ADD COLUMN "findable" tsvector NOT NULL
  GENERATED ALWAYS AS ("boards"."findable"("board_id", "posted_at", "lang", "title", "text")) STORED;
ALTER TABLE "boards"."comment" ADD COLUMN "findable" tsvector NOT NULL
  GENERATED ALWAYS AS ("boards"."findable"("board_id", "commented_at", "lang", '', "text")) STORED;
-- Without fastupdate: else each search would read through what others wrote last.
CREATE INDEX "post_findable_idx" ON "boards"."post" USING gin ("findable") WITH (fastupdate = off);
CREATE INDEX "comment_findable_idx" ON "boards"."comment" USING gin ("findable") WITH (fastupdate = off);
-- Which languages a board is written in.
CREATE INDEX "post_board_id_lang_idx" ON "boards"."post" ("board_id", "lang");
CREATE INDEX "comment_board_id_lang_idx" ON "boards"."comment" ("board_id", "lang");

-- What is asked for with a hyphen is asked for as words in a row, which also finds it with one (a text has such words
-- whole and in parts).
CREATE FUNCTION "boards"."asked"(piece text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN replace(boards.plain(piece), '-', ' ');
-- One thing asked for, as a tsquery in text: its words one behind the other. Chr(1), which no word has in it, stands for
-- the shelf. Null where there is no word in it.
CREATE FUNCTION "boards"."in_order"(mark text, piece text, begins boolean) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$
    SELECT '(' || string_agg(coalesce(' <' || place - before || '> ', '')
        || boards.quoted(chr(1) || mark || left(lexeme, 60))
        || CASE WHEN begins AND after IS NULL AND octet_length(lexeme) >= 3 THEN ':*' ELSE '' END, '' ORDER BY place) || ')'
    FROM (SELECT lexeme, place, lag(place) OVER (ORDER BY place) AS before, lead(place) OVER (ORDER BY place) AS after
      FROM unnest(to_tsvector('pg_catalog.simple', piece)) AS each (lexeme, places, weights), unnest(places) AS place) each
  $$;
-- A word asked for alone is also found with another ending, in each language it could be in.
CREATE FUNCTION "boards"."with_endings"(mark text, piece text, begins boolean, langs text[]) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
  AS $$
    SELECT '(' || boards.in_order(mark || '=', piece, begins) || coalesce((
      SELECT string_agg(' | ' || boards.quoted(chr(1) || mark || '~' || lang || ':' || left(stem[1], 60))
        || ' | ' || boards.quoted(chr(1) || mark || '=' || left(stem[1], 60)), '')
      FROM unnest(langs) AS lang, LATERAL tsvector_to_array(to_tsvector(boards.language(lang), piece)) AS stem
      WHERE cardinality(stem) = 1
        AND cardinality(tsvector_to_array(to_tsvector('pg_catalog.simple', piece))) = 1), '') || ')'
  $$;

-- What is found in the boards the viewer may read: ids alone, the newest first, after the given place. Its owner has no
-- login and sees of each post and comment what this needs and no text; it sees every board's, because below a policy
-- that has to look at each row no index can be used for words. So this function asks for the viewer's boards itself.
-- What it returns is read by the asker under row-level security as always.
-- After `patience` milliseconds it begins no other season: then a last row without ids says from where to go on.
CREATE FUNCTION "boards"."search"(phrases text[], words text[], beginning text, in_titles boolean, only_board uuid,
    before timestamptz, before_id uuid, most integer, patience integer)
  RETURNS TABLE ("post_id" uuid, "comment_id" uuid, "at" timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  -- Every index here begins with a board of the viewer's. A sequential scan would be the one way that reads others'.
  SET search_path = pg_catalog SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
  AS $$
  #variable_conflict use_column
  DECLARE
    mine uuid[];
    langs text[];
    asked text;
    mark text := CASE WHEN in_titles THEN '^' ELSE '' END;
    till timestamptz := least(coalesce(before, 'infinity'), boards.clock() + interval '1 day');
    oldest integer;
    wanted integer := least(most, 100);
    found integer;
    began timestamptz := clock_timestamp();
  BEGIN
    IF coalesce(cardinality(phrases), 0) + coalesce(cardinality(words), 0) > 12
      OR octet_length(array_to_string(phrases || words || beginning, '')) > 2000 THEN RETURN; END IF;
    mine := array(SELECT DISTINCT b FROM boards.boards_i_read() b WHERE only_board IS NULL OR b = only_board);
    langs := array(SELECT DISTINCT split_part(l.lang, '-', 1) FROM unnest(mine) AS b,
      LATERAL (
        (WITH RECURSIVE each AS (
          (SELECT p.lang FROM boards.post p WHERE p.board_id = b ORDER BY p.lang LIMIT 1)
          UNION ALL SELECT (SELECT p.lang FROM boards.post p WHERE p.board_id = b AND p.lang > each.lang
            ORDER BY p.lang LIMIT 1) FROM each WHERE each.lang IS NOT NULL)
        SELECT lang FROM each LIMIT 100)
        UNION ALL
        (WITH RECURSIVE each AS (
          (SELECT c.lang FROM boards.comment c WHERE c.board_id = b ORDER BY c.lang LIMIT 1)
          UNION ALL SELECT (SELECT c.lang FROM boards.comment c WHERE c.board_id = b AND c.lang > each.lang
            ORDER BY c.lang LIMIT 1) FROM each WHERE each.lang IS NOT NULL)
        SELECT lang FROM each LIMIT 100)) l
      WHERE boards.language(l.lang) IS NOT NULL);
    asked := (SELECT string_agg(each, ' & ') FROM (
      SELECT boards.in_order(mark || '=', boards.asked(piece), false) FROM unnest(phrases) AS piece
      UNION ALL SELECT boards.with_endings(mark, boards.asked(piece), false, langs) FROM unnest(words) AS piece
      UNION ALL SELECT boards.with_endings(mark, boards.asked(beginning), true, langs)) all_of_it (each));
    IF asked IS NULL THEN RETURN; END IF;
    SELECT boards.season(min(first.posted_at)) INTO oldest FROM unnest(mine) AS b,
      LATERAL (SELECT p.posted_at FROM boards.post p WHERE p.board_id = b ORDER BY p.posted_at LIMIT 1) first;
    -- A pen name's time is coarsened, so a comment may seem older than its post.
    FOR season IN REVERSE boards.season(till) .. greatest(oldest - 1, 0) LOOP
      EXIT WHEN wanted <= 0;
      IF clock_timestamp() >= began + make_interval(secs => patience / 1000.0) AND season < boards.season(till) THEN
        RETURN QUERY SELECT NULL::uuid, NULL::uuid,
          to_timestamp((season + 1)::bigint * 7889400) - interval '1 millisecond';
        EXIT;
      END IF;
      RETURN QUERY
        WITH shelf AS MATERIALIZED (
          SELECT b, replace(asked, chr(1), boards.shelf(b, season))::tsquery AS query FROM unnest(mine) AS b)
        SELECT hit.* FROM (
          SELECT of_shelf.* FROM shelf, LATERAL (
            -- However much is written in a season, no more is gone through than this. OFFSET 0 keeps each index of words
            -- to itself: with the board in the same query, PostgreSQL reads all that the board ever wrote, to intersect.
            (SELECT p.id AS post_id, NULL::uuid AS comment_id, p.posted_at AS at
              FROM (SELECT p.id, p.board_id, p.posted_at, p.hidden_at, p.keep_till FROM boards.post p WHERE p.findable @@ shelf.query OFFSET 0) p
              WHERE p.board_id = shelf.b AND p.hidden_at IS NULL
                AND (p.keep_till IS NULL OR p.keep_till > boards.clock())
                AND p.posted_at <= till AND (before_id IS NULL OR (p.posted_at, before_id) < (till, p.id))
              LIMIT 20000)
            UNION ALL
            (SELECT c.post_id, c.id, c.commented_at
              FROM (SELECT c.id, c.post_id, c.board_id, c.commented_at, c.hidden_at FROM boards.comment c WHERE c.findable @@ shelf.query OFFSET 0) c
              WHERE NOT in_titles AND c.board_id = shelf.b AND c.hidden_at IS NULL
                AND c.commented_at <= till AND (before_id IS NULL OR (c.commented_at, before_id) < (till, c.id))
              LIMIT 20000)) of_shelf
          ORDER BY of_shelf.at DESC, coalesce(of_shelf.comment_id, of_shelf.post_id) OFFSET 0) hit
        -- Asked of one after the other, until there are enough.
        WHERE hit.comment_id IS NULL OR (SELECT p.hidden_at IS NULL AND (p.keep_till IS NULL OR p.keep_till > boards.clock())
          FROM boards.post p WHERE p.id = hit.post_id)
        ORDER BY hit.at DESC, coalesce(hit.comment_id, hit.post_id)
        LIMIT wanted;
      GET DIAGNOSTICS found = ROW_COUNT;
      wanted := wanted - found;
    END LOOP;
  END $$;

-- Which of a row's own words were asked for, so that they can be shown as such; phrases are not its business, as they are
-- looked for word by word. It reads what it is handed.
CREATE FUNCTION "boards"."words_found"(findable tsvector, lang text, words text[], beginning text)
  RETURNS text[]
  LANGUAGE sql STABLE SET search_path = pg_catalog
  AS $$
    WITH exact AS (SELECT lexeme FROM unnest(words || beginning) AS piece,
        LATERAL tsvector_to_array(to_tsvector('pg_catalog.simple', boards.asked(piece))) AS each, unnest(each) AS lexeme),
      stems AS (SELECT lexeme FROM unnest(words || beginning) AS piece,
        LATERAL tsvector_to_array(to_tsvector(boards.language(lang), boards.asked(piece))) AS each, unnest(each) AS lexeme),
      own AS (SELECT substr(lexeme, 10) AS word FROM unnest(findable) WHERE substr(lexeme, 9, 1) = '=')
    SELECT coalesce(array_agg(word), '{}') FROM own
    WHERE word IN (SELECT left(lexeme, 60) FROM exact) OR word IN (SELECT left(lexeme, 60) FROM stems)
      OR (octet_length(beginning) >= 3 AND starts_with(word, (SELECT piece[cardinality(piece)] FROM regexp_split_to_array(rtrim(boards.asked(beginning)), ' +') AS piece)))
      OR tsvector_to_array(to_tsvector(boards.language(lang), word)) && array(SELECT lexeme FROM stems)
  $$;

REVOKE EXECUTE ON FUNCTION "boards"."language"(text), "boards"."plain"(text), "boards"."asked"(text), "boards"."season"(timestamptz), "boards"."shelf"(uuid, integer),
  "boards"."quoted"(text), "boards"."findable_part"(text, text, text), "boards"."findable"(uuid, timestamptz, text, text, text),
  "boards"."in_order"(text, text, boolean), "boards"."with_endings"(text, text, boolean, text[]),
  "boards"."words_found"(tsvector, text, text[], text),
  "boards"."search"(text[], text[], text, boolean, uuid, timestamptz, uuid, integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "boards"."words_found"(tsvector, text, text[], text),
  "boards"."search"(text[], text[], text, boolean, uuid, timestamptz, uuid, integer, integer) TO "elevenses_boards";

GRANT USAGE ON SCHEMA "boards" TO "elevenses_search";
GRANT EXECUTE ON FUNCTION "boards"."asked"(text) TO "elevenses_boards", "elevenses_search";
GRANT EXECUTE ON FUNCTION "boards"."in_order"(text, text, boolean), "boards"."with_endings"(text, text, boolean, text[]),
  "boards"."boards_i_read"(), "boards"."clock"() TO "elevenses_search";
GRANT SELECT ("id", "board_id", "lang", "posted_at", "hidden_at", "keep_till", "findable") ON "boards"."post" TO "elevenses_search";
GRANT SELECT ("id", "post_id", "board_id", "lang", "commented_at", "hidden_at", "findable") ON "boards"."comment" TO "elevenses_search";
CREATE POLICY "the_search_reads" ON "boards"."post" FOR SELECT TO "elevenses_search" USING (true);
CREATE POLICY "the_search_reads" ON "boards"."comment" FOR SELECT TO "elevenses_search" USING (true);

-- Who is given a function must be able to make one there, for this moment.
GRANT CREATE ON SCHEMA "boards" TO "elevenses_search";
ALTER FUNCTION "boards"."search"(text[], text[], text, boolean, uuid, timestamptz, uuid, integer, integer) OWNER TO "elevenses_search";
REVOKE CREATE ON SCHEMA "boards" FROM "elevenses_search";

-- Rows are longer now, and what does not fit into a row lies in a table of its own, numbered in the order in which it was
-- written. So a row that is mixed is padded by what is in it alone, and its text is written anew at the last, by chance
-- like the row (docs/decisions/18-pen-names.md).
CREATE OR REPLACE FUNCTION "boards"."mix_posts"(the_new uuid, since timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    ids uuid[];
    reasons text[];
    pass integer;
    nth integer;
  BEGIN
    IF NOT boards.is_member() THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('boards.mix_posts', 0));
    PERFORM set_config('app.mixes', 'on', true);
    IF EXISTS (SELECT FROM boards.post
        WHERE posted_at >= since AND pen_hash IS NOT NULL AND (author_id IS NULL) = (pen_hash IS NOT NULL)) THEN
      SELECT array_agg(id), array_agg(removed_for) INTO ids, reasons FROM (
        SELECT id, removed_for FROM boards.post
        WHERE (posted_at >= since OR id = the_new) AND (author_id IS NULL) = (pen_hash IS NOT NULL)
        ORDER BY id = the_new DESC, random() LIMIT 60 FOR NO KEY UPDATE SKIP LOCKED) AS the_day;
      FOR pass IN 1..5 LOOP
        FOR nth IN SELECT n FROM generate_subscripts(ids, 1) AS n ORDER BY random() LOOP
          IF pass < 5 THEN
            UPDATE boards.post p SET removed_for = repeat('.', greatest(1, 1990 - pg_column_size(p.*)
                + octet_length(p.removed_for)
                + CASE WHEN pg_column_toast_chunk_id(p.text) IS NULL THEN 0 ELSE pg_column_size(p.text) - 18 END
                + CASE WHEN pg_column_toast_chunk_id(p.findable) IS NULL THEN 0 ELSE pg_column_size(p.findable) - 18 END))
              WHERE p.id = ids[nth];
          ELSE
            UPDATE boards.post p SET removed_for = reasons[nth], text = p.text || '' WHERE p.id = ids[nth];
          END IF;
        END LOOP;
      END LOOP;
    END IF;
    PERFORM set_config('app.mixes', '', true);
  END $$;
CREATE OR REPLACE FUNCTION "boards"."mix_comments"(the_new uuid, since timestamptz) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog
  AS $$
  DECLARE
    ids uuid[];
    reasons text[];
    pass integer;
    nth integer;
  BEGIN
    IF NOT boards.is_member() THEN RETURN; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('boards.mix_comments', 0));
    PERFORM set_config('app.mixes', 'on', true);
    IF EXISTS (SELECT FROM boards.comment
        WHERE commented_at >= since AND pen_hash IS NOT NULL AND (author_id IS NULL) = (pen_hash IS NOT NULL)) THEN
      SELECT array_agg(id), array_agg(removed_for) INTO ids, reasons FROM (
        SELECT id, removed_for FROM boards.comment
        WHERE (commented_at >= since OR id = the_new) AND (author_id IS NULL) = (pen_hash IS NOT NULL)
        ORDER BY id = the_new DESC, random() LIMIT 60 FOR NO KEY UPDATE SKIP LOCKED) AS the_day;
      FOR pass IN 1..5 LOOP
        FOR nth IN SELECT n FROM generate_subscripts(ids, 1) AS n ORDER BY random() LOOP
          IF pass < 5 THEN
            UPDATE boards.comment c SET removed_for = repeat('.', greatest(1, 1990 - pg_column_size(c.*)
                + octet_length(c.removed_for)
                + CASE WHEN pg_column_toast_chunk_id(c.text) IS NULL THEN 0 ELSE pg_column_size(c.text) - 18 END
                + CASE WHEN pg_column_toast_chunk_id(c.findable) IS NULL THEN 0 ELSE pg_column_size(c.findable) - 18 END))
              WHERE c.id = ids[nth];
          ELSE
            UPDATE boards.comment c SET removed_for = reasons[nth], text = c.text || '' WHERE c.id = ids[nth];
          END IF;
        END LOOP;
      END LOOP;
    END IF;
    PERFORM set_config('app.mixes', '', true);
  END $$;
