MATCH (r:Repository {key: $repo})
OPTIONAL MATCH (r)-[:CONTAINS]->(f:File)<-[:FOUND_IN]-(a:Finding)
WITH r, collect({reason: a.reason, path: f.path}) AS of_files
OPTIONAL MATCH (r)<-[:FOUND_IN]-(b:Finding)
WITH of_files, collect({reason: b.reason, path: null}) AS of_repository
WITH of_files + of_repository AS all_findings
UNWIND all_findings AS finding
WITH finding WHERE finding.reason IS NOT NULL
RETURN finding.reason AS reason, count(*) AS findings, count(DISTINCT finding.path) AS files
ORDER BY reason
LIMIT $limit
