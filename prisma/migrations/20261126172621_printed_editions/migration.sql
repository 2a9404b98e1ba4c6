-- CreateTable
CREATE TABLE "PrintedEdition" (
    "publicationId" UUID NOT NULL,
    "edition" TEXT NOT NULL,

    CONSTRAINT "PrintedEdition_pkey" PRIMARY KEY ("publicationId","edition")
);

-- AddForeignKey
ALTER TABLE "PrintedEdition" ADD CONSTRAINT "PrintedEdition_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
