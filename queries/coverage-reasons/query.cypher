MATCH (c:Entity {family: 'Coverage'})
WHERE c.key STARTS WITH $repo AND c.repo = $repo AND size(c.open_reasons) > 0
UNWIND range(0, size(c.open_reasons) - 1) AS at
WITH c.read_by AS miner, c.subject AS subject, c.open_reasons[at] AS reason, c.open_counts[at] AS open
RETURN miner, subject, reason, sum(open) AS unresolved, count(open) AS files
ORDER BY miner, subject, reason
LIMIT $limit
