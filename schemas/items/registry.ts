import type { z } from 'zod';
import { BundleLinkItem } from './bundle-link.ts';
import { BundleNodeItem } from './bundle-node.ts';
import { CoChangeItem } from './co-change.ts';
import { CoChangeReasonItem } from './co-change-reason.ts';
import { ColumnFlowItem } from './column-flow.ts';
import { ColumnSupplyItem } from './column-supply.ts';
import { CoverageItem } from './coverage.ts';
import { DatasetSupplyItem } from './dataset-supply.ts';
import { DbtNodeItem } from './dbt-node.ts';
import { DbtPositionItem } from './dbt-position.ts';
import { DbtRefItem } from './dbt-ref.ts';
import { FileItem } from './file.ts';
import { FileChurnItem } from './file-churn.ts';
import { FileComplexityItem } from './file-complexity.ts';
import { FileHistoryItem } from './file-history.ts';
import { FindingItem } from './finding.ts';
import { ModuleImportItem } from './module-import.ts';
import { OpenStarItem } from './open-star.ts';
import { OwnershipItem } from './ownership.ts';
import { PackageSupplyItem } from './package-supply.ts';
import { PersonChangeItem } from './person-change.ts';
import { ProgramItem } from './program.ts';
import { ProgramStepItem } from './program-step.ts';
import { PublishedPackageItem } from './published-package.ts';
import { PulumiConfigKeyItem } from './pulumi-config-key.ts';
import { PulumiDependencyItem } from './pulumi-dependency.ts';
import { PulumiResourceItem } from './pulumi-resource.ts';
import { PulumiStackItem } from './pulumi-stack.ts';
import { PythonClassItem } from './python-class.ts';
import { PythonFunctionItem } from './python-function.ts';
import { PythonModuleItem } from './python-module.ts';
import { PythonReferenceItem } from './python-reference.ts';
import { RepositoryItem } from './repository.ts';
import { RepositoryHistoryItem } from './repository-history.ts';
import { ResourceUseItem } from './resource-use.ts';
import { SqlStatementItem } from './sql-statement.ts';
import { StackUseItem } from './stack-use.ts';
import { TableColumnsItem } from './table-columns.ts';
import { TableFlowItem } from './table-flow.ts';
import { TableSchemaItem } from './table-schema.ts';

/** Every item kind with the schema of its payload. Miners, staging, mappings and docs go by this table. */
export const itemKinds = {
  repository: RepositoryItem,
  file: FileItem,
  'file-history': FileHistoryItem,
  'person-change': PersonChangeItem,
  'co-change': CoChangeItem,
  'repository-history': RepositoryHistoryItem,
  'python-module': PythonModuleItem,
  'python-class': PythonClassItem,
  'python-function': PythonFunctionItem,
  'module-import': ModuleImportItem,
  'python-reference': PythonReferenceItem,
  'sql-statement': SqlStatementItem,
  program: ProgramItem,
  'program-step': ProgramStepItem,
  'dbt-node': DbtNodeItem,
  'dbt-ref': DbtRefItem,
  'bundle-node': BundleNodeItem,
  'bundle-link': BundleLinkItem,
  'table-flow': TableFlowItem,
  'column-flow': ColumnFlowItem,
  'table-columns': TableColumnsItem,
  'dbt-position': DbtPositionItem,
  'file-churn': FileChurnItem,
  'file-complexity': FileComplexityItem,
  ownership: OwnershipItem,
  'co-change-reason': CoChangeReasonItem,
  'published-package': PublishedPackageItem,
  'dataset-supply': DatasetSupplyItem,
  'package-supply': PackageSupplyItem,
  'pulumi-stack': PulumiStackItem,
  'pulumi-resource': PulumiResourceItem,
  'pulumi-dependency': PulumiDependencyItem,
  'pulumi-config-key': PulumiConfigKeyItem,
  coverage: CoverageItem,
  'open-star': OpenStarItem,
  'table-schema': TableSchemaItem,
  'stack-use': StackUseItem,
  'resource-use': ResourceUseItem,
  'column-supply': ColumnSupplyItem,
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
