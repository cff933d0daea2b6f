MATCH (d:Entity {family: 'Dataset'})
WHERE d.key IS NOT NULL
OPTIONAL MATCH (d)<-[:MATERIALIZES]-(:Entity)<-[:REF]-(x:DbtExposure)
OPTIONAL MATCH (d)<-[:READS]-(b:Dashboard)
WITH d, collect(DISTINCT x) + collect(DISTINCT b) AS boards
UNWIND boards AS board
RETURN DISTINCT d.key AS dataset, board.key AS board, coalesce(board.title, board.name) AS name, board.repo AS repo,
  board.path AS path, board.line_start AS line
ORDER BY dataset, board
LIMIT $limit
