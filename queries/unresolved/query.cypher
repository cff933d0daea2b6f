MATCH (n:Entity {family: 'Finding'})
WHERE n.key STARTS WITH $repo AND n.repo = $repo AND n.reason IN $reasons
WITH n ORDER BY n.line_start, n.what
WITH n.reason AS reason, n.path AS path, collect({line: n.line_start, what: n.what}) AS places
WITH reason, path, size(places) AS findings, head(places) AS first
RETURN reason, path, findings, first.line AS first_line, first.what AS what
ORDER BY reason, path
LIMIT $limit
