-- DropIndex
DROP INDEX "AuditEntry_at_idx";

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "address" TEXT;

-- AlterTable
ALTER TABLE "Hub" ADD COLUMN     "mergedIntoId" UUID;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Outlet" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mergedIntoId" UUID;

-- CreateIndex
CREATE INDEX "AuditEntry_newest" ON "AuditEntry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEntry_actor_at_id_idx" ON "AuditEntry"("actor", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Hub_mergedIntoId_idx" ON "Hub"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Organization_mergedIntoId_idx" ON "Organization"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Outlet_mergedIntoId_idx" ON "Outlet"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Person_mergedIntoId_idx" ON "Person"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outlet" ADD CONSTRAINT "Outlet_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Outlet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hub" ADD CONSTRAINT "Hub_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Hub"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What became another is no longer offered.
ALTER TABLE "Person" ADD CONSTRAINT "Person_merged_is_retired" CHECK ("mergedIntoId" IS NULL OR "retiredAt" IS NOT NULL);
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_merged_is_retired" CHECK ("mergedIntoId" IS NULL OR "retiredAt" IS NOT NULL);
ALTER TABLE "Outlet" ADD CONSTRAINT "Outlet_merged_is_retired" CHECK ("mergedIntoId" IS NULL OR "retiredAt" IS NOT NULL);
ALTER TABLE "Hub" ADD CONSTRAINT "Hub_merged_is_retired" CHECK ("mergedIntoId" IS NULL OR "retiredAt" IS NOT NULL);

-- Whom and what revisions name, without reading their texts.
CREATE INDEX "Revision_byline" ON "Revision" USING gin ((content -> 'byline') jsonb_path_ops);
CREATE INDEX "Revision_hubs" ON "Revision" USING gin ((content -> 'hubs') jsonb_path_ops);
CREATE INDEX "Revision_outlet" ON "Revision" ((content ->> 'outletId'));
CREATE INDEX "Publication_deskPeople" ON "Publication" USING gin ("deskPeople");
CREATE INDEX "Publication_deskHubs" ON "Publication" USING gin ("deskHubs");
CREATE INDEX "Redirect_target" ON "Redirect" (target) WHERE target IS NOT NULL;
