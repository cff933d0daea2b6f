import type { Driver } from 'neo4j-driver';
import { byCodeUnit } from '../../schemas/canonical-json.ts';
import type { Dialect } from './dialect.ts';
import type { CatalogEntry, Row } from './graph.ts';

/** Indexes and uniqueness constraints of the server, in one shape; what neither dialect needs is left out. */
export async function readCatalog(driver: Driver, dialect: Dialect): Promise<readonly CatalogEntry[]> {
  const shape = shapes[dialect];
  const indexes = (await show(driver, 'SHOW INDEXES')).flatMap(shape.index);
  const constraints = (await show(driver, 'SHOW CONSTRAINTS')).flatMap(shape.constraint);
  return [...indexes, ...constraints].sort((a, b) => byCodeUnit(nameOf(a), nameOf(b)));
}

type Reader = (row: Row) => CatalogEntry[];

/** How each server spells a row of its catalogue. */
export const shapes: Readonly<Record<Dialect, { readonly index: Reader; readonly constraint: Reader }>> = {
  memgraph: {
    index: (row) => {
      const type = String(row['index type']);
      if (!/^(label|edge-type)\+property/.test(type)) return [];
      const on = type.startsWith('edge') ? 'edge' : 'node';
      return [{ kind: 'index', on, label: String(row.label), properties: list(row.property) }];
    },
    constraint: (row) =>
      row['constraint type'] === 'unique'
        ? [{ kind: 'unique', on: 'node', label: String(row.label), properties: list(row.properties) }]
        : [],
  },
  neo4j: {
    index: (row) => {
      if (row.type !== 'RANGE') return [];
      const on = row.entityType === 'RELATIONSHIP' ? 'edge' : 'node';
      return [
        {
          kind: 'index',
          on,
          label: String(list(row.labelsOrTypes)[0]),
          properties: list(row.properties),
        },
      ];
    },
    constraint: (row) =>
      row.type === 'UNIQUENESS'
        ? [
            {
              kind: 'unique',
              on: 'node',
              label: String(list(row.labelsOrTypes)[0]),
              properties: list(row.properties),
            },
          ]
        : [],
  },
};

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

const nameOf = ({ kind, on, label, properties }: CatalogEntry): string =>
  `${kind} ${on} ${label} ${properties.join(',')}`;

async function show(driver: Driver, text: string): Promise<readonly Row[]> {
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    const { records } = await session.run(text);
    return records.map((record) => record.toObject() as Row);
  } finally {
    await session.close();
  }
}
