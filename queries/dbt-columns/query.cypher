MATCH (r:Repository {key: $repo})-[:CONTAINS]->(:File)-[:DEFINES]->(n:DbtModel|DbtSource|DbtSeed|DbtSnapshot)-[h:HAS_COLUMN]->(c:Column)
RETURN n.key AS key, h.ordinal AS ordinal, c.name AS column, h.description AS description, coalesce(h.tests, []) AS tests
ORDER BY key, ordinal, column
LIMIT $limit
