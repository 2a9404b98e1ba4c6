-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "doi" TEXT,
ADD COLUMN     "headDescription" TEXT,
ADD COLUMN     "headTitle" TEXT,
ADD COLUMN     "translationOfId" UUID;

-- CreateTable
CREATE TABLE "PublicationRelation" (
    "publicationId" UUID NOT NULL,
    "relatedId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PublicationRelation_pkey" PRIMARY KEY ("publicationId","relatedId")
);

-- CreateIndex
CREATE INDEX "PublicationRelation_relatedId_idx" ON "PublicationRelation"("relatedId");

-- CreateIndex
CREATE INDEX "Publication_translationOfId_idx" ON "Publication"("translationOfId");

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_translationOfId_fkey" FOREIGN KEY ("translationOfId") REFERENCES "Publication"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationRelation" ADD CONSTRAINT "PublicationRelation_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationRelation" ADD CONSTRAINT "PublicationRelation_relatedId_fkey" FOREIGN KEY ("relatedId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
