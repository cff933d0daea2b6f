MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)<-[c:CHANGED]-(p:Person)
WITH f, p, sum(c.commits) AS commits, min(c.display_name) AS name, min(c.quarter) AS first, max(c.quarter) AS last
WITH f, collect({person: p.key, name: name, commits: commits, first: first, last: last}) AS changers
WITH changers, CASE WHEN size(changers) = 1 THEN 1 ELSE 0 END AS alone
UNWIND changers AS one
WITH one.person AS person, min(one.name) AS name, sum(one.commits) AS changes, count(one) AS files,
  sum(alone) AS alone, min(one.first) AS first_quarter, max(one.last) AS last_quarter
WITH collect({person: person, name: name, changes: changes, files: files, alone: alone, first: first_quarter, last: last_quarter}) AS all, sum(changes) AS total
UNWIND all AS one
RETURN one.person AS person, one.name AS name, one.changes AS changes,
  round(1000.0 * one.changes / total) / 1000.0 AS share, one.files AS files, one.alone AS alone,
  one.first AS first_quarter, one.last AS last_quarter
ORDER BY changes DESC, person
LIMIT $limit
