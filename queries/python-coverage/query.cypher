MATCH (r:Repository {key: $repo})
CALL {
  WITH r
  MATCH (m:Entity {family: 'PythonModule'})
  WHERE m.key >= r.key + ':' AND m.key < r.key + ';'
  RETURN count(m) AS modules, sum(coalesce(m.loc, 0)) AS loc, sum(coalesce(m.calls, 0)) AS module_calls,
    sum(coalesce(m.unnamed_calls, 0)) AS module_unnamed
}
CALL {
  WITH r
  MATCH (c:Entity {family: 'Class'})
  WHERE c.key >= r.key + ':' AND c.key < r.key + ';'
  RETURN count(c) AS classes
}
CALL {
  WITH r
  MATCH (n:Entity {family: 'Function'})
  WHERE n.key >= r.key + ':' AND n.key < r.key + ';'
  RETURN count(n) AS functions, sum(coalesce(n.complexity, 0)) AS complexity, sum(coalesce(n.calls, 0)) AS calls,
    sum(coalesce(n.unnamed_calls, 0)) AS unnamed
}
CALL {
  WITH r
  MATCH (n:Entity {family: 'Function'})-[e:CALLS]->(:Function|Class)
  WHERE n.key >= r.key + ':' AND n.key < r.key + ';'
  RETURN sum(coalesce(e.places, 0)) AS function_resolved
}
CALL {
  WITH r
  MATCH (m:Entity {family: 'PythonModule'})-[e:CALLS]->(:Function|Class)
  WHERE m.key >= r.key + ':' AND m.key < r.key + ';'
  RETURN sum(coalesce(e.places, 0)) AS module_resolved
}
RETURN modules, loc, classes, functions, complexity, calls + module_calls AS named_calls,
  unnamed + module_unnamed AS unnamed_calls, function_resolved + module_resolved AS resolved_calls
ORDER BY modules
LIMIT $limit
