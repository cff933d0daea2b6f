import type { z } from 'zod';
import { readMadeThing } from '../../../ontology/things.ts';
import type { madeThings } from '../../../queries/made-things/query.ts';

type Row = z.output<(typeof madeThings)['row']>;

/** A resource that makes a thing, or grants access to it, under a name that holds in one environment or in all. */
export interface Made extends Pick<Row, 'family' | 'key' | 'repository' | 'project'> {
  readonly thing: string;
  readonly environment: string | null;
  readonly role: 'makes' | 'grants';
  readonly place: string;
}

/** Made things by their key. */
export function madeByKey(rows: readonly Row[]): ReadonlyMap<string, readonly Made[]> {
  return Map.groupBy(
    rows.flatMap((row) => [...madeBy(row, row.makes, 'makes'), ...madeBy(row, row.grants_on, 'grants')]),
    ({ thing }) => thing,
  );
}

const madeBy = (row: Row, texts: readonly string[], role: Made['role']): Made[] =>
  texts.map((text) => {
    const { key: thing, environment } = readMadeThing(text);
    const { family, key, repository, project } = row;
    return { family, key, repository, project, thing, environment, role, place: placeOf(row) };
  });

/** `<path>:<line>` as far as it is known. */
export const placeOf = ({
  path,
  line,
}: {
  readonly path: string | null;
  readonly line: number | null;
}): string => (line === null ? (path ?? '') : `${path ?? ''}:${line}`);
