MATCH (p:Entity {family: 'Person'})-[c:CHANGED]->()
WHERE p.key IS NOT NULL
WITH c.repo AS repo, c.quarter AS quarter, p, sum(c.commits) AS commits
RETURN repo, quarter, sum(commits) AS changes, count(p) AS people
ORDER BY quarter DESC, repo
LIMIT $limit
