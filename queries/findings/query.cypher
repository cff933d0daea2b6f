MATCH (r:Repository {key: $repo})
OPTIONAL MATCH (r)-[:CONTAINS]->(f:File)<-[:FOUND_IN]-(a:Finding)
WITH r, collect({reason: a.reason, path: f.path, line: a.line_start, what: a.what, detail: a.detail}) AS of_files
OPTIONAL MATCH (r)<-[:FOUND_IN]-(b:Finding)
WITH of_files, collect({reason: b.reason, path: null, line: null, what: b.what, detail: b.detail}) AS of_repository
WITH of_files + of_repository AS all_findings
UNWIND all_findings AS finding
WITH finding WHERE finding.reason IS NOT NULL
RETURN finding.reason AS reason, finding.path AS path, finding.line AS line, finding.what AS what,
  finding.detail AS detail
ORDER BY reason, path, line, what, detail
LIMIT $limit
