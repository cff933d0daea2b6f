MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)-[:DEFINES]->(n:DbtModel|DbtSource|DbtSeed|DbtSnapshot|DbtExposure|DbtMetric)
WHERE n.alternatives IS NOT NULL
UNWIND n.alternatives AS alternative
RETURN n.key AS key, n.family AS resource, n.project AS project, n.name AS name, n.materialized AS materialized,
  f.path AS path, n.line_start AS line, alternative
ORDER BY key, alternative
LIMIT $limit
