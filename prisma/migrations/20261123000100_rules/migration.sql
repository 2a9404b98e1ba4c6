-- What Prisma's schema language can't say.

-- The one visibility rule, by this server's clock. publishing/visibility.ts says the same of a row in hand.
CREATE FUNCTION is_public(state "PublicationState", release_at timestamptz) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN state = 'published' OR (state = 'scheduled' AND release_at <= now());

ALTER TABLE "Publication" ADD CONSTRAINT "Publication_released_has_release" CHECK (
  state NOT IN ('scheduled', 'published', 'withdrawn') OR ("releaseAt" IS NOT NULL AND "liveRevisionId" IS NOT NULL));
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_withdrawn_has_reason" CHECK (
  (state = 'withdrawn') = ("withdrawnAt" IS NOT NULL)
  AND (state = 'withdrawn') = ("withdrawalOutcome" IS NOT NULL)
  AND (state = 'withdrawn') = ("withdrawalReason" IS NOT NULL));
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_not_replaced_by_itself" CHECK ("replacedById" <> id);
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_one_contributor" CHECK (
  num_nonnulls("personId", "organizationId") = 1);
ALTER TABLE "Redirect" ADD CONSTRAINT "Redirect_one_target" CHECK (
  num_nonnulls("publicationId", "personId", "organizationId", "hubId", target) = 1);
ALTER TABLE "Institution" ADD CONSTRAINT "Institution_one_row" CHECK (id = 1);

-- The next release, for the timers; the due ones, for a list's count.
CREATE INDEX "Publication_scheduled" ON "Publication" ("releaseAt") WHERE state = 'scheduled';

-- Counts of lists, by month. Ordered upserts, so that two transactions can't wait for each other in one statement.
CREATE FUNCTION list_count_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ListCount" (scope, month, count)
  SELECT scope, date_trunc('month', "releaseAt" AT TIME ZONE 'UTC')::date, count(*)
  FROM added GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (scope, month) DO UPDATE SET count = "ListCount".count + excluded.count;
  RETURN NULL;
END $$;

CREATE FUNCTION list_count_subtract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ListCount" (scope, month, count)
  SELECT scope, date_trunc('month', "releaseAt" AT TIME ZONE 'UTC')::date, -count(*)
  FROM removed GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (scope, month) DO UPDATE SET count = "ListCount".count + excluded.count;
  RETURN NULL;
END $$;

CREATE FUNCTION list_count_clear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "ListCount";
  RETURN NULL;
END $$;

CREATE TRIGGER list_entry_added AFTER INSERT ON "ListEntry"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION list_count_add();
CREATE TRIGGER list_entry_removed AFTER DELETE ON "ListEntry"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION list_count_subtract();
CREATE TRIGGER list_entry_moved_from AFTER UPDATE ON "ListEntry"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION list_count_subtract();
CREATE TRIGGER list_entry_moved_to AFTER UPDATE ON "ListEntry"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION list_count_add();
CREATE TRIGGER list_entry_cleared AFTER TRUNCATE ON "ListEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION list_count_clear();

-- What has been written here stays.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % can be added, not changed or removed.', TG_TABLE_NAME;
END $$;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_stay BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_stays BEFORE UPDATE OR DELETE ON "Revision"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO "Institution" (id, name, "shortName", tagline, description, "timeZone")
VALUES (1, 'Masthead', 'Masthead', 'Reports and commentary', 'Reports and commentary.', 'UTC');
