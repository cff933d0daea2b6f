MATCH (n:Entity {repo: $repo})
WHERE n.key STARTS WITH $repo + ':' + n.family + '/'
WITH DISTINCT n.family AS label
MATCH (c:Record)
WHERE c.id >= 'ontology-change|' AND c.id < 'ontology-change}' AND c.text CONTAINS '"' + label + '"'
WITH DISTINCT label
MATCH (n:Entity {repo: $repo})
WHERE n.family = label AND n.key STARTS WITH $repo + ':' + label + '/'
UNWIND keys(n) AS property
WITH label, n, property
ORDER BY property
WITH label, n, collect(CASE WHEN property IN ['rid', 'family', 'key', 'fh', 'repo', 'commit', 'path', 'line_start', 'line_end', 'miner', 'miner_version', 'contract_version', 'ontology_version', 'run', 'trace_id', 'held', 'touched'] THEN null ELSE [property, n[property]] END) AS properties
RETURN label, n.repo AS repository, n.key AS key, coalesce(n.name, n.key) AS name, n.path AS path, n.line_start AS line, properties
ORDER BY label, key
LIMIT $limit
