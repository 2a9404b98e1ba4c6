-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "recentSaves" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "DraftPresence" (
    "session" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "unsaved" BOOLEAN NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DraftPresence_pkey" PRIMARY KEY ("session")
);

-- CreateIndex
CREATE INDEX "DraftPresence_publicationId_seenAt_idx" ON "DraftPresence"("publicationId", "seenAt");

-- CreateIndex
CREATE INDEX "DraftPresence_memberId_idx" ON "DraftPresence"("memberId");

-- AddForeignKey
ALTER TABLE "DraftPresence" ADD CONSTRAINT "DraftPresence_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftPresence" ADD CONSTRAINT "DraftPresence_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
