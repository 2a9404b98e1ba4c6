-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "draftCounter" INTEGER NOT NULL DEFAULT 0;

-- A counter names one text of a publication and never another: who still has an earlier draft open can't save over a later one,
-- or release it, because the two happen to have been saved equally often.
CREATE FUNCTION draft_counts_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT greatest(NEW.counter, p."draftCounter" + 1) INTO NEW.counter FROM "Publication" p WHERE p.id = NEW."publicationId";
  RETURN NEW;
END $$;
CREATE TRIGGER draft_counts_on BEFORE INSERT ON "Draft" FOR EACH ROW EXECUTE FUNCTION draft_counts_on();

CREATE FUNCTION draft_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Publication" SET "draftCounter" = OLD.counter WHERE id = OLD."publicationId";
  RETURN NULL;
END $$;
CREATE TRIGGER draft_counted AFTER DELETE ON "Draft" FOR EACH ROW EXECUTE FUNCTION draft_counted();
