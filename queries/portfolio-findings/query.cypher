MATCH (n:Entity {family: 'Finding'})
WHERE n.key >= 'portfolio!' AND n.key < 'portfolio;' AND n.repo = 'portfolio'
RETURN n.reason AS reason, n.what AS what, n.detail AS detail
ORDER BY reason, what, detail
LIMIT $limit
