MATCH (f:Entity {family: 'File', key: $repo + ':' + $path})
MATCH (g:Entity {family: 'File'})
WHERE g.key IS NOT NULL AND coalesce(g.language, '') = coalesce(f.language, '') AND g.state = 'text'
UNWIND [
  {measure: 'churn', own: f.recent_commits, value: g.recent_commits},
  {measure: 'complexity', own: f.complexity, value: g.complexity},
  {measure: 'lines', own: f.lines, value: g.lines},
  {measure: 'people', own: f.recent_people, value: g.recent_people}] AS m
WITH f.language AS language, m.measure AS measure, m.own AS own, m.value AS value, g.repo AS repo
ORDER BY value
WITH language, measure, own, collect(value) AS everywhere, collect(CASE WHEN repo = $repo THEN value END) AS here,
  sum(coalesce(value, 0)) AS sum_everywhere, sum(CASE WHEN repo = $repo THEN coalesce(value, 0) ELSE 0 END) AS sum_here
RETURN measure, language, own AS value, size(here) AS repo_files,
  CASE WHEN size(here) = 0 THEN null ELSE toFloat(sum_here) / size(here) END AS repo_mean,
  CASE WHEN size(here) = 0 THEN null ELSE (here[(size(here) - 1) / 2] + here[size(here) / 2]) / 2.0 END AS repo_median,
  size(everywhere) AS portfolio_files,
  CASE WHEN size(everywhere) = 0 THEN null ELSE toFloat(sum_everywhere) / size(everywhere) END AS portfolio_mean,
  CASE WHEN size(everywhere) = 0 THEN null ELSE (everywhere[(size(everywhere) - 1) / 2] + everywhere[size(everywhere) / 2]) / 2.0 END AS portfolio_median
ORDER BY measure
LIMIT $limit
