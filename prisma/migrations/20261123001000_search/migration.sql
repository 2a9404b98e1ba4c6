CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE "SearchDocument" (
  "publicationId" uuid NOT NULL,
  state "PublicationState" NOT NULL,
  "releaseAt" timestamptz(3) NOT NULL,
  config text NOT NULL,
  facets integer[] NOT NULL,
  head tsvector NOT NULL,
  vector tsvector NOT NULL,
  text text NOT NULL,
  CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("publicationId")
);
ALTER TABLE "SearchDocument" ADD CONSTRAINT "SearchDocument_publicationId_fkey"
  FOREIGN KEY ("publicationId") REFERENCES "Publication"(id) ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "SearchDocument_head" ON "SearchDocument" USING gin (head);
CREATE INDEX "SearchDocument_vector" ON "SearchDocument" USING gin (vector);
CREATE INDEX "SearchDocument_newest" ON "SearchDocument" ("releaseAt" DESC, "publicationId" DESC);
-- Rows stay narrow, so that thousands of matches are counted without reading their texts.
ALTER TABLE "SearchDocument" SET (toast_tuple_target = 128);
ALTER TABLE "SearchDocument" ALTER facets SET STORAGE MAIN, ALTER vector SET STORAGE EXTERNAL;

CREATE TABLE "SearchFacet" (
  number serial NOT NULL,
  facet text NOT NULL,
  value text NOT NULL,
  CONSTRAINT "SearchFacet_pkey" PRIMARY KEY (number)
);
CREATE UNIQUE INDEX "SearchFacet_facet_value_key" ON "SearchFacet" (facet, value);

CREATE TABLE "SearchWord" (
  word text NOT NULL,
  CONSTRAINT "SearchWord_pkey" PRIMARY KEY (word)
);
CREATE INDEX "SearchWord_likeness" ON "SearchWord" USING gin (word gin_trgm_ops);

CREATE TABLE "FileText" (
  "fileId" uuid NOT NULL,
  text text NOT NULL,
  CONSTRAINT "FileText_pkey" PRIMARY KEY ("fileId")
);
ALTER TABLE "FileText" ADD CONSTRAINT "FileText_fileId_fkey"
  FOREIGN KEY ("fileId") REFERENCES "File"(id) ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "SearchCount" (
  day date NOT NULL,
  query text NOT NULL,
  count integer NOT NULL,
  results integer NOT NULL,
  CONSTRAINT "SearchCount_pkey" PRIMARY KEY (day, query)
);

CREATE TABLE "SearchPin" (
  query text NOT NULL,
  "publicationId" uuid NOT NULL,
  position integer NOT NULL DEFAULT 0,
  CONSTRAINT "SearchPin_pkey" PRIMARY KEY (query, "publicationId")
);
CREATE INDEX "SearchPin_publicationId_idx" ON "SearchPin" ("publicationId");
ALTER TABLE "SearchPin" ADD CONSTRAINT "SearchPin_publicationId_fkey"
  FOREIGN KEY ("publicationId") REFERENCES "Publication"(id) ON DELETE CASCADE ON UPDATE CASCADE;

-- Every language that PostgreSQL can stem, with accents ignored in what is stored, what is asked and what is highlighted.
DO $$
DECLARE
  language text;
BEGIN
  FOR language IN SELECT cfgname FROM pg_catalog.pg_ts_config WHERE cfgnamespace = 'pg_catalog'::regnamespace LOOP
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION %I (COPY = pg_catalog.%I)', 'search_' || language, language);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION %I ALTER MAPPING FOR hword, hword_part, word WITH unaccent, %I',
      'search_' || language, CASE language WHEN 'simple' THEN 'simple' ELSE language || '_stem' END);
  END LOOP;
END $$;

-- The configuration for a language tag: that of its first part, or none of any language.
CREATE FUNCTION search_config(language text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT cfgname::text FROM (VALUES ('ar', 'arabic'), ('hy', 'armenian'), ('eu', 'basque'), ('ca', 'catalan'), ('da', 'danish'),
      ('nl', 'dutch'), ('en', 'english'), ('et', 'estonian'), ('fi', 'finnish'), ('fr', 'french'), ('de', 'german'),
      ('el', 'greek'), ('hi', 'hindi'), ('hu', 'hungarian'), ('id', 'indonesian'), ('ga', 'irish'), ('it', 'italian'),
      ('lt', 'lithuanian'), ('ne', 'nepali'), ('no', 'norwegian'), ('nb', 'norwegian'), ('nn', 'norwegian'),
      ('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'), ('sr', 'serbian'), ('es', 'spanish'), ('sv', 'swedish'),
      ('ta', 'tamil'), ('tr', 'turkish'), ('yi', 'yiddish')) known(tag, name)
    JOIN pg_ts_config ON cfgname = 'search_' || name
    WHERE tag = lower(split_part(replace(language, '_', '-'), '-', 1)) LIMIT 1), 'search_simple')
$$;

-- How names are compared: without case and accents.
CREATE FUNCTION search_fold(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary, name))
$$;
CREATE INDEX "Person_search" ON "Person" USING gin (search_fold(name) gin_trgm_ops);
CREATE INDEX "Hub_search" ON "Hub" USING gin (search_fold(name) gin_trgm_ops);

-- What a publication is called beside its title: byline, hubs, outlet.
CREATE FUNCTION search_names(publication uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce(string_agg(name, E'\n'), '') FROM (
    SELECT coalesce(pe.name, og.name) AS name FROM "Contribution" c
      LEFT JOIN "Person" pe ON pe.id = c."personId" LEFT JOIN "Organization" og ON og.id = c."organizationId"
      WHERE c."publicationId" = publication
    UNION ALL SELECT h.name FROM "PublicationHub" ph JOIN "Hub" h ON h.id = ph."hubId" WHERE ph."publicationId" = publication
    UNION ALL SELECT o.name FROM "Publication" p JOIN "Outlet" o ON o.id = p."outletId" WHERE p.id = publication) names
$$;

CREATE FUNCTION search_facets_of(publication uuid) RETURNS TABLE (facet text, value text) LANGUAGE sql STABLE AS $$
  SELECT 'kind', p.kind FROM "Publication" p WHERE p.id = publication
  UNION SELECT 'language', search_config(p.language) FROM "Publication" p WHERE p.id = publication
  UNION SELECT 'year', to_char(p."releaseAt" AT TIME ZONE i."timeZone", 'FMYYYY')
    FROM "Publication" p, "Institution" i WHERE p.id = publication
  UNION SELECT h.type::text, h.id::text FROM "PublicationHub" ph JOIN "Hub" h ON h.id = ph."hubId"
    WHERE ph."publicationId" = publication
  UNION SELECT 'person', c."personId"::text FROM "Contribution" c
    WHERE c."publicationId" = publication AND c."personId" IS NOT NULL
$$;

-- A text's words without accents; where endings carry accents, also as its language stems them with theirs.
CREATE FUNCTION search_words(config text, text text) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN config IN ('search_english', 'search_simple') THEN to_tsvector(config::regconfig, text)
    ELSE to_tsvector(config::regconfig, text) || to_tsvector(('pg_catalog.' || substr(config, 8))::regconfig, text) END
$$;

-- Only the first part of a text that is too long for a vector is found.
CREATE FUNCTION search_body_words(config text, text text) RETURNS tsvector LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN search_words(config, text);
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN search_words(config, left(text, 50000));
END $$;

-- Brings the search rows of publications in line with their live projection and with the names it uses. The lock keeps two
-- transactions that bring new words from waiting for each other.
CREATE FUNCTION search_refresh(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
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
      WHERE tokid IN (1, 2, 10, 11) AND length(token) BETWEEN 3 AND 40) words
    WHERE NOT EXISTS (SELECT FROM "SearchWord" w WHERE w.word = words.word);
    IF fresh IS NOT NULL THEN
      PERFORM pg_advisory_xact_lock(7305122);
      INSERT INTO "SearchWord" (word) SELECT unnest(fresh) ON CONFLICT DO NOTHING;
    END IF;
  END LOOP;
END $$;

-- Who or what changes its name changes the words by which its publications are found.
CREATE FUNCTION search_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM search_refresh(CASE TG_TABLE_NAME
    WHEN 'Person' THEN ARRAY(SELECT "publicationId" FROM "Contribution" WHERE "personId" = NEW.id)
    WHEN 'Organization' THEN ARRAY(SELECT "publicationId" FROM "Contribution" WHERE "organizationId" = NEW.id)
    WHEN 'Hub' THEN ARRAY(SELECT "publicationId" FROM "PublicationHub" WHERE "hubId" = NEW.id)
    ELSE ARRAY(SELECT id FROM "Publication" WHERE "outletId" = NEW.id) END);
  RETURN NULL;
END $$;
CREATE TRIGGER person_renamed AFTER UPDATE ON "Person" FOR EACH ROW
  WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_renamed();
CREATE TRIGGER organization_renamed AFTER UPDATE ON "Organization" FOR EACH ROW
  WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_renamed();
CREATE TRIGGER hub_renamed AFTER UPDATE ON "Hub" FOR EACH ROW
  WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_renamed();
CREATE TRIGGER outlet_renamed AFTER UPDATE ON "Outlet" FOR EACH ROW
  WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION search_renamed();

-- Plain text of what is stored: every "text", title and caption of a body in reading order. New texts come from the program.
INSERT INTO "SearchDocument" ("publicationId", state, "releaseAt", config, facets, head, vector, text)
SELECT id, state, "releaseAt", 'search_simple', '{}', '', '', coalesce((
  SELECT string_agg(words #>> '{}', ' ')
  FROM jsonb_path_query(body, 'strict $.**.text') words WHERE jsonb_typeof(words) = 'string'), '')
FROM "Publication" WHERE state IN ('scheduled', 'published');
SELECT search_refresh(ARRAY(SELECT "publicationId" FROM "SearchDocument"));
