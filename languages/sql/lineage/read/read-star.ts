import { type NamePart, stringValue } from '../../names.ts';
import type { NameFilter, SelectItem, Star } from '../syntax.ts';
import type { Reader } from './reader.ts';

/** `*` with EXCEPT, EXCLUDE, REPLACE, RENAME and ILIKE behind it. */
export function readStar(reader: Reader, qualifier: readonly NamePart[]): Star {
  reader.take('*');
  return readStarParts(reader, qualifier);
}

export function readStarParts(reader: Reader, qualifier: readonly NamePart[]): Star {
  const except: NamePart[] = [];
  const replace: SelectItem[] = [];
  const rename: { from: NamePart; to: NamePart }[] = [];
  let filter: NameFilter | null = null;
  for (;;) {
    if (reader.sees('EXCLUDE') || (reader.sees('EXCEPT') && isNameList(reader))) {
      reader.at += 1;
      except.push(...readNames(reader));
    } else if (reader.sees('REPLACE')) {
      reader.at += 1;
      readPairs(reader, () => {
        const value = reader.expression();
        reader.take('AS');
        const alias = reader.identifier();
        if (alias !== null) replace.push({ value, aliases: [alias] });
      });
    } else if (reader.sees('RENAME')) {
      reader.at += 1;
      readPairs(reader, () => {
        const from = reader.name()?.at(-1) ?? null;
        reader.take('AS');
        const to = reader.identifier();
        if (from !== null && to !== null) rename.push({ from, to });
      });
    } else if (isFilter(reader)) {
      filter = readFilter(reader);
    } else return { is: 'star', qualifier, of: null, except, replace, rename, filter };
  }
}

const FILTERS: Readonly<Record<string, NameFilter['how']>> = {
  LIKE: 'like',
  ILIKE: 'like',
  GLOB: 'unknown',
  SIMILAR: 'regex',
};

const isFilter = (reader: Reader): boolean => {
  const at = reader.sees('NOT') ? 1 : 0;
  return (
    FILTERS[reader.key(at)] !== undefined &&
    reader.token(at + (reader.key(at + 1) === 'TO' ? 2 : 1))?.kind === 'string'
  );
};

/** `[NOT] ILIKE '%id%'`, `SIMILAR TO 'a.*'`. */
function readFilter(reader: Reader): NameFilter {
  const negated = reader.take('NOT');
  const how = FILTERS[reader.key()] ?? 'unknown';
  reader.at += 1;
  reader.take('TO');
  const pattern = reader.token();
  reader.at += 1;
  return { how, negated, patterns: pattern === undefined ? [] : [stringValue(pattern)] };
}

/** Not the set operation. */
const isNameList = (reader: Reader): boolean =>
  reader.key(1) === '(' && !/^(?:SELECT|WITH|VALUES|FROM|\()$/.test(reader.key(2));

function readNames(reader: Reader): NamePart[] {
  if (reader.key() === '(') return reader.nameList().flatMap((name) => name.at(-1) ?? []);
  const one = reader.identifier();
  return one === null ? [] : [one];
}

function readPairs(reader: Reader, readPair: () => void): undefined {
  const open = reader.take('(');
  do {
    const before = reader.at;
    readPair();
    if (reader.at === before) break;
  } while (open && reader.take(','));
  if (open) reader.close();
}
