MATCH (r:Repository {key: $repo})
RETURN r.key AS key, r.name AS name, r.host_kind AS host_kind, r.web_url AS web_url,
  r.default_branch AS default_branch, r.description AS description, coalesce(r.topics, []) AS topics,
  r.licence AS licence, r.archived AS archived, r.team AS team, r.rules_version AS rules_version,
  r.files AS files, r.bytes AS bytes, coalesce(r.markers, []) AS markers,
  coalesce(r.marker_roots, []) AS marker_roots, coalesce(r.marker_evidence, []) AS marker_evidence,
  coalesce(r.miners_chosen, []) AS miners_chosen, coalesce(r.chosen_reasons, []) AS chosen_reasons,
  coalesce(r.miners_left_out, []) AS miners_left_out, coalesce(r.left_out_reasons, []) AS left_out_reasons
ORDER BY key
LIMIT $limit
