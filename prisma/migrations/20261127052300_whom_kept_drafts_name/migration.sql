-- Whom and what kept drafts name, without reading their texts: as of revisions.
CREATE INDEX "KeptDraft_byline" ON "KeptDraft" USING gin ((content -> 'byline') jsonb_path_ops);
CREATE INDEX "KeptDraft_hubs" ON "KeptDraft" USING gin ((content -> 'hubs') jsonb_path_ops);
CREATE INDEX "KeptDraft_outlet" ON "KeptDraft" ((content ->> 'outletId'));
