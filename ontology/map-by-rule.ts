import type { Envelope } from '../schemas/envelope.ts';
import type { OpenPayload, OpenValue } from '../schemas/items/open.ts';
import type { KindRule } from '../schemas/ontology-change.ts';
import { HOLDERS } from './changes/steps/map-kind.ts';
import type { Drafts, FactValue } from './facts.ts';
import { fileKey, ruledKey } from './identity.ts';
import { type Meaning, nameNow } from './meaning.ts';
import type { PropertyType } from './ontology-schema.ts';

type Ruled = { readonly drafts: Drafts } | { readonly fault: string };

/**
 * What a rule of the ontology makes of an item that no code maps: a node of its label, and an edge from the file that it was
 * read in, or from the repository.
 */
export function mapByRule(
  { label, key, properties }: KindRule,
  payload: OpenPayload,
  { repo, path }: Pick<Envelope['source'], 'repo' | 'path'>,
  meaning: Meaning,
): Ruled {
  const missing = key.find((field) => (payload[field] ?? null) === null);
  if (missing !== undefined) return { fault: `${missing} is part of the key and is not given` };
  const known = meaning.ontology.labels[label]?.properties ?? {};
  const props = Object.entries(properties).map(([name, field]): [string, FactValue] => [
    name,
    asType(known[name]?.type, payload[field] ?? null),
  ]);
  const name = {
    family: label,
    key: ruledKey(
      repo,
      label,
      key.map((field) => textOf(payload[field])),
    ),
  };
  return {
    drafts: {
      nodes: [{ ...name, also: [], props: Object.fromEntries(props) }],
      edges: holderOf(repo, path, meaning).map(({ type, family, key: holder }) => ({
        type,
        from: { family, key: holder },
        to: name,
        qualifier: '',
        props: {},
      })),
    },
  };
}

/** What the node hangs on, in today's names; nothing where the ontology no longer has it. */
function holderOf(repo: string, path: string | null, { moves }: Meaning) {
  const [file, repository] = HOLDERS;
  const holder = path === null ? repository : file;
  const [family, type] = [nameNow(moves, 'label', holder.family), nameNow(moves, 'type', holder.type)];
  if (family === null || type === null) return [];
  return [{ family, type, key: path === null ? repo : fileKey(repo, path) }];
}

const textOf = (value: OpenValue | undefined): string =>
  Array.isArray(value) ? value.join(',') : String(value ?? '');

/** A value as the property wants it where nothing is lost by that: a number as text, one text as a list. */
function asType(type: PropertyType | undefined, value: OpenValue): FactValue {
  if (value === null || type === undefined) return value;
  if (type === 'string' && typeof value !== 'string' && !Array.isArray(value)) return String(value);
  if (type === 'strings' && !Array.isArray(value)) return [String(value)];
  return value;
}
