import { changed, file, LAKE_ORDERS, moduleOf, type Said, said } from './said.ts';
import { shopAnalyzed } from './shop-analyzed.ts';
import { shopCode } from './shop-code.ts';
import { shopTables } from './shop-tables.ts';

/** A repository of programs and tables. */
export const shopSaid: readonly Said[] = [...shopCode, ...shopTables, ...shopAnalyzed];

/** Another repository that imports the same package, fills a table that the shop reads, and knows of its history by quarters alone. */
export const otherSaid: readonly Said[] = [
  ...shopCode.slice(0, 1),
  file('a.py', 'Python', 3),
  file('sim.f90', 'Fortran', 15),
  moduleOf('a.py', false),
  said('module-import', 'a.py', { target: 'package', package: 'shop-toolkit' }),
  changed('a.py', 'a', 'Data Engineering', '2023-Q1', 9),
  changed('a.py', 'a', 'Data Engineering', '2025-Q1', 2),
  said('sql-statement', 'a.py', {
    text_hash: 'ba9876543210',
    occurrence: 1,
    ordinal: 1,
    dialect: 'duckdb',
    statement: 'copy',
    reads: ['crm.orders'],
    writes: [LAKE_ORDERS],
  }),
];
