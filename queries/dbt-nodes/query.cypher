MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)-[:DEFINES]->(n:DbtModel|DbtSource|DbtSeed|DbtSnapshot|DbtExposure|DbtMetric)
OPTIONAL MATCH (n)-[:MATERIALIZES]->(d:Dataset)
WITH f, n, min(d.key) AS dataset
RETURN n.key AS key, n.family AS resource, n.project AS project, n.name AS name, n.description AS description,
  n.layer AS layer, n.materialized AS materialized, coalesce(n.columns, []) AS columns, f.path AS path,
  n.line_start AS line, dataset
ORDER BY key
LIMIT $limit
