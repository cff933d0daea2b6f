import type { ColumnKind } from '../../sql/lineage/column-kind.ts';
import type { Found } from '../resources.ts';

/** A column that feeds another: of a resource of the project, or of a table that the SQL names by itself. */
export interface ColumnSource {
  readonly of: Found | string;
  readonly column: string;
}

export interface NodeColumn {
  readonly name: string;
  readonly sources: readonly ColumnSource[];
  readonly kind: ColumnKind;
  readonly confidence: number;
  /** Why the confidence is below 1. */
  readonly reason: string | null;
  /** Line of the template. */
  readonly line: number | null;
}

/** What is known of the columns of one resource. */
export interface NodeColumns {
  /** Names in order, folded by the dialect's rule. */
  readonly names: readonly string[];
  /** False where it may have others besides. */
  readonly complete: boolean;
  /** Where its columns come from; of sources and seeds nobody knows. */
  readonly columns: readonly NodeColumn[];
  /** Resources and tables whose stars stay open. */
  readonly open: readonly (Found | string)[];
  /** Those of them that whoever knows the columns can fill, with what they do not give. */
  readonly stars: readonly {
    readonly of: Found | string;
    readonly at: number;
    readonly without: readonly string[];
  }[];
  /** Names that several tables may hold, budgets that were used up. */
  readonly unresolved: readonly { readonly what: string; readonly reason: string }[];
}

export const UNKNOWN_COLUMNS: NodeColumns = {
  names: [],
  complete: false,
  columns: [],
  open: [],
  stars: [],
  unresolved: [],
};
