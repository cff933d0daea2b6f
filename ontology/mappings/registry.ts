import type { ItemKind } from '../../schemas/items/registry.ts';
import { bundleLink } from './bundle-link.ts';
import { bundleNode } from './bundle-node.ts';
import { coChange } from './co-change.ts';
import { coChangeReason } from './co-change-reason.ts';
import { columnFlow } from './column-flow.ts';
import { columnSupply } from './column-supply.ts';
import { coverage } from './coverage.ts';
import { datasetSupply } from './dataset-supply.ts';
import { dbtNode } from './dbt-node.ts';
import { dbtPosition } from './dbt-position.ts';
import { dbtRef } from './dbt-ref.ts';
import { file } from './file.ts';
import { fileChurn } from './file-churn.ts';
import { fileComplexity } from './file-complexity.ts';
import { fileHistory } from './file-history.ts';
import { finding } from './finding.ts';
import type { Mapping } from './mapping.ts';
import { moduleImport } from './module-import.ts';
import { openStar } from './open-star.ts';
import { ownership } from './ownership.ts';
import { packageSupply } from './package-supply.ts';
import { personChange } from './person-change.ts';
import { program } from './program.ts';
import { programStep } from './program-step.ts';
import { publishedPackage } from './published-package.ts';
import { pulumiConfigKey } from './pulumi-config-key.ts';
import { pulumiDependency } from './pulumi-dependency.ts';
import { pulumiResource } from './pulumi-resource.ts';
import { pulumiStack } from './pulumi-stack.ts';
import { pythonClass } from './python-class.ts';
import { pythonFunction } from './python-function.ts';
import { pythonModule } from './python-module.ts';
import { pythonReference } from './python-reference.ts';
import { repository } from './repository.ts';
import { repositoryHistory } from './repository-history.ts';
import { resourceUse } from './resource-use.ts';
import { sqlStatement } from './sql-statement.ts';
import { stackUse } from './stack-use.ts';
import { tableColumns } from './table-columns.ts';
import { tableFlow } from './table-flow.ts';
import { tableSchema } from './table-schema.ts';

/** How each kind of item is turned into facts; a kind without mapping does not compile. */
export const mappings = {
  repository,
  file,
  'file-history': fileHistory,
  'person-change': personChange,
  'co-change': coChange,
  'repository-history': repositoryHistory,
  'python-module': pythonModule,
  'python-class': pythonClass,
  'python-function': pythonFunction,
  'module-import': moduleImport,
  'python-reference': pythonReference,
  'sql-statement': sqlStatement,
  program,
  'program-step': programStep,
  'dbt-node': dbtNode,
  'dbt-ref': dbtRef,
  'bundle-node': bundleNode,
  'bundle-link': bundleLink,
  'table-flow': tableFlow,
  'column-flow': columnFlow,
  'table-columns': tableColumns,
  'dbt-position': dbtPosition,
  'file-churn': fileChurn,
  'file-complexity': fileComplexity,
  ownership,
  'co-change-reason': coChangeReason,
  'published-package': publishedPackage,
  'dataset-supply': datasetSupply,
  'package-supply': packageSupply,
  'pulumi-stack': pulumiStack,
  'pulumi-resource': pulumiResource,
  'pulumi-dependency': pulumiDependency,
  'pulumi-config-key': pulumiConfigKey,
  coverage,
  'open-star': openStar,
  'table-schema': tableSchema,
  'stack-use': stackUse,
  'resource-use': resourceUse,
  'column-supply': columnSupply,
  finding,
} as const satisfies { readonly [K in ItemKind]: Mapping<K> };
