-- AlterTable
ALTER TABLE "Institution" ADD COLUMN     "aiReading" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "aiSearch" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "aiTraining" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "indexNowKey" TEXT,
ADD COLUMN     "wholeFeeds" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "IndexPing" (
    "id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "refusal" TEXT,

    CONSTRAINT "IndexPing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "IndexPing_dueAt_idx" ON "IndexPing"("dueAt");
