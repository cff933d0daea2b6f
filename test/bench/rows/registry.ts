import type { Row } from '../row.ts';
import { backfillLabel } from './backfill-label.ts';
import { diagrams } from './diagrams.ts';
import { gitHistory } from './git-history.ts';
import { graphWrite } from './graph-write.ts';
import { newCommits } from './new-commits.ts';
import { nothingNew } from './nothing-new.ts';
import { oneFile } from './one-file.ts';
import { python } from './python.ts';
import { savedQueries } from './saved-queries.ts';
import { secondRun } from './second-run.ts';
import { sql } from './sql.ts';
import { sqlColumns } from './sql-columns.ts';
import { sqlLinear } from './sql-linear.ts';
import { staging } from './staging.ts';
import { structure } from './structure.ts';
import { temporal } from './temporal.ts';
import { wholeRun } from './whole-run.ts';

/** Every row in the order of the table. */
export const rows: readonly Row[] = [
  gitHistory,
  newCommits,
  nothingNew,
  python,
  sql,
  sqlColumns,
  sqlLinear,
  staging,
  graphWrite,
  backfillLabel,
  wholeRun,
  temporal,
  structure,
  diagrams,
  secondRun,
  oneFile,
  savedQueries,
];
