-- Until now a query for good or bad events that matched no series counted as zero. SLOs that are there keep to that, and now say so.
UPDATE slos SET source = json_set(source, '$.absent', 'zero')
WHERE json_extract(source, '$.type') = 'prometheus' AND json_extract(source, '$.total') IS NOT NULL AND json_extract(source, '$.absent') IS NULL;
