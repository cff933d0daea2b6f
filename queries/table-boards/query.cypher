UNWIND ['DbtExposure', 'Dashboard'] AS family
MATCH (b:Entity {family: family})
WHERE b.key IS NOT NULL
OPTIONAL MATCH (b:DbtExposure)-[:REF]->(:Entity)-[:MATERIALIZES]->(made:Dataset)
OPTIONAL MATCH (b:Dashboard)-[:READS]->(shown:Dataset)
WITH b, collect(DISTINCT made) + collect(DISTINCT shown) AS tables
UNWIND tables AS d
WITH DISTINCT d, b
WHERE d.key IS NOT NULL
RETURN d.key AS dataset, b.key AS board, coalesce(b.title, b.name) AS name, b.repo AS repo, b.path AS path,
  b.line_start AS line
ORDER BY dataset, board
LIMIT $limit
