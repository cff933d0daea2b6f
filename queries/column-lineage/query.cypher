UNWIND $frontier AS at
MATCH (n:Entity {rid: at.rid})-[e:DERIVES_FROM]-(m:Column)
WITH DISTINCT at.way AS direction, n, e, m, startNode(e) = n AS outward
WHERE (direction = 'up') = outward
WITH direction, e, CASE WHEN direction = 'down' THEN n ELSE m END AS a, CASE WHEN direction = 'down' THEN m ELSE n END AS b
RETURN direction, a.key AS from, b.key AS to, e.kind AS kind, e.confidence AS confidence, e.reason AS reason,
  e.repo AS repo, e.path AS path, e.by AS by
ORDER BY direction, from, to, repo, path, by, kind
LIMIT $limit
