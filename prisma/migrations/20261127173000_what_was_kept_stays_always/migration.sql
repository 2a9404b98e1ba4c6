-- Revisions and kept drafts stay as the log does: none is cleared away, and none by a session that plays the part of a replica.
CREATE TRIGGER revisions_stay BEFORE TRUNCATE ON "Revision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept_drafts_stay BEFORE TRUNCATE ON "KeptDraft"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "Revision" ENABLE ALWAYS TRIGGER revisions_stay;
ALTER TABLE "KeptDraft" ENABLE ALWAYS TRIGGER kept_drafts_stay;
ALTER TABLE "KeptDraft" ENABLE ALWAYS TRIGGER kept_draft_stays;
