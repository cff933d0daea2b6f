MATCH (a:Entity {family: 'Stack'})
WHERE a.key IS NOT NULL
MATCH (a)-[e:REFERENCES]->(b:Stack)
RETURN a.repo AS from_repo, a.name AS from_project, b.repo AS to_repo, b.name AS to_project, e.name AS name,
  e.environments AS environments, e.confidence AS confidence, e.reason AS reason, e.from_place AS from_place, e.to_place AS to_place
ORDER BY from_repo, from_project, to_repo, to_project, name, from_place
LIMIT $limit
