-- CreateEnum
CREATE TYPE "PublicationState" AS ENUM ('draft', 'in_review', 'approved', 'scheduled', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('year', 'month', 'day', 'minute');

-- CreateEnum
CREATE TYPE "WithdrawalOutcome" AS ENUM ('text_kept', 'notice_only', 'gone', 'replaced');

-- CreateEnum
CREATE TYPE "HubType" AS ENUM ('topic', 'region', 'program', 'series');

-- CreateEnum
CREATE TYPE "ContributorRole" AS ENUM ('author', 'editor', 'translator', 'with', 'host', 'guest', 'speaker');

-- CreateEnum
CREATE TYPE "NoteType" AS ENUM ('correction', 'clarification', 'update');

-- CreateEnum
CREATE TYPE "FileRole" AS ENUM ('cover', 'download', 'body');

-- CreateEnum
CREATE TYPE "StandingOfPerson" AS ENUM ('leadership', 'expert', 'fellow', 'staff', 'contributor');

-- CreateTable
CREATE TABLE "Institution" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL,
    "tagline" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "accent" TEXT,
    "address" TEXT,
    "contactUrl" TEXT,

    CONSTRAINT "Institution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "PublicationState" NOT NULL DEFAULT 'draft',
    "releaseAt" TIMESTAMPTZ(3),
    "datePrecision" "DatePrecision" NOT NULL DEFAULT 'minute',
    "firstReleasedAt" TIMESTAMPTZ(3),
    "publiclyUpdatedAt" TIMESTAMPTZ(3),
    "title" TEXT NOT NULL,
    "subtitle" TEXT,
    "summary" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "body" JSONB NOT NULL,
    "wordCount" INTEGER NOT NULL DEFAULT 0,
    "reportNumber" TEXT,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "venue" TEXT,
    "registrationUrl" TEXT,
    "outletId" UUID,
    "originalUrl" TEXT,
    "coverFileId" UUID,
    "coverAlt" TEXT,
    "liveRevisionId" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawalOutcome" "WithdrawalOutcome",
    "withdrawalReason" TEXT,
    "replacedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" "ContributorRole" NOT NULL DEFAULT 'author',
    "personId" UUID,
    "organizationId" UUID,
    "affiliation" TEXT,

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "givenName" TEXT,
    "familyName" TEXT,
    "standing" "StandingOfPerson" NOT NULL DEFAULT 'contributor',
    "role" TEXT,
    "affiliation" TEXT,
    "biography" JSONB,
    "portraitId" UUID,
    "orcid" TEXT,
    "url" TEXT,
    "retiredAt" TIMESTAMPTZ(3),
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "description" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outlet" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Outlet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Hub" (
    "id" UUID NOT NULL,
    "type" "HubType" NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Hub_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationHub" (
    "publicationId" UUID NOT NULL,
    "hubId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PublicationHub_pkey" PRIMARY KEY ("publicationId","hubId")
);

-- CreateTable
CREATE TABLE "File" (
    "id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "storageKey" TEXT,
    "name" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "alt" TEXT NOT NULL DEFAULT '',
    "caption" TEXT NOT NULL DEFAULT '',
    "credit" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "renditions" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationFile" (
    "publicationId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "role" "FileRole" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "label" TEXT,

    CONSTRAINT "PublicationFile_pkey" PRIMARY KEY ("publicationId","fileId","role")
);

-- CreateTable
CREATE TABLE "PublicNote" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "type" "NoteType" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "revisionId" UUID,

    CONSTRAINT "PublicNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "publicationId" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "counter" INTEGER NOT NULL DEFAULT 1,
    "baseRevision" INTEGER NOT NULL DEFAULT 0,
    "actor" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("publicationId")
);

-- CreateTable
CREATE TABLE "Redirect" (
    "path" TEXT NOT NULL,
    "publicationId" UUID,
    "personId" UUID,
    "organizationId" UUID,
    "hubId" UUID,
    "target" TEXT,
    "actor" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Redirect_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "ListEntry" (
    "scope" TEXT NOT NULL,
    "publicationId" UUID NOT NULL,
    "group" TEXT NOT NULL,
    "releaseAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ListEntry_pkey" PRIMARY KEY ("scope","publicationId")
);

-- CreateTable
CREATE TABLE "ListCount" (
    "scope" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ListCount_pkey" PRIMARY KEY ("scope","month")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportSource" (
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "publicationId" UUID,
    "personId" UUID,
    "outletId" UUID,
    "hubId" UUID,
    "fileId" UUID,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportSource_pkey" PRIMARY KEY ("source","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Publication_liveRevisionId_key" ON "Publication"("liveRevisionId");

-- CreateIndex
CREATE INDEX "Publication_outletId_idx" ON "Publication"("outletId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_kind_slug_key" ON "Publication"("kind", "slug");

-- CreateIndex
CREATE INDEX "Contribution_personId_idx" ON "Contribution"("personId");

-- CreateIndex
CREATE INDEX "Contribution_organizationId_idx" ON "Contribution"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Contribution_publicationId_position_key" ON "Contribution"("publicationId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Person_slug_key" ON "Person"("slug");

-- CreateIndex
CREATE INDEX "Person_standing_familyName_name_idx" ON "Person"("standing", "familyName", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Outlet_slug_key" ON "Outlet"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Hub_type_slug_key" ON "Hub"("type", "slug");

-- CreateIndex
CREATE INDEX "PublicationHub_hubId_idx" ON "PublicationHub"("hubId");

-- CreateIndex
CREATE INDEX "PublicationFile_fileId_idx" ON "PublicationFile"("fileId");

-- CreateIndex
CREATE INDEX "PublicNote_publicationId_at_idx" ON "PublicNote"("publicationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_publicationId_number_key" ON "Revision"("publicationId", "number");

-- CreateIndex
CREATE INDEX "Redirect_publicationId_idx" ON "Redirect"("publicationId");

-- CreateIndex
CREATE INDEX "Redirect_personId_idx" ON "Redirect"("personId");

-- CreateIndex
CREATE INDEX "Redirect_organizationId_idx" ON "Redirect"("organizationId");

-- CreateIndex
CREATE INDEX "Redirect_hubId_idx" ON "Redirect"("hubId");

-- CreateIndex
CREATE INDEX "ListEntry_page" ON "ListEntry"("scope", "releaseAt" DESC, "publicationId" DESC);

-- CreateIndex
CREATE INDEX "ListEntry_rail" ON "ListEntry"("scope", "group", "releaseAt" DESC, "publicationId" DESC);

-- CreateIndex
CREATE INDEX "ListEntry_publicationId_idx" ON "ListEntry"("publicationId");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_at_idx" ON "AuditEntry"("subjectType", "subjectId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "ImportSource_publicationId_idx" ON "ImportSource"("publicationId");

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_outletId_fkey" FOREIGN KEY ("outletId") REFERENCES "Outlet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_coverFileId_fkey" FOREIGN KEY ("coverFileId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_liveRevisionId_fkey" FOREIGN KEY ("liveRevisionId") REFERENCES "Revision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_replacedById_fkey" FOREIGN KEY ("replacedById") REFERENCES "Publication"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_portraitId_fkey" FOREIGN KEY ("portraitId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationHub" ADD CONSTRAINT "PublicationHub_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationHub" ADD CONSTRAINT "PublicationHub_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationFile" ADD CONSTRAINT "PublicationFile_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationFile" ADD CONSTRAINT "PublicationFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicNote" ADD CONSTRAINT "PublicNote_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redirect" ADD CONSTRAINT "Redirect_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redirect" ADD CONSTRAINT "Redirect_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redirect" ADD CONSTRAINT "Redirect_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redirect" ADD CONSTRAINT "Redirect_hubId_fkey" FOREIGN KEY ("hubId") REFERENCES "Hub"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ListEntry" ADD CONSTRAINT "ListEntry_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportSource" ADD CONSTRAINT "ImportSource_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
