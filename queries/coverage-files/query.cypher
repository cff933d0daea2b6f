MATCH (c:Entity {family: 'Coverage'})
WHERE c.key STARTS WITH $repo AND c.repo = $repo AND c.total > c.resolved
RETURN c.path AS path, c.read_by AS miner, c.subject AS subject, c.total AS total, c.total - c.resolved AS unresolved,
  c.open_reasons AS reasons
ORDER BY unresolved DESC, path, miner, subject
LIMIT $limit
