-- Also for a session that plays the part of a replica, in which ordinary triggers are silent.
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER audit_entry_stays;
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER audit_entries_stay;
ALTER TABLE "Revision" ENABLE ALWAYS TRIGGER revision_stays;
