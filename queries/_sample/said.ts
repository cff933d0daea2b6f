import type { ItemKind, ItemOf } from '../../schemas/items/registry.ts';

/** What a miner or analyzer says. */
export type Said = ItemOf<ItemKind>;

export const said = <K extends ItemKind>(
  kind: K,
  path: string | null,
  payload: Extract<Said, { kind: K }>['payload'],
  lines: [number, number] | null = null,
): Said => ({ kind, path, lines, payload }) as unknown as Said;

/** A place that every repository means alike. */
export const LAKE_ORDERS = 'path:s3://shop-lake/orders';

export const file = (path: string, language: string | null, lines: number, more: object = {}): Said =>
  said('file', path, {
    blob: '9daeafb9864cf43055ae93beb0afd6c7d144bfa4',
    size: lines * 20,
    mode: 'file',
    state: 'text',
    language,
    lines,
    notebook: false,
    ...more,
  });

export const changed = (
  path: string,
  person: string,
  name: string,
  quarter: string,
  commits: number,
  recent = 0,
): Said =>
  said('person-change', path, {
    ...(recent === 0 ? {} : { recent }),
    person: person.padEnd(40, '0'),
    display_name: name,
    quarter,
    commits,
    added: commits * 10,
    deleted: null,
  });

export const fn = (
  path: string,
  qualname: string,
  complexity: number,
  decorators: string[],
  line: number,
): Said =>
  said(
    'python-function',
    path,
    {
      module: path.replace('.py', '').replaceAll('/', '.'),
      qualname,
      occurrence: 1,
      is_async: false,
      decorators,
      parameters: 1,
      complexity,
      loc: 9,
      calls: [{ name: 'load', line: line + 1 }],
      unnamed_calls: 1,
    },
    [line, line + 8],
  );

export const moduleOf = (path: string, main: boolean): Said =>
  said(
    'python-module',
    path,
    {
      module: path.replace('.py', '').replaceAll('/', '.'),
      loc: 12,
      imports: [],
      calls: [],
      unnamed_calls: 0,
      main,
    },
    [1, 20],
  );
