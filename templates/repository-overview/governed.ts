import { type Capped, capped, sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';

interface GovernedLabel {
  readonly label: string;
  readonly number: number;
  readonly things: Capped<{
    readonly name: string;
    readonly path: string | null;
    readonly line: number | null;
    readonly about: string;
  }>;
}

const MOST_THINGS = 50;
const MOST_PROPERTIES = 6;
const LONGEST = 60;

type Thing = Rows<'governed_things'>['governed_things'][number];

/** Things of each label that changes of the ontology added: a new label needs no code of ours to be shown. */
export const governedLabels = (rows: Rows<'governed_things'>): readonly GovernedLabel[] =>
  sortedBy([...Map.groupBy(rows['governed_things'], ({ label }) => label)], ([label]) => [label]).map(
    ([label, things]) => ({
      label,
      number: things.length,
      things: capped(
        sortedBy(things, ({ name, key }) => [name, key]).map((thing) => ({
          name: thing.name,
          path: thing.path,
          line: thing.line,
          about: aboutOf(thing),
        })),
        MOST_THINGS,
      ),
    }),
  );

const TOLD_ALREADY: ReadonlySet<string> = new Set(['name', 'document', 'kind']);

/** The first properties by name; the name itself and where the text lies are told already. */
function aboutOf({ properties }: Thing): string {
  const told = properties
    .map(([name, value = '']) => ({ name: String(name), value }))
    .filter(({ name }) => !TOLD_ALREADY.has(name));
  return sortedBy(told, ({ name }) => [name])
    .slice(0, MOST_PROPERTIES)
    .map(({ name, value }) => `${name}: ${textOf(value)}`)
    .join('; ');
}

function textOf(value: Thing['properties'][number][1]): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
