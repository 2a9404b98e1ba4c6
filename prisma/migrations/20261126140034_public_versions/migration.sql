-- CreateTable
CREATE TABLE "PublicVersion" (
    "publicationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "revisionId" UUID NOT NULL,
    "liveAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "files" UUID[] DEFAULT ARRAY[]::UUID[],

    CONSTRAINT "PublicVersion_pkey" PRIMARY KEY ("publicationId","number")
);

-- CreateIndex
CREATE UNIQUE INDEX "PublicVersion_revisionId_key" ON "PublicVersion"("revisionId");

-- CreateIndex
CREATE INDEX "PublicVersion_files_idx" ON "PublicVersion" USING GIN ("files");

-- AddForeignKey
ALTER TABLE "PublicVersion" ADD CONSTRAINT "PublicVersion_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicVersion" ADD CONSTRAINT "PublicVersion_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What readers have seen until now: the live revisions, those that were published or took another's place, and those whose
-- scheduled release came. A withdrawal that kept no text closed them all.
INSERT INTO "PublicVersion" ("publicationId", number, "revisionId", "liveAt", "closedAt", files)
SELECT p.id, row_number() OVER (PARTITION BY p.id ORDER BY r.number), r.id,
  CASE WHEN p.state = 'scheduled' AND p."liveRevisionId" = r.id THEN p."releaseAt" ELSE r."createdAt" END,
  CASE WHEN p."withdrawalOutcome" <> 'text_kept' THEN p."withdrawnAt" END,
  array(SELECT DISTINCT (file #>> '{}')::uuid FROM (
    SELECT jsonb_path_query(r.content, '$.cover.fileId') AS file
    UNION SELECT jsonb_path_query(r.content, '$.downloads[*].fileId')
    UNION SELECT jsonb_path_query(r.content, '$.body.**.attrs.file')
    UNION SELECT jsonb_path_query(r.content, '$.body.**.attrs.poster')) named
    WHERE jsonb_typeof(file) = 'string')
FROM "Publication" p JOIN "Revision" r ON r."publicationId" = p.id
WHERE p.state IN ('scheduled', 'published', 'withdrawn') AND (
  p."liveRevisionId" = r.id
  OR EXISTS (
    SELECT FROM "AuditEntry" a
    WHERE a."subjectType" = 'publication' AND a."subjectId" = p.id::text AND a.detail ->> 'revision' = r.number::text
      AND (a.action IN ('publish', 'revise') OR (
        a.action = 'schedule' AND (a.detail ->> 'releaseAt')::timestamptz = p."firstReleasedAt" AND p."firstReleasedAt" <= now()))));
