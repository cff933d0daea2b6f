UNWIND $frontier AS at
MATCH (n:Entity {rid: at.rid})-[e:FEEDS|READS|WRITES|MATERIALIZES|REF|CONTAINS|DEFINES|RUNS|HAS_TASK|RUNS_ON|SERVES|HOLDS|PROVISIONS|DEPENDS_ON|REFERENCES|CHANGED]-(m:Entity)
WITH DISTINCT at.way AS way, n, e, m, type(e) AS kind, startNode(e) = n AS outward
WITH n, e, m, kind, way, CASE WHEN way IN ['up', 'up code'] THEN 'up' ELSE 'down' END AS direction,
  CASE
    WHEN kind = 'FEEDS' THEN CASE WHEN way = 'down' AND outward THEN 'down' WHEN way = 'up' AND NOT outward THEN 'up' END
    WHEN kind IN ['WRITES', 'HOLDS'] THEN CASE WHEN way = 'up' AND NOT outward THEN 'up code' END
    WHEN kind = 'READS' THEN CASE WHEN way = 'down' AND NOT outward THEN 'down code' END
    WHEN kind = 'MATERIALIZES' THEN CASE
      WHEN outward THEN null
      WHEN way = 'down' AND m:DbtSource THEN 'down code'
      WHEN way = 'up' AND NOT m:DbtSource THEN 'up code'
      WHEN way = 'down' AND NOT m:DbtSource THEN 'down model'
    END
    WHEN kind = 'REF' THEN CASE WHEN m:DbtExposure AND NOT outward AND way IN ['down code', 'down model'] THEN 'down code' END
    WHEN kind = 'PROVISIONS' AND n:Dataset THEN CASE WHEN way = 'up' AND NOT outward THEN 'up code' END
    WHEN NOT way IN ['up code', 'down code'] THEN null
    WHEN kind IN ['CONTAINS', 'DEFINES', 'RUNS', 'HAS_TASK', 'SERVES', 'PROVISIONS'] THEN CASE WHEN NOT outward THEN way END
    WHEN kind IN ['RUNS_ON', 'REFERENCES'] THEN CASE WHEN outward THEN way END
    WHEN kind = 'DEPENDS_ON' THEN CASE
      WHEN outward AND n.type = 'databricks:Job' AND m.type IN ['databricks:Cluster', 'databricks:InstancePool', 'databricks:SqlEndpoint'] THEN way
      WHEN NOT outward AND n.type = 'databricks:Notebook' AND m.type = 'databricks:Job' THEN way
    END
    WHEN kind = 'CHANGED' AND n:File AND coalesce(e.recent, 0) > 0 THEN way
  END AS leads
WHERE leads IS NOT NULL
WITH direction, leads, kind, n, m, e.repo AS repo, coalesce(e.path, CASE WHEN n:File THEN n.path END) AS path, min(e.line_start) AS line,
  min(e.confidence) AS confidence, min(e.reason) AS reason, min(e.display_name) AS display_name, sum(coalesce(e.recent, 0)) AS recent,
  min(e.from_place) AS from_place, min(e.to_place) AS to_place
RETURN direction, leads, kind, n.key AS from, n.family AS from_family, m.key AS to, m.family AS to_family,
  coalesce(display_name, m.title, m.name, m.key) AS name, m.team AS team, repo, path, line, m.path AS to_path,
  m.line_start AS to_line, from_place, to_place, confidence, reason, CASE WHEN kind = 'CHANGED' THEN recent END AS changes
ORDER BY direction, from, from_family, kind, to, to_family, repo, path
LIMIT $limit
