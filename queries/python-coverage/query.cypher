MATCH (r:Repository {key: $repo})
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)-[:DEFINES]->(m:PythonModule)
WITH r, count(m) AS modules, sum(coalesce(m.loc, 0)) AS loc, sum(coalesce(m.calls, 0)) AS module_calls,
  sum(coalesce(m.unnamed_calls, 0)) AS module_unnamed
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)-[:DEFINES]->(:PythonModule)-[:DEFINES]->(c:Class)
WITH r, modules, loc, module_calls, module_unnamed, count(c) AS classes
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)-[:DEFINES]->(:PythonModule)-[:DEFINES]->(n:Function)
WITH r, modules, loc, module_calls, module_unnamed, classes, count(n) AS functions,
  sum(coalesce(n.complexity, 0)) AS complexity, sum(coalesce(n.calls, 0)) AS calls,
  sum(coalesce(n.unnamed_calls, 0)) AS unnamed
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)-[:DEFINES]->(:PythonModule)-[:DEFINES]->(:Function)-[e:CALLS]->(:Function|Class)
WITH r, modules, loc, module_calls, module_unnamed, classes, functions, complexity, calls, unnamed,
  sum(coalesce(e.places, 0)) AS function_resolved
OPTIONAL MATCH (r)-[:CONTAINS]->(:File)-[:DEFINES]->(:PythonModule)-[g:CALLS]->(:Function|Class)
WITH modules, loc, module_calls, module_unnamed, classes, functions, complexity, calls, unnamed, function_resolved,
  sum(coalesce(g.places, 0)) AS module_resolved
RETURN modules, loc, classes, functions, complexity, calls + module_calls AS named_calls,
  unnamed + module_unnamed AS unnamed_calls, function_resolved + module_resolved AS resolved_calls
ORDER BY modules
LIMIT $limit
