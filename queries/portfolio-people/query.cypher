MATCH (p:Entity {family: 'Person'})-[c:CHANGED]->()
WHERE p.key IS NOT NULL
WITH p, c.repo AS repo, min(c.display_name) AS name, sum(c.commits) AS commits, max(c.quarter) AS last
ORDER BY repo
WITH p, min(name) AS name, collect(repo) AS repositories, collect(commits) AS changes, max(last) AS last_quarter
WHERE size(repositories) >= $least
RETURN p.key AS person, name, repositories, changes, last_quarter
ORDER BY size(repositories) DESC, person
LIMIT $limit
