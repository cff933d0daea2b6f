MATCH (r:Entity {family: 'Repository'})
WHERE r.key IS NOT NULL
RETURN r.key AS repo, r.commits AS commits, r.recent_commits AS recent_commits, r.recent_people AS recent_people,
  r.main_share AS main_share, r.bus_factor AS bus_factor
ORDER BY repo
LIMIT $limit
