MATCH (r:Entity {family: 'Repository'})
WHERE r.key IS NOT NULL
RETURN r.key AS repo, r.name AS name, r.host_kind AS host_kind, r.web_url AS web_url, r.description AS description,
  r.team AS team, r.archived AS archived, r.files AS files, r.bytes AS bytes, coalesce(r.languages, []) AS languages,
  coalesce(r.language_files, []) AS language_files, coalesce(r.language_lines, []) AS language_lines,
  coalesce(r.markers, []) AS markers
ORDER BY repo
LIMIT $limit
