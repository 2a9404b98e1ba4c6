-- A list's total is one row, not the sum of its quarters: the topics' page read a hundred rows for each topic.
CREATE TABLE "ListTotal" (
    "scope" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "ListTotal_pkey" PRIMARY KEY ("scope")
);

LOCK TABLE "ListEntry" IN SHARE ROW EXCLUSIVE MODE;

CREATE OR REPLACE FUNCTION list_count_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ListTotal" (scope, count)
  SELECT scope, count(*) FROM added GROUP BY 1 ORDER BY 1
  ON CONFLICT (scope) DO UPDATE SET count = "ListTotal".count + excluded.count;
  INSERT INTO "ListCount" (scope, quarter, count)
  SELECT scope, date_trunc('quarter', "releaseAt" AT TIME ZONE 'UTC')::date, count(*)
  FROM added GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (scope, quarter) DO UPDATE SET count = "ListCount".count + excluded.count;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION list_count_subtract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ListTotal" (scope, count)
  SELECT scope, -count(*) FROM removed GROUP BY 1 ORDER BY 1
  ON CONFLICT (scope) DO UPDATE SET count = "ListTotal".count + excluded.count;
  INSERT INTO "ListCount" (scope, quarter, count)
  SELECT scope, date_trunc('quarter', "releaseAt" AT TIME ZONE 'UTC')::date, -count(*)
  FROM removed GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (scope, quarter) DO UPDATE SET count = "ListCount".count + excluded.count;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION list_count_clear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "ListTotal";
  DELETE FROM "ListCount";
  RETURN NULL;
END $$;

INSERT INTO "ListTotal" (scope, count) SELECT scope, count(*) FROM "ListEntry" GROUP BY 1;
