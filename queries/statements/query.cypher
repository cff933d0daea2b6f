MATCH (s:Entity {family: 'Statement'})
WHERE s.key >= $repo + ':' AND s.key < $repo + ';'
WITH s ORDER BY s.path, s.line_start, s.key
LIMIT $limit
OPTIONAL MATCH (s)-[:READS]->(d:Dataset)
WITH s, d ORDER BY d.key
WITH s, collect(DISTINCT d.key) AS reads
OPTIONAL MATCH (s)-[:WRITES]->(w:Dataset)
WITH s, reads, w ORDER BY w.key
RETURN s.path AS path, s.line_start AS line, s.key AS key, s.name AS statement, reads, collect(DISTINCT w.key) AS writes
ORDER BY path, line, key
LIMIT $limit
