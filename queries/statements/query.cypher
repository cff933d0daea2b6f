MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)-[:CONTAINS]->(s:Statement)
OPTIONAL MATCH (s)-[:READS]->(d:Dataset)
WITH f, s, d ORDER BY d.key
WITH f, s, collect(DISTINCT d.key) AS reads
OPTIONAL MATCH (s)-[:WRITES]->(w:Dataset)
WITH f, s, reads, w ORDER BY w.key
RETURN f.path AS path, s.line_start AS line, s.key AS key, s.name AS statement, reads, collect(DISTINCT w.key) AS writes
ORDER BY path, line, key
LIMIT $limit
