MATCH (c:Entity {family: 'Coverage'})
WHERE c.key STARTS WITH $repo AND c.repo = $repo
WITH c.read_by AS miner, c.subject AS subject, count(c) AS files, sum(c.total) AS total, sum(c.resolved) AS resolved
RETURN miner, subject, files, total, resolved, total - resolved AS unresolved, toFloat(resolved) / total AS share
ORDER BY miner, subject
LIMIT $limit
