-- One document in twenty-five, by chance but always the same: what very common words match is counted here. See publishing/search/queries.ts.
CREATE INDEX "SearchDocument_sample" ON "SearchDocument" USING gin (vector)
  WHERE (uuid_hash("publicationId") & 1073741823) % 25 = 0;

-- Beginnings of words, whatever the order of letters in the database. With a condition, for Prisma can't say how it is ordered.
CREATE INDEX "SearchWord_beginning" ON "SearchWord" (word text_pattern_ops) WHERE length(word) > 2;
