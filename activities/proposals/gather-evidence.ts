import type { Staging } from '../../adapters/staging/staging.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { Envelope } from '../../schemas/envelope.ts';
import { isOpenKind } from '../../schemas/items/open.ts';
import type { Evidence } from '../../schemas/ontology-change.ts';
import type { SealedIndex } from '../../schemas/sealed-index.ts';
import { envelopeLines } from '../envelopes/envelope-lines.ts';
import { widest } from './merge-evidence.ts';

const MOST_EXAMPLES = 20;
const MOST_FIELDS = 100;
/** Different values of a field that are told apart; a field with more of them than this has "many". */
const MOST_DISTINCT = 100_000;
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

/** Kinds of a sealed run that no code of ours knows, sorted. */
export const openKinds = ({ parts, base }: SealedIndex): readonly string[] =>
  [...new Set([...parts, ...(base?.parts ?? [])].map(({ kind }) => kind))].filter(isOpenKind).sort();

type Field = Evidence['fields'][string];

/** What a sealed run shows of one kind: how many, the first places, and which fields with which values. */
export async function gatherEvidence(
  staging: Staging,
  index: SealedIndex,
  kind: string,
  beat: () => void,
): Promise<Evidence> {
  const { repo } = index.run;
  const fields = new Map<string, Seen>();
  const places: Place[] = [];
  let items = 0;
  for await (const { line } of envelopeLines(staging, index, { kinds: new Set([kind]) })) {
    const { payload, source } = JSON.parse(line) as Pick<Envelope, 'payload' | 'source'>;
    beat();
    items += 1;
    for (const [name, value] of Object.entries(payload)) see(fields, name, value);
    places.push({ path: source.path, lines: source.lines });
    if (places.length > 4 * MOST_EXAMPLES) places.sort(byPlace).splice(MOST_EXAMPLES);
  }
  return {
    kind,
    items: { [repo]: items },
    examples: places
      .sort(byPlace)
      .slice(0, MOST_EXAMPLES)
      .map((place) => ({ repo, ...place })),
    fields: Object.fromEntries(
      [...fields].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, seen]) => [name, fieldOf(seen)]),
    ),
  };
}

interface Seen {
  type: Field['type'];
  given: number;
  example: string;
  readonly values: Set<string>;
}

function see(fields: Map<string, Seen>, name: string, value: unknown): void {
  const type = typeOf(value);
  if (type === null || !NAME.test(name)) return;
  const text = typeof value === 'string' ? value : canonicalJson(value);
  const known = fields.get(name);
  if (known === undefined) {
    if (fields.size < MOST_FIELDS)
      fields.set(name, { type, given: 1, example: text, values: new Set([text]) });
    return;
  }
  known.type = widest(known.type, type);
  known.given += 1;
  if (text < known.example) known.example = text;
  if (known.values.size < MOST_DISTINCT) known.values.add(text);
}

const fieldOf = ({ type, given, example, values }: Seen): Field => ({
  type,
  given,
  distinct: values.size,
  example: example.slice(0, 100),
});

/** Null for what no property can hold. */
function typeOf(value: unknown): Field['type'] | null {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'float';
  if (!Array.isArray(value)) return null;
  if (value.length > 0 && value.every((entry) => Number.isSafeInteger(entry))) return 'integers';
  return value.every((entry) => typeof entry === 'string') ? 'strings' : null;
}

type Place = Pick<Evidence['examples'][number], 'path' | 'lines'>;

function byPlace(a: Place, b: Place): number {
  if (a.path !== b.path) return (a.path ?? '') < (b.path ?? '') ? -1 : 1;
  return (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0);
}
