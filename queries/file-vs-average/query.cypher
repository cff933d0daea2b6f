MATCH (f:Entity {family: 'File', key: $repo + ':' + $path})
MATCH (g:Entity {family: 'File'})
WHERE g.key IS NOT NULL AND coalesce(g.language, '') = coalesce(f.language, '') AND g.state = 'text'
WITH CASE WHEN g.repo = $repo THEN 1 ELSE 0 END AS own, [g.recent_commits, g.complexity, g.lines, g.recent_people] AS values
UNWIND range(0, 3) AS nth
WITH nth, values[nth] AS value, count(own) AS files, sum(own) AS own_files
ORDER BY value
WITH nth, collect(CASE WHEN value IS NULL THEN null ELSE {value: value, files: files} END) AS everywhere,
  collect(CASE WHEN value IS NULL OR own_files = 0 THEN null ELSE {value: value, files: own_files} END) AS here
WITH nth, everywhere, here, reduce(sum = 0, v IN everywhere | sum + v.files) AS portfolio_files,
  reduce(sum = 0, v IN here | sum + v.files) AS repo_files
WITH nth, portfolio_files, repo_files,
  reduce(sum = 0, v IN everywhere | sum + v.files * v.value) AS portfolio_sum,
  reduce(sum = 0, v IN here | sum + v.files * v.value) AS repo_sum,
  reduce(m = {seen: 0, low: 0, high: 0}, v IN everywhere | {seen: m.seen + v.files,
    low: CASE WHEN m.seen <= (portfolio_files - 1) / 2 THEN v.value ELSE m.low END,
    high: CASE WHEN m.seen <= portfolio_files / 2 THEN v.value ELSE m.high END}) AS portfolio_middle,
  reduce(m = {seen: 0, low: 0, high: 0}, v IN here | {seen: m.seen + v.files,
    low: CASE WHEN m.seen <= (repo_files - 1) / 2 THEN v.value ELSE m.low END,
    high: CASE WHEN m.seen <= repo_files / 2 THEN v.value ELSE m.high END}) AS repo_middle
MATCH (f:Entity {family: 'File', key: $repo + ':' + $path})
RETURN ['churn', 'complexity', 'lines', 'people'][nth] AS measure, f.language AS language,
  [f.recent_commits, f.complexity, f.lines, f.recent_people][nth] AS value, repo_files,
  CASE WHEN repo_files = 0 THEN null ELSE toFloat(repo_sum) / repo_files END AS repo_mean,
  CASE WHEN repo_files = 0 THEN null ELSE (repo_middle.low + repo_middle.high) / 2.0 END AS repo_median,
  portfolio_files,
  CASE WHEN portfolio_files = 0 THEN null ELSE toFloat(portfolio_sum) / portfolio_files END AS portfolio_mean,
  CASE WHEN portfolio_files = 0 THEN null ELSE (portfolio_middle.low + portfolio_middle.high) / 2.0 END AS portfolio_median
ORDER BY measure
LIMIT $limit
