-- Until now a query for good or bad events that matched no series counted as zero. SLOs that are there keep to that, and now say so.
UPDATE slos SET source = source || '{"absent":"zero"}'::jsonb
WHERE source ->> 'type' = 'prometheus' AND source ->> 'total' IS NOT NULL AND source ->> 'absent' IS NULL;
