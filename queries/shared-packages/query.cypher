MATCH (r:Repository {key: $repo})-[:CONTAINS]->(:File)-[:DEFINES]->(:PythonModule)-[:IMPORTS]->(k:Package)
WITH DISTINCT k
MATCH (k)<-[:IMPORTS]-(m:PythonModule)
WHERE m.repo <> $repo
RETURN k.key AS package, m.repo AS repository, count(m) AS files
ORDER BY package, repository
LIMIT $limit
