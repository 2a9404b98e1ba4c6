-- Words that PostgreSQL's parser can't find: those of scripts that are written without spaces between words (Chinese, Japanese,
-- Thai and its neighbors) or hang small words on others (Korean), and those with a sign in them (AT&T, C++).

-- One letter of such a script.
CREATE FUNCTION search_unspaced() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '[\u0e01-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]'::text
$$;

-- A text as it is parsed. Signs within words become letters. Of letters without spaces between their words every two that stand
-- side by side become a word, and the last of a run one by itself, so that each begins one: "abcd" is "ab bc cd d".
CREATE FUNCTION search_prepared(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN signed ~ search_unspaced() THEN
    regexp_replace(regexp_replace(regexp_replace(signed, '(' || search_unspaced() || '+)', ' \1 ', 'g'),
      '(' || search_unspaced() || ')', '\1 \1', 'g'),
      '(?<!' || search_unspaced() || ')' || search_unspaced() || ' (?=' || search_unspaced() || ')', '', 'g')
    ELSE signed END
  FROM (SELECT CASE WHEN text ~ '[[:alnum:]][&+#]' THEN
    regexp_replace(regexp_replace(regexp_replace(text, '\m([A-Za-z0-9]{1,3})&(?=[A-Za-z0-9]{1,3}\M)', '\1zqand', 'g'),
      '\m([A-Za-z][A-Za-z0-9]{0,9})[+][+](?![A-Za-z0-9+])', '\1zqpluszqplus', 'g'),
      '\m([A-Za-z])#(?![A-Za-z0-9])', '\1zqsharp', 'g')
    ELSE text END AS signed) signs
$$;

-- Words in their order as they are asked of prepared texts. A run asks for its pairs of letters; a single letter for whatever begins with it.
CREATE FUNCTION search_phrase(config text, words text) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(phraseto_tsquery(config::regconfig, regexp_replace(search_prepared(words),
      '(?<=' || search_unspaced() || search_unspaced() || ') ' || search_unspaced() || '\s*$', ''))::text,
    '''(' || search_unspaced() || ')''', '''\1'':*', 'g')::tsquery
$$;

CREATE OR REPLACE FUNCTION search_words(config text, text text) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN config IN ('search_english', 'search_simple') THEN to_tsvector(config::regconfig, prepared)
    ELSE to_tsvector(config::regconfig, prepared) || to_tsvector(('pg_catalog.' || substr(config, 8))::regconfig, prepared) END
  FROM (SELECT search_prepared(text) AS prepared) once
$$;

-- As before, but a run of such letters is no word to be proposed.
CREATE OR REPLACE FUNCTION search_refresh(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one record;
  names text;
  fresh text[];
BEGIN
  FOR one IN
    SELECT p.id, p.state, p."releaseAt", p.title, coalesce(p.subtitle, '') AS subtitle, p.summary, search_config(p.language) AS config, d.text
    FROM "SearchDocument" d JOIN "Publication" p ON p.id = d."publicationId" WHERE p.id = ANY (ids) ORDER BY p.id
  LOOP
    names := search_names(one.id);
    IF EXISTS (SELECT FROM search_facets_of(one.id) f WHERE NOT EXISTS (
        SELECT FROM "SearchFacet" s WHERE s.facet = f.facet AND s.value = f.value)) THEN
      PERFORM pg_advisory_xact_lock(7305122);
      INSERT INTO "SearchFacet" (facet, value) SELECT facet, value FROM search_facets_of(one.id) ON CONFLICT DO NOTHING;
    END IF;
    UPDATE "SearchDocument" d SET
      state = one.state, "releaseAt" = one."releaseAt", config = one.config,
      facets = ARRAY(SELECT s.number FROM search_facets_of(one.id) f JOIN "SearchFacet" s USING (facet, value) ORDER BY 1),
      head = parts.head,
      vector = parts.head || setweight(search_words(one.config, one.summary), 'C')
        || setweight(search_body_words(one.config, one.text), 'D')
    FROM (SELECT setweight(search_words(one.config, one.title), 'A')
      || setweight(search_words(one.config, one.subtitle || E'\n' || names), 'B') AS head) parts
    WHERE d."publicationId" = one.id;

    SELECT array_agg(word ORDER BY word) INTO fresh FROM (
      SELECT DISTINCT token AS word
      FROM ts_parse('default', search_fold(concat_ws(E'\n', one.title, one.subtitle, names, one.summary, one.text)))
      WHERE tokid IN (1, 2, 10, 11) AND length(token) BETWEEN 3 AND 40 AND token !~ search_unspaced()) words
    WHERE NOT EXISTS (SELECT FROM "SearchWord" w WHERE w.word = words.word);
    IF fresh IS NOT NULL THEN
      PERFORM pg_advisory_xact_lock(7305122);
      INSERT INTO "SearchWord" (word) SELECT unnest(fresh) ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
END $$;

DELETE FROM "SearchWord" WHERE word ~ search_unspaced();
SELECT search_refresh(ARRAY(SELECT d."publicationId" FROM "SearchDocument" d JOIN "Publication" p ON p.id = d."publicationId"
  WHERE concat_ws(' ', p.title, p.subtitle, p.summary, search_names(p.id), d.text) ~ (search_unspaced() || '|[[:alnum:]][&+#]')));
