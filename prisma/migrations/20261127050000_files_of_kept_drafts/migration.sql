-- A kept draft can be restored as a revision can: what it names is named by an earlier text.
CREATE TRIGGER "KeptDraft_mention_files" AFTER INSERT ON "KeptDraft"
  FOR EACH ROW EXECUTE FUNCTION mention_files('revision');

INSERT INTO "FileMention" ("fileId", "publicationId", source)
SELECT named, k."publicationId", 'revision'::"MentionSource" FROM "KeptDraft" k, files_named_in(k.content) named ON CONFLICT DO NOTHING;
