UNWIND $frontier AS at
MATCH (n:Entity {rid: at.rid})-[e:FEEDS|REF|MATERIALIZES|READS|WRITES|CONTAINS|DEFINES]-(m:Entity)
WITH DISTINCT at.way AS direction, n, e, m, type(e) AS kind, startNode(e) = n AS outward
WITH direction, n, e, m, kind, CASE
    WHEN kind = 'FEEDS' THEN CASE WHEN outward THEN 'down' ELSE 'up' END
    WHEN kind = 'REF' AND NOT m:DbtTest AND NOT m:DbtMacro THEN CASE WHEN outward THEN 'up' ELSE 'down' END
    WHEN kind = 'MATERIALIZES' THEN CASE WHEN outward = ('DbtSource' IN [n.family, m.family]) THEN 'up' ELSE 'down' END
    WHEN kind = 'WRITES' AND n:Statement THEN 'down'
    WHEN kind = 'READS' AND n:Statement THEN 'up'
    WHEN kind = 'CONTAINS' AND n:File AND outward THEN direction
    WHEN kind = 'DEFINES' AND n:File AND m.family IN ['DbtModel', 'DbtSource', 'DbtSeed', 'DbtSnapshot', 'DbtExposure', 'DbtMetric'] THEN direction
  END AS leads
WHERE leads = direction AND ($repo IS NULL OR e.repo = $repo)
WITH direction, kind, e, CASE WHEN direction = 'down' THEN n ELSE m END AS a, CASE WHEN direction = 'down' THEN m ELSE n END AS b
RETURN direction, kind, a.key AS from, a.family AS from_family, b.key AS to, b.family AS to_family, e.repo AS repo,
  e.confidence AS confidence, e.reason AS reason
ORDER BY direction, from, to, kind, repo, confidence, reason
LIMIT $limit
