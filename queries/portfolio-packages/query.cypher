MATCH (k:Entity {family: 'Package'})<-[:IMPORTS]-(m:PythonModule)
WHERE k.key IS NOT NULL
WITH k, m.repo AS repo, count(DISTINCT m) AS files
ORDER BY repo
WITH k, count(repo) AS repositories, sum(files) AS files, collect(repo) AS importers
WHERE repositories >= $least
RETURN k.key AS package, repositories, files, importers
ORDER BY repositories DESC, package
LIMIT $limit
