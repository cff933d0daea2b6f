import type { NamePart } from '../../names.ts';
import type { SelectItem, Star } from '../syntax.ts';
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
  let filtered = false;
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
    } else if ((reader.sees('ILIKE') || reader.sees('LIKE')) && reader.token(1)?.kind === 'string') {
      reader.at += 2;
      filtered = true;
    } else return { is: 'star', qualifier, of: null, except, replace, rename, filtered };
  }
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
