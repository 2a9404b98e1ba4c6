-- A list has entries in a few dozen quarters, and in three times as many months: its total is the sum of a third of the rows.
LOCK TABLE "ListEntry" IN SHARE ROW EXCLUSIVE MODE;
DELETE FROM "ListCount";
ALTER TABLE "ListCount" RENAME COLUMN month TO quarter;

CREATE OR REPLACE FUNCTION list_count_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ListCount" (scope, quarter, count)
  SELECT scope, date_trunc('quarter', "releaseAt" AT TIME ZONE 'UTC')::date, count(*)
  FROM added GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (scope, quarter) DO UPDATE SET count = "ListCount".count + excluded.count;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION list_count_subtract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ListCount" (scope, quarter, count)
  SELECT scope, date_trunc('quarter', "releaseAt" AT TIME ZONE 'UTC')::date, -count(*)
  FROM removed GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (scope, quarter) DO UPDATE SET count = "ListCount".count + excluded.count;
  RETURN NULL;
END $$;

INSERT INTO "ListCount" (scope, quarter, count)
SELECT scope, date_trunc('quarter', "releaseAt" AT TIME ZONE 'UTC')::date, count(*) FROM "ListEntry" GROUP BY 1, 2;
