import type { Graph } from '../memgraph/graph.ts';
import { inSpan } from './spans.ts';

/** A graph whose statements are spans. Their texts are ours and hold placeholders; what is mined travels in the params, which no span shows. */
export const tracedGraph = (graph: Graph): Graph => ({
  ...graph,
  read: (statement) =>
    inSpan('graph read', { kind: 'client', attributes: attributesOf([statement.text]) }, () =>
      graph.read(statement),
    ),
  write: (statements, about) =>
    inSpan(
      'graph write',
      { kind: 'client', attributes: attributesOf(statements.map(({ text }) => text)) },
      () => graph.write(statements, about),
    ),
  rehearse: (work) => inSpan('graph rehearsal', { kind: 'client' }, () => graph.rehearse(work)),
});

const attributesOf = (texts: readonly string[]) => ({
  'db.system.name': 'memgraph',
  'db.query.text': texts.join(';\n'),
  ...(texts.length > 1 ? { 'db.operation.batch.size': texts.length } : {}),
});
