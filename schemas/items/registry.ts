import type { z } from 'zod';
import { CoChangeItem } from './co-change.ts';
import { DbtNodeItem } from './dbt-node.ts';
import { DbtRefItem } from './dbt-ref.ts';
import { FileItem } from './file.ts';
import { FileHistoryItem } from './file-history.ts';
import { FindingItem } from './finding.ts';
import { ModuleImportItem } from './module-import.ts';
import { PersonChangeItem } from './person-change.ts';
import { PythonClassItem } from './python-class.ts';
import { PythonFunctionItem } from './python-function.ts';
import { PythonModuleItem } from './python-module.ts';
import { PythonReferenceItem } from './python-reference.ts';
import { RepositoryItem } from './repository.ts';
import { SqlStatementItem } from './sql-statement.ts';

/** Every item kind with the schema of its payload. Miners, staging, mappings and docs go by this table. */
export const itemKinds = {
  repository: RepositoryItem,
  file: FileItem,
  'file-history': FileHistoryItem,
  'person-change': PersonChangeItem,
  'co-change': CoChangeItem,
  'python-module': PythonModuleItem,
  'python-class': PythonClassItem,
  'python-function': PythonFunctionItem,
  'module-import': ModuleImportItem,
  'python-reference': PythonReferenceItem,
  'sql-statement': SqlStatementItem,
  'dbt-node': DbtNodeItem,
  'dbt-ref': DbtRefItem,
  finding: FindingItem,
} as const satisfies Record<string, z.ZodType>;

export type ItemKind = keyof typeof itemKinds;
export type Payload<K extends ItemKind> = z.infer<(typeof itemKinds)[K]>;

/** An item of a known kind, payload typed: what miners and analyzers return. */
export type ItemOf<K extends ItemKind> = K extends ItemKind
  ? {
      readonly kind: K;
      readonly path: string | null;
      readonly lines: [number, number] | null;
      readonly payload: Payload<K>;
    }
  : never;
export type KnownItem = ItemOf<ItemKind>;
