MATCH (r:Repository {key: $repo})-[:CONTAINS]->(f:File)
WHERE f.program_form IS NOT NULL
OPTIONAL MATCH (f)-[:CONTAINS]->(:Statement)-[u:READS|WRITES]->(d:Dataset)
WITH f, count(DISTINCT CASE WHEN type(u) = 'READS' THEN d END) AS reads,
  count(DISTINCT CASE WHEN type(u) = 'WRITES' THEN d END) AS writes
OPTIONAL MATCH (f)<-[:RUNS]-(t:Entity)
WITH f, reads, writes, CASE WHEN t:File THEN t.path ELSE t.name END AS runner ORDER BY runner
WITH f, reads, writes, collect(DISTINCT runner) AS run_by
RETURN f.path AS path, f.program_form AS form, f.program_language AS language,
  coalesce(f.cell_languages, []) AS cell_languages, coalesce(f.cell_counts, []) AS cell_counts,
  coalesce(f.widgets, []) AS widgets, coalesce(f.widget_defaults, []) AS widget_defaults,
  coalesce(f.runs, []) AS runs, reads, writes, run_by
ORDER BY path
LIMIT $limit
