-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "stageSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

UPDATE "Draft" d SET "stageSince" = p."stateSince" FROM "Publication" p
WHERE p.id = d."publicationId" AND p.state IN ('in_review', 'approved');

-- After "draft_changed", which may itself set the stage back: triggers of one event go by their names.
CREATE FUNCTION draft_stage_since() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.stage IS DISTINCT FROM OLD.stage THEN
    NEW."stageSince" := now();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER draft_stage_since BEFORE UPDATE ON "Draft" FOR EACH ROW EXECUTE FUNCTION draft_stage_since();
CREATE INDEX "Draft_under_way" ON "Draft" (stage, "stageSince") WHERE stage <> 'writing';

-- The revision that the public sees now; 0 for none. A preview link ends when this is another than it was.
CREATE FUNCTION public_revision(publication uuid) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT r.number FROM "Publication" p JOIN "Revision" r ON r.id = p."liveRevisionId"
    WHERE p.id = publication AND is_public(p.state, p."releaseAt")), 0)
$$;
