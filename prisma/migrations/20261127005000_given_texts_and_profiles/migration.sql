-- AlterTable
ALTER TABLE "Institution" ADD COLUMN     "profiles" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "GivenText" (
    "address" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GivenText_pkey" PRIMARY KEY ("address")
);
