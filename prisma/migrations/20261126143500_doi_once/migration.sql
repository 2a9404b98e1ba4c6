-- A DOI names one work, whatever its capitals. Drafts may still hold what a released publication has.
CREATE UNIQUE INDEX "Publication_doi" ON "Publication" (lower(doi)) WHERE state IN ('scheduled', 'published', 'withdrawn');
