-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "binnedAt" TIMESTAMPTZ(3),
ADD COLUMN     "dueOn" DATE,
ADD COLUMN     "stateSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "KeptDraft" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KeptDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreviewLink" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "publicRevision" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PreviewLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "KeptDraft_publicationId_number_key" ON "KeptDraft"("publicationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "PreviewLink_tokenHash_key" ON "PreviewLink"("tokenHash");

-- CreateIndex
CREATE INDEX "PreviewLink_publicationId_createdAt_idx" ON "PreviewLink"("publicationId", "createdAt");

-- CreateIndex
CREATE INDEX "Publication_desk_state" ON "Publication"("state", "deskUpdatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Publication_desk_kind" ON "Publication"("kind", "deskUpdatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Publication_desk_creator" ON "Publication"("createdBy", "deskUpdatedAt" DESC);

-- CreateIndex
CREATE INDEX "Publication_desk_title" ON "Publication"("deskTitle", "id");

-- CreateIndex
CREATE INDEX "Publication_desk_released" ON "Publication"("firstReleasedAt" DESC);

-- AddForeignKey
ALTER TABLE "KeptDraft" ADD CONSTRAINT "KeptDraft_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreviewLink" ADD CONSTRAINT "PreviewLink_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Titles as staff look for them: by any part, without case and accents.
CREATE INDEX "Publication_desk_search" ON "Publication" USING gin (search_fold("deskTitle") gin_trgm_ops);
-- Nothing dated stands at the end, as Prisma can't say.
CREATE INDEX "Publication_desk_release" ON "Publication" ("releaseAt" DESC NULLS LAST, id DESC) WHERE "binnedAt" IS NULL;
CREATE INDEX "Publication_desk_bin" ON "Publication" ("binnedAt" DESC) WHERE "binnedAt" IS NOT NULL;
CREATE INDEX "Publication_desk_due" ON "Publication" ("dueOn") WHERE state IN ('draft', 'in_review', 'approved');

-- Only what the public never saw, and won't by itself, lies in the bin.
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_binned_was_never_public" CHECK (
  "binnedAt" IS NULL OR (state IN ('draft', 'in_review', 'approved') AND "firstReleasedAt" IS NULL));

CREATE FUNCTION publication_state_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."stateSince" := now();
  RETURN NEW;
END $$;
CREATE TRIGGER publication_state_changed BEFORE UPDATE OF state ON "Publication"
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION publication_state_since();

CREATE TRIGGER kept_draft_stays BEFORE UPDATE OR DELETE ON "KeptDraft"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
