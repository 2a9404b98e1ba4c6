-- AlterTable
ALTER TABLE "Redirect" ADD COLUMN     "suffix" TEXT;
