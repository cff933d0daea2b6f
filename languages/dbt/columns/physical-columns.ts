import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { ColumnKind } from '../../sql/lineage/column-kind.ts';
import type { Known } from '../resources.ts';
import type { ColumnSource, NodeColumn } from './node-columns.ts';

/** A column of a table that dbt builds and the columns of tables that feed it: models without a table are looked through. */
export interface PhysicalColumn {
  readonly column: string;
  readonly sources: readonly { readonly table: string; readonly column: string }[];
  readonly kind: ColumnKind;
  readonly confidence: number;
  readonly reason: string | null;
  readonly line: number | null;
}

interface Traced {
  readonly sources: PhysicalColumn['sources'];
  readonly kind: ColumnKind;
  readonly confidence: number;
  readonly reason: string | null;
}

const STRENGTH: readonly ColumnKind[] = [
  'constant',
  'identity',
  'rename',
  'expression',
  'aggregate',
  'unknown',
];
/** Columns of models without a table that one column is followed through. */
const MAX_STEPS = 10_000;
/** Models without a table that one column goes through one behind the other. */
const MAX_DEPTH = 200;
const NOTHING: Traced = { sources: [], kind: 'constant', confidence: 1, reason: null };
const LOST: Traced = { sources: [], kind: 'unknown', confidence: 0.5, reason: 'column-of-ephemeral-unknown' };

/** Answers for each resource with a table what its columns are made of in tables. */
export function physicalColumns(nodes: readonly Known[]): (known: Known) => readonly PhysicalColumn[] {
  const byFound = new Map(nodes.map((known) => [known.found, known]));
  const done = new Map<string, Traced>();
  const numbers = new Map(nodes.map((known, at) => [known.found, at]));
  let steps = 0;

  return ({ columns }) => {
    steps = 0;
    return (columns?.columns ?? []).map((column) => {
      const { sources, kind, confidence, reason } = traceColumn(column, new Set());
      return {
        column: column.name,
        sources,
        kind: endToEnd(kind, column.name, sources),
        confidence,
        reason,
        line: column.line,
      };
    });
  };

  function traceColumn(column: NodeColumn, seen: ReadonlySet<string>): Traced {
    const own: Traced = {
      sources: [],
      kind: column.kind,
      confidence: column.confidence,
      reason: column.reason,
    };
    return column.sources.map((source) => traceSource(source, seen)).reduce(together, own);
  }

  function traceSource({ of, column }: ColumnSource, seen: ReadonlySet<string>): Traced {
    if (typeof of === 'string') return { ...NOTHING, sources: [{ table: of, column }] };
    const known = byFound.get(of);
    if (known !== undefined && known.relation !== null)
      return { ...NOTHING, sources: [{ table: known.relation, column }] };
    const key = `${numbers.get(of)}.${column}`;
    const before = done.get(key);
    if (before !== undefined) return before;
    if (known === undefined || seen.has(key) || seen.size >= MAX_DEPTH || ++steps > MAX_STEPS) return LOST;
    const traced = throughModel(known, column, new Set([...seen, key]));
    done.set(key, traced);
    return traced;
  }

  /** A column that an open star of the model hands on has the same name behind it. */
  function throughModel({ columns }: Known, name: string, seen: ReadonlySet<string>): Traced {
    const own = columns?.columns.find((column) => column.name === name);
    if (own !== undefined) return traceColumn(own, seen);
    const [only, ...more] = columns?.open ?? [];
    if (only === undefined || more.length > 0) return LOST;
    return lessSure(traceSource({ of: only, column: name }, seen));
  }
}

/** Copied by whatever name from a constant is a constant; copied under other names on the way is told by the end names. */
function endToEnd(kind: ColumnKind, name: string, sources: PhysicalColumn['sources']): ColumnKind {
  if (kind !== 'identity' && kind !== 'rename') return kind;
  if (sources.length === 0) return 'constant';
  return kind === 'identity' && sources.some(({ column }) => column !== name) ? 'rename' : kind;
}

const lessSure = (traced: Traced): Traced =>
  traced.confidence < 0.9 ? traced : { ...traced, confidence: 0.9, reason: 'name-assumed' };

function together(one: Traced, other: Traced): Traced {
  const places = new Map(
    [...one.sources, ...other.sources].map((place) => [`${place.table}\u0000${place.column}`, place]),
  );
  const weaker = other.confidence < one.confidence ? other : one;
  return {
    sources: [...places.values()].sort(
      (left, right) => byCodeUnit(left.table, right.table) || byCodeUnit(left.column, right.column),
    ),
    kind: STRENGTH.indexOf(other.kind) > STRENGTH.indexOf(one.kind) ? other.kind : one.kind,
    confidence: weaker.confidence,
    reason: weaker.reason,
  };
}
