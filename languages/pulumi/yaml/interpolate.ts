import { concatenated } from '../values/text.ts';
import { constant, type Value } from '../values/value.ts';

/** What `${…}` names: `meterCluster.id`, `network.outputs["subnetId"]`, `databricks:token`. */
export interface Reference {
  readonly root: string;
  /** What follows the root, as written. */
  readonly rest: string;
}

/** `$${` is text; a name may hold a namespace before a colon. */
const HOLE = /(\$\$\{|\$\{[^{}]*\})/;

/** A text of a YAML program; what stands in its holes is given by `resolve`. One hole alone is its value. */
export function interpolate(text: string, resolve: (reference: Reference) => Value): Value {
  const parts = text.split(HOLE).filter((part) => part !== '');
  const [only] = parts;
  if (only === undefined) return constant('');
  const values = parts.map((part) => {
    if (part === '$${') return constant('${');
    return part.startsWith('${') && part.endsWith('}')
      ? resolve(readReference(part.slice(2, -1)))
      : constant(part);
  });
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : concatenated(values);
}

function readReference(inside: string): Reference {
  const quoted = /^\s*\[?\s*"([^"]*)"\s*\]?(.*)$/.exec(inside);
  if (quoted !== null) return { root: quoted[1] ?? '', rest: quoted[2] ?? '' };
  const root = /^[^.[]*/.exec(inside.trim())?.[0] ?? '';
  return { root, rest: inside.trim().slice(root.length) };
}
