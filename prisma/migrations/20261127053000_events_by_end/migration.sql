-- Events are few among publications; each process looks for those that end (publishing/freshness/releases.ts).
CREATE INDEX "Publication_events" ON "Publication" ("startsAt", "endsAt") WHERE "startsAt" IS NOT NULL;
