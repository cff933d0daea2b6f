import { columnEdge, columnOf } from '../columns.ts';
import { edge } from '../facts.ts';
import { columnFlowQualifier } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** A column derives from others; each place that says so is an edge of its own. */
export const columnFlow: Mapping<'column-flow'> = {
  kind: 'column-flow',
  needsPath: true,
  map: ({ table, column, sources, flow: kind, confidence, reason, by }, at) => {
    const target = columnOf(table, column, at);
    const qualifier = columnFlowQualifier(at.repo, at.path, by);
    return {
      nodes: [],
      edges: [
        columnEdge(table, column, at, sources.length === 0 ? { kind } : {}),
        ...sources.flatMap((source) => [
          columnEdge(source.table, source.column, at),
          edge(
            'DERIVES_FROM',
            target,
            columnOf(source.table, source.column, at),
            { kind, confidence, reason, by },
            qualifier,
          ),
        ]),
      ],
    };
  },
};
