-- An acknowledgement follows from the first sign of work before the first resolution; of a re-opened incident the resolution itself counted as one.
UPDATE incidents SET acknowledged_at = (
  SELECT min(e.at) FROM incident_entries e
  WHERE e.incident_id = incidents.id AND e.deleted_at IS NULL
    AND (
      (json_extract(e.data, '$.kind') = 'role' AND json_extract(e.data, '$.role') = 'commander' AND json_extract(e.data, '$.to') IS NOT NULL)
      OR (json_extract(e.data, '$.kind') = 'status' AND json_extract(e.data, '$.to') IN ('investigating', 'identified', 'monitoring') AND coalesce((
        SELECT json_extract(p.data, '$.to') FROM incident_entries p
        WHERE p.incident_id = e.incident_id AND p.deleted_at IS NULL AND json_extract(p.data, '$.kind') = 'status' AND (p.at < e.at OR (p.at = e.at AND p.id < e.id))
        ORDER BY p.at DESC, p.id DESC LIMIT 1
      ), '') <> 'canceled')
    )
    AND NOT EXISTS (
      SELECT 1 FROM incident_entries r
      WHERE r.incident_id = e.incident_id AND r.deleted_at IS NULL AND json_extract(r.data, '$.kind') = 'status' AND json_extract(r.data, '$.to') = 'resolved' AND r.at <= e.at
    )
)
WHERE acknowledged_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM incident_marks m WHERE m.incident_id = incidents.id AND m.mark = 'acknowledged')
  AND EXISTS (
    SELECT 1 FROM incident_entries x
    WHERE x.incident_id = incidents.id AND x.deleted_at IS NULL AND json_extract(x.data, '$.kind') = 'status' AND json_extract(x.data, '$.to') IN ('resolved', 'canceled') AND x.at <= incidents.acknowledged_at
  );
