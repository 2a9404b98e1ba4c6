-- CreateEnum
CREATE TYPE "DoiDepositState" AS ENUM ('queued', 'sent', 'accepted', 'refused');

-- CreateTable
CREATE TABLE "DoiDeposit" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "doi" TEXT NOT NULL,
    "state" "DoiDepositState" NOT NULL DEFAULT 'queued',
    "reason" TEXT,
    "actor" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "DoiDeposit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DoiDeposit_publicationId_requestedAt_idx" ON "DoiDeposit"("publicationId", "requestedAt");

-- AddForeignKey
ALTER TABLE "DoiDeposit" ADD CONSTRAINT "DoiDeposit_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
