-- CreateEnum
CREATE TYPE "MentionSource" AS ENUM ('draft', 'revision');

-- AlterTable
ALTER TABLE "File" ADD COLUMN     "createdBy" TEXT NOT NULL DEFAULT 'system',
ADD COLUMN     "focusX" INTEGER,
ADD COLUMN     "focusY" INTEGER,
ADD COLUMN     "formerVersions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "FileMention" (
    "fileId" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "source" "MentionSource" NOT NULL,

    CONSTRAINT "FileMention_pkey" PRIMARY KEY ("fileId","publicationId","source")
);

-- CreateTable
CREATE TABLE "DiscardedBytes" (
    "storageKey" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DiscardedBytes_pkey" PRIMARY KEY ("storageKey")
);

-- CreateIndex
CREATE INDEX "FileMention_publicationId_idx" ON "FileMention"("publicationId");

-- CreateIndex
CREATE INDEX "File_createdAt_id_idx" ON "File"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "File_storageKey_idx" ON "File"("storageKey");

-- CreateIndex
CREATE INDEX "File_renditions" ON "File" USING GIN ("renditions" jsonb_path_ops);

-- AddForeignKey
ALTER TABLE "FileMention" ADD CONSTRAINT "FileMention_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FileMention" ADD CONSTRAINT "FileMention_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "File" ADD CONSTRAINT "File_focus" CHECK (
  ("focusX" IS NULL) = ("focusY" IS NULL) AND "focusX" BETWEEN 0 AND 100 AND "focusY" BETWEEN 0 AND 100);

-- The ids of files that a content names: in its body, as cover, for download. Locked, so that none is deleted meanwhile.
CREATE FUNCTION files_named_in(content jsonb) RETURNS SETOF uuid LANGUAGE sql VOLATILE AS $$
  SELECT f.id FROM "File" f WHERE f.id IN (
    SELECT (named #>> '{}')::uuid
    FROM jsonb_path_query(content, 'strict $.** ? (@.type() == "object")') held,
      unnest(ARRAY[held -> 'file', held -> 'poster', held -> 'fileId']) named
    WHERE jsonb_typeof(named) = 'string' AND named #>> '{}' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')
  FOR KEY SHARE
$$;

CREATE FUNCTION mention_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "FileMention" ("fileId", "publicationId", source)
  SELECT named, NEW."publicationId", TG_ARGV[0]::"MentionSource" FROM files_named_in(NEW.content) named
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE FUNCTION forget_draft_mentions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "FileMention" WHERE "publicationId" = OLD."publicationId" AND source = 'draft';
  RETURN coalesce(NEW, OLD);
END $$;

CREATE TRIGGER "Draft_forget_mentions" BEFORE UPDATE OF content OR DELETE ON "Draft"
  FOR EACH ROW EXECUTE FUNCTION forget_draft_mentions();
CREATE TRIGGER "Draft_mention_files" AFTER INSERT OR UPDATE OF content ON "Draft"
  FOR EACH ROW EXECUTE FUNCTION mention_files('draft');
CREATE TRIGGER "Revision_mention_files" AFTER INSERT ON "Revision"
  FOR EACH ROW EXECUTE FUNCTION mention_files('revision');

INSERT INTO "FileMention" ("fileId", "publicationId", source)
SELECT named, d."publicationId", 'draft'::"MentionSource" FROM "Draft" d, files_named_in(d.content) named ON CONFLICT DO NOTHING;
INSERT INTO "FileMention" ("fileId", "publicationId", source)
SELECT named, r."publicationId", 'revision'::"MentionSource" FROM "Revision" r, files_named_in(r.content) named ON CONFLICT DO NOTHING;
