MATCH (r:Repository {key: $repo})-[:CONTAINS]->(:File)-[:DEFINES]->(a:DbtModel|DbtSnapshot|DbtExposure|DbtMetric)-[e:REF]->(b:DbtModel|DbtSource|DbtSeed|DbtSnapshot|DbtMetric)
WITH a, b, e ORDER BY e.via
RETURN a.key AS from_key, b.key AS to_key, collect(DISTINCT e.via) AS vias
ORDER BY from_key, to_key
LIMIT $limit
