import type { Evidence } from '../../schemas/ontology-change.ts';

/** What each repository's newest run has shown, by repository. */
export type EvidenceByRepo = Readonly<Record<string, Evidence>>;

/** Repositories of which all is kept; of further ones only how many items they have. */
const MOST_WHOLE = 150;
const MOST_EXAMPLES = 20;
const EXAMPLES_EACH = 3;

type Field = Evidence['fields'][string];

/** What one more run has shown takes the place of what its repository showed before. */
export function addEvidence(known: EvidenceByRepo, more: readonly Evidence[]): EvidenceByRepo {
  const all = new Map(Object.entries(known));
  for (const evidence of more) for (const [repo, one] of ofRepos(evidence)) all.set(repo, one);
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([repo, one], at) => [repo, at < MOST_WHOLE ? one : { ...one, examples: [], fields: {} }]),
  );
}

/** Evidence of several repositories is kept under each; which of them gave a field is then told of the first alone. */
function ofRepos(evidence: Evidence): readonly (readonly [string, Evidence])[] {
  return Object.entries(evidence.items).map(([repo, number], at) => [
    repo,
    {
      kind: evidence.kind,
      items: { [repo]: number },
      examples: evidence.examples.filter((example) => example.repo === repo).slice(0, EXAMPLES_EACH),
      fields: at === 0 ? evidence.fields : {},
    },
  ]);
}

/** All of it as one: counts added up, the first examples by repository, path and line. */
export function sumEvidence(kind: string, byRepo: EvidenceByRepo): Evidence {
  const all = Object.values(byRepo).filter(({ items }) => Object.values(items).some((number) => number > 0));
  const fields = new Map<string, Field>();
  for (const one of all)
    for (const [name, field] of Object.entries(one.fields)) fields.set(name, joined(fields.get(name), field));
  return {
    kind,
    items: Object.fromEntries(all.flatMap(({ items }) => Object.entries(items))),
    examples: all
      .flatMap(({ examples }) => examples)
      .sort(byPlace)
      .slice(0, MOST_EXAMPLES),
    fields: Object.fromEntries([...fields].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function joined(one: Field | undefined, other: Field): Field {
  if (one === undefined) return other;
  return {
    type: widest(one.type, other.type),
    given: one.given + other.given,
    ...(one.distinct === undefined || other.distinct === undefined
      ? {}
      : { distinct: one.distinct + other.distinct }),
    example: [one.example, other.example].sort()[0] ?? '',
  };
}

/** The narrowest type that both fit. */
export function widest(one: Field['type'], other: Field['type']): Field['type'] {
  if (one === other) return one;
  const both = [one, other];
  const isAll = (...types: readonly Field['type'][]): boolean => both.every((type) => types.includes(type));
  if (isAll('integer', 'float')) return 'float';
  return both.some((type) => type === 'strings' || type === 'integers') ? 'strings' : 'string';
}

type Example = Evidence['examples'][number];

function byPlace(a: Example, b: Example): number {
  if (a.repo !== b.repo) return a.repo < b.repo ? -1 : 1;
  if (a.path !== b.path) return (a.path ?? '') < (b.path ?? '') ? -1 : 1;
  return (a.lines?.[0] ?? 0) - (b.lines?.[0] ?? 0);
}
