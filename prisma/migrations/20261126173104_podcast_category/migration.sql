-- AlterTable
ALTER TABLE "Institution" ADD COLUMN     "podcastCategory" TEXT NOT NULL DEFAULT 'Government';
