import { UsageError } from '../exit-codes.ts';

/** The spellings of a name that templates use. */
export interface Names {
  /** kebab-case: folder and file. */
  readonly name: string;
  /** snake_case: a query's name, as it stands in its address. */
  readonly snake: string;
  /** camelCase: start of the export's name. */
  readonly camel: string;
  /** Title of a page: first letter large. */
  readonly title: string;
}

const LONGEST = 40;

/** Folders that would mean nothing, and those that the house style refuses. */
const REFUSED: ReadonlySet<string> = new Set([
  'util',
  'utils',
  'common',
  'helper',
  'helpers',
  'shared',
  'misc',
  'lib',
  'registry',
  'name',
]);

/** Throws UsageError for anything but a name in kebab-case, so that it can become a path and an identifier. */
export function namesOf(name: string): Names {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > LONGEST) {
    throw new UsageError(
      `"${name}" is no name: small letters, digits and single hyphens, at most ${LONGEST}, like sql-lineage`,
    );
  }
  if (REFUSED.has(name)) throw new UsageError(`"${name}" says nothing of what it does`);
  const words = name.split('-').join(' ');
  return {
    name,
    snake: name.replaceAll('-', '_'),
    camel: name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    title: words.charAt(0).toUpperCase() + words.slice(1),
  };
}

/** A template's text or path with the names put in. */
export const putIn = (text: string, { name, snake, camel, title }: Names): string =>
  text
    .replaceAll('TITLE_LOWER', title.charAt(0).toLowerCase() + title.slice(1))
    .replaceAll('TITLE', title)
    .replaceAll('CAMEL', camel)
    .replaceAll('SNAKE', snake)
    .replaceAll('NAME', name);
