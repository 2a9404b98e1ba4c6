-- CreateEnum
CREATE TYPE "DraftStage" AS ENUM ('writing', 'in_review', 'approved');

-- CreateEnum
CREATE TYPE "BundleState" AS ENUM ('open', 'scheduled', 'released');

-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "approvedAt" TIMESTAMPTZ(3),
ADD COLUMN     "approvedBy" TEXT,
ADD COLUMN     "stage" "DraftStage" NOT NULL DEFAULT 'writing';

-- AlterTable
ALTER TABLE "Institution" ADD COLUMN     "fourEyes" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "timeName" TEXT;

-- AlterTable
ALTER TABLE "Redirect" ADD COLUMN     "activeFrom" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "bundleId" UUID;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "approvedBy" TEXT,
ADD COLUMN     "writtenBy" TEXT;

-- CreateTable
CREATE TABLE "Waiver" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "finding" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Waiver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ForcedRelease" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "writtenBy" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ForcedRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bundle" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" "BundleState" NOT NULL DEFAULT 'open',
    "releaseAt" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Bundle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BundleMember" (
    "bundleId" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BundleMember_pkey" PRIMARY KEY ("bundleId","publicationId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Waiver_publicationId_finding_key" ON "Waiver"("publicationId", "finding");

-- CreateIndex
CREATE INDEX "ForcedRelease_publicationId_idx" ON "ForcedRelease"("publicationId");

-- CreateIndex
CREATE INDEX "BundleMember_publicationId_idx" ON "BundleMember"("publicationId");

-- CreateIndex
CREATE INDEX "Redirect_bundleId_idx" ON "Redirect"("bundleId");

-- AddForeignKey
ALTER TABLE "Waiver" ADD CONSTRAINT "Waiver_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForcedRelease" ADD CONSTRAINT "ForcedRelease_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BundleMember" ADD CONSTRAINT "BundleMember_bundleId_fkey" FOREIGN KEY ("bundleId") REFERENCES "Bundle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BundleMember" ADD CONSTRAINT "BundleMember_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redirect" ADD CONSTRAINT "Redirect_bundleId_fkey" FOREIGN KEY ("bundleId") REFERENCES "Bundle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

UPDATE "Draft" d SET stage = p.state::text::"DraftStage", "approvedBy" = CASE p.state WHEN 'approved' THEN 'system' END FROM "Publication" p
WHERE p.id = d."publicationId" AND p.state IN ('in_review', 'approved');
UPDATE "Redirect" SET "activeFrom" = "createdAt";

ALTER TABLE "Draft" ADD CONSTRAINT "Draft_approved_by_somebody" CHECK ((stage = 'approved') = ("approvedBy" IS NOT NULL));
ALTER TABLE "Bundle" ADD CONSTRAINT "Bundle_released_has_release" CHECK ((state = 'open') = ("releaseAt" IS NULL));
ALTER TABLE "ForcedRelease" ADD CONSTRAINT "ForcedRelease_approved_by_somebody_else" CHECK (
  "approvedBy" <> actor AND "approvedBy" <> "writtenBy" AND ("approvedBy" IS NULL) = ("approvedAt" IS NULL));
CREATE INDEX "ForcedRelease_flagged" ON "ForcedRelease" (at) WHERE "approvedBy" IS NULL;
-- The next redirects of bundles, for the timers.
CREATE INDEX "Redirect_waiting" ON "Redirect" ("activeFrom") WHERE "bundleId" IS NOT NULL;

-- An approval is of a text: a draft that is saved with other words, whoever saves it, waits for another one. Saving what is there
-- already changes nothing, so it makes nobody its author. What follows a merge of two people is no save and counts nothing up.
CREATE FUNCTION draft_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.content IS NOT DISTINCT FROM OLD.content THEN
    NEW.actor := OLD.actor;
  ELSIF OLD.stage = 'approved' AND NEW.counter <> OLD.counter THEN
    NEW.stage := 'in_review';
  END IF;
  IF NEW.stage <> 'approved' THEN
    NEW."approvedBy" := NULL;
    NEW."approvedAt" := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_changed BEFORE UPDATE ON "Draft" FOR EACH ROW EXECUTE FUNCTION draft_changed();

-- While nothing is released, a publication is where its draft is.
CREATE FUNCTION draft_stage_shows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Publication" SET state = CASE NEW.stage WHEN 'writing' THEN 'draft' ELSE NEW.stage::text END::"PublicationState"
  WHERE id = NEW."publicationId" AND state IN ('draft', 'in_review', 'approved');
  RETURN NULL;
END $$;
CREATE TRIGGER draft_stage_begins AFTER INSERT ON "Draft" FOR EACH ROW EXECUTE FUNCTION draft_stage_shows();
CREATE TRIGGER draft_stage_moves AFTER UPDATE ON "Draft" FOR EACH ROW WHEN (OLD.stage IS DISTINCT FROM NEW.stage)
  EXECUTE FUNCTION draft_stage_shows();
