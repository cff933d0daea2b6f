import { type Fact, factsOf, liesInNull } from './facts.ts';
import type { Case } from './read-cases.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What one field of one case came to. */
export interface FieldJudgement {
  readonly field: string;
  readonly right: readonly Fact[];
  readonly extra: readonly Fact[];
  readonly missing: readonly Fact[];
  /** Lineage facts that claim confidence 1, and how many of them are wrong. */
  readonly sure: { readonly claimed: number; readonly wrong: number };
}

/** Compares an answer with what is expected; undefined, the case was not answered and all is missing. */
export function judgeCase(
  { expected }: Pick<Case, 'expected'>,
  answer: Fields | undefined,
): readonly FieldJudgement[] {
  const { columns } = expected;
  const lineage = Array.isArray(columns) && columns.every((column) => column?.target !== undefined);
  const fields = [...Object.keys(expected), ...(lineage ? ['kinds'] : [])];
  return fields.map((field) => judgeField(field, lineage, expected, answer ?? {}));
}

function judgeField(field: string, lineage: boolean, expected: Fields, answer: Fields): FieldJudgement {
  // Columns that are declared, not derived, are plain facts.
  const form = field === 'columns' && !lineage ? '' : field;
  const from = field === 'kinds' ? 'columns' : field;
  const want = new Set(factsOf(form, expected[from]));
  const said = factsOf(form, answer[from]).filter((fact) => !liesInNull(expected[field], fact));
  const got = new Set(onlyJudged(field, said, expected));
  return {
    field,
    right: [...want].filter((fact) => got.has(fact)),
    extra: [...got].filter((fact) => !want.has(fact)),
    missing: [...want].filter((fact) => !got.has(fact)),
    sure: countSure(field, form, answer[field], want, got),
  };
}

function onlyJudged(field: string, said: readonly Fact[], expected: Fields): readonly Fact[] {
  if (field === 'control') {
    // A column that is a value source of the case is no control column.
    const values = new Set(items(expected['columns']).flatMap(({ sources }) => items(sources) as unknown[]));
    return said.filter((fact) => !values.has(fact));
  }
  if (field !== 'column_lineage') return said;
  // A selection: only the listed targets are judged.
  const targets = new Set(items(expected[field]).map(({ target }) => target));
  return said.filter((fact) => targets.has(fact.split('<-')[0]?.replace(/:[a-z]+$/, '')));
}

const LINEAGE = new Set(['columns', 'edges', 'column_lineage']);

function countSure(
  field: string,
  form: string,
  answered: unknown,
  want: ReadonlySet<Fact>,
  got: ReadonlySet<Fact>,
): FieldJudgement['sure'] {
  if (!LINEAGE.has(field)) return { claimed: 0, wrong: 0 };
  const claimed = items(answered)
    .filter(({ confidence }) => (confidence ?? 1) === 1)
    .flatMap((item) => factsOf(form, [item]))
    .filter((fact) => got.has(fact));
  return { claimed: claimed.length, wrong: claimed.filter((fact) => !want.has(fact)).length };
}

const items = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value : []);
