import { datasetKey, type Naming } from './datasets.ts';
import { type EdgeDraft, edge, type FactProperties, type NodeName, named } from './facts.ts';
import { columnKey } from './identity.ts';

/** The node of a column by the name of its table, whoever speaks of it. */
export const columnOf = (table: string, column: string, at: Naming): NodeName =>
  named('Column', columnKey(datasetKey(table, at), column));

/** A dataset has a column, as the repository says; what several places say of it is one edge. */
export const columnEdge = (
  table: string,
  column: string,
  at: Naming,
  props: FactProperties = {},
): EdgeDraft =>
  edge('HAS_COLUMN', named('Dataset', datasetKey(table, at)), columnOf(table, column, at), props, at.repo);
