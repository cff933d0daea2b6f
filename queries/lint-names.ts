import { insides, spacesForLiterals } from './cypher-text.ts';

/** Names that the graph holds: labels, relationship types, properties. */
export interface KnownNames {
  readonly labels: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlySet<string>;
}

/** Labels, types and properties in a saved query that the ontology does not know: misspelled ones match nothing, in silence. */
export function unknownNames(text: string, known: KnownNames): string[] {
  const code = spacesForLiterals(text);
  const faults = new Set<string>();
  for (const name of labelsIn(code)) if (!known.labels.has(name)) faults.add(`there is no label ${name}`);
  for (const name of typesIn(code))
    if (!known.types.has(name)) faults.add(`there is no relationship type ${name}`);
  for (const name of propertiesIn(code))
    if (!known.properties.has(name)) faults.add(`there is no property ${name}`);
  return [...faults].sort();
}

/** Labels and relationship types that a statement asks for; a family asked for by its name counts as its label. */
export function touchedNames(text: string): { readonly labels: Set<string>; readonly types: Set<string> } {
  const code = spacesForLiterals(text);
  const families = [...text.matchAll(/\bfamily\s*(?::|=|IN)\s*(\[[^\]]*\]|'\w+')/g)].flatMap(
    ([, list = '']) => [...list.matchAll(/'(\w+)'/g)].map(([, name]) => String(name)),
  );
  return { labels: new Set([...labelsIn(code), ...families]), types: new Set(typesIn(code)) };
}

/** Whether a statement reads a property, of whatever, or matches by it. */
export const namesProperty = (text: string, property: string): boolean =>
  new RegExp(`(?:\\.|[{,]\\s*)${property}\\b(?!\\s*\\()`).test(spacesForLiterals(text));

const names = (list: string): string[] => list.split(/[|:\s]+/).filter((name) => name !== '');

function labelsIn(code: string): string[] {
  const patterns = insides(code, '(').flatMap(
    (inside) => /^\s*\w*\s*:([\w|:\s]+?)\s*(?:\{|$)/.exec(inside)?.[1] ?? [],
  );
  const predicates = [...code.matchAll(/(?<![\w[{(,]\s*)\b[a-z_]\w*:([A-Z]\w*)/g)].map(
    ([, name]) => name ?? '',
  );
  return [...patterns, ...predicates].flatMap(names);
}

const typesIn = (code: string): string[] =>
  [...code.matchAll(/-\s*\[\s*\w*\s*:([\w|:\s]+)/g)].flatMap(([, list]) => names(list ?? ''));

/** `variable.property` of variables bound by a pattern; fields of maps built in the query are the query's own. */
function propertiesIn(code: string): string[] {
  const bound = new Set(
    [...code.matchAll(/[([]\s*([a-z_]\w*)\s*(?::[A-Z]|[)\]]\s*[-<>])/g)].map(
      ([, variable]) => variable ?? '',
    ),
  );
  const read = [...code.matchAll(/(?<![\w.$])([a-z_]\w*)\.([a-z_]\w*)(?!\s*\()/g)];
  return read.flatMap(([, variable, property]) =>
    bound.has(variable ?? '') && property !== undefined ? [property] : [],
  );
}
