import type { Graph } from '../../adapters/memgraph/graph.ts';
import { type LintMode, lintStatement } from '../../queries/lint-cypher.ts';

/** A graph that refuses to send what Memgraph would refuse, although the stand-in takes it. */
export function lintedGraph(graph: Graph): Graph {
  return {
    ...graph,
    read: async (statement) => graph.read(linted(statement, 'read')),
    write: async (statements, about) =>
      graph.write(
        statements.map((statement) => linted(statement, 'write')),
        about,
      ),
    rehearse: (work) =>
      graph.rehearse(({ read, write }) =>
        work({
          read: async (statement) => read(linted(statement, 'read')),
          write: async (statements) => write(statements.map((statement) => linted(statement, 'write'))),
        }),
      ),
    runDdl: async (text) => graph.runDdl(linted({ text }, 'ddl').text),
  };
}

function linted<S extends { readonly text: string }>(statement: S, mode: LintMode): S {
  const faults = lintStatement(statement.text, mode);
  if (faults.length > 0) throw new Error(`not portable: ${faults.join('; ')}\n${statement.text}`);
  return statement;
}
