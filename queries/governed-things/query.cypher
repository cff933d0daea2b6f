MATCH (n:Entity {repo: $repo})
WHERE n.rid IS NOT NULL AND n.key STARTS WITH $repo + ':' + n.family + '/'
  AND NOT n.key STARTS WITH $repo + ':' + coalesce(n.path, '/')
UNWIND keys(n) AS property
WITH n, property
ORDER BY property
WITH n, collect(CASE WHEN property IN ['rid', 'family', 'key', 'fh', 'repo', 'commit', 'path', 'line_start', 'line_end', 'miner', 'miner_version', 'contract_version', 'ontology_version', 'run', 'trace_id', 'held', 'touched'] THEN null ELSE [property, n[property]] END) AS properties
RETURN n.family AS label, n.repo AS repository, n.key AS key, coalesce(n.name, n.key) AS name, n.path AS path, n.line_start AS line, properties
ORDER BY label, key
LIMIT $limit
