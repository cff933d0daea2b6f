import type { z } from 'zod';
import { BackfillResult } from './cli/backfill.ts';
import { BenchResult } from './cli/bench.ts';
import { ChaosResult } from './cli/chaos.ts';
import { CheckCoverageResult } from './cli/check-coverage.ts';
import { DlqDropResult, DlqListResult, DlqReplayResult, DlqShowResult } from './cli/dlq.ts';
import { DoctorResult } from './cli/doctor.ts';
import { DownResult } from './cli/down.ts';
import { EvaluateResult } from './cli/evaluate.ts';
import { ExportResult } from './cli/export.ts';
import { GraphCountsResult, GraphHashResult, GraphMigrateResult, GraphRebuildResult } from './cli/graph.ts';
import { LineageResult } from './cli/lineage.ts';
import { MineResult } from './cli/mine.ts';
import { NewResult } from './cli/new.ts';
import {
  OntologyDecideResult,
  OntologyDiffResult,
  OntologyHistoryResult,
  OntologyListResult,
  OntologyProposeResult,
  OntologyShowResult,
} from './cli/ontology.ts';
import { PortfolioResult } from './cli/portfolio.ts';
import { DemoResult, ProcessResult } from './cli/process.ts';
import { CheckResult, TestResult } from './cli/quality.ts';
import { QueryResult } from './cli/query.ts';
import { RemovalsResult } from './cli/removals.ts';
import { ReportsResult } from './cli/reports.ts';
import { StagePruneResult } from './cli/stage-prune.ts';
import { StageScanResult } from './cli/stage-scan.ts';
import { StatusResult } from './cli/status.ts';
import { UpResult } from './cli/up.ts';
import { DeadLetter } from './dead-letter.ts';
import { Envelope } from './envelope.ts';
import { OpenLineageEvent } from './exports/open-lineage.ts';
import { GraphCheck } from './graph-check.ts';
import { itemKinds } from './items/registry.ts';
import { Receipt } from './receipt.ts';
import { Reject } from './reject.ts';
import { SealedIndex } from './sealed-index.ts';

/** Something that others may write or read by its JSON Schema; `about` is one sentence for the contracts page. */
export interface Contract {
  readonly schema: z.ZodType;
  readonly about: string;
}

const records = {
  envelope: { schema: Envelope, about: 'One observation with its source: a line of an items part.' },
  reject: { schema: Reject, about: 'A piece of input that was refused: a line of a rejects part.' },
  'sealed-index': { schema: SealedIndex, about: '`index.json` of a run: seals it and names all its parts.' },
  'dead-letter': {
    schema: DeadLetter,
    about: 'An envelope of which the graph refused a row: a line of the dead-letter file of a run.',
  },
  receipt: { schema: Receipt, about: '`receipt.json` of a run: how it ended.' },
} as const satisfies Record<string, Contract>;

const items = {
  repository: 'The repository itself: what its host says of it and what the census shows.',
  file: "A path of the commit's tree.",
  'file-history': 'What history says of a path that exists at the commit.',
  'person-change': 'What one person changed in one file in one quarter.',
  'co-change': 'Two files that changed in the same commits.',
  'repository-history': 'The history of the whole repository.',
  'python-module': 'A Python file.',
  'python-class': 'A Python class.',
  'python-function': 'A Python function or method.',
  'module-import': 'An import resolved to a module of the repository or to a package.',
  'python-reference': 'A call or an inheritance resolved within the repository.',
  'sql-statement': 'A SQL statement with the tables it reads and writes.',
  program: 'A notebook, or a Python file that works on tables by Spark.',
  'program-step': 'What a program does with tables at one place.',
  'dbt-node': 'A resource of a dbt project.',
  'dbt-ref': 'One resource of a dbt project needs another.',
  'table-flow': 'Data of one table goes into another.',
  'column-flow': 'A column of a table and the columns that its values are made of.',
  'table-columns': 'The columns that one place gives a table.',
  'dbt-position': 'Where a table of a dbt project stands among the others.',
  'file-churn': 'How the change of a file moves.',
  'file-complexity': 'Complexity of a file, alone and together with its change.',
  ownership: 'How the recent commits of a file or of the repository are spread over people.',
  'co-change-reason': 'What explains that two files change together.',
  'published-package': 'A package that the repository builds.',
  'dataset-supply': 'One repository writes a table that another reads.',
  'package-supply': 'One repository publishes a package that another imports.',
  'bundle-node': 'Something that a Databricks asset bundle declares.',
  'bundle-link': 'How something of a Databricks asset bundle is joined to something else.',
  'pulumi-stack': 'A Pulumi project with what it exports and reads of other stacks.',
  'pulumi-resource': 'A resource or component that a Pulumi program makes.',
  'pulumi-dependency': 'One resource of a Pulumi program needs another.',
  'pulumi-config-key': "A key of a stack's settings that its program reads; values are never read.",
  coverage: 'How much of a file is resolved, of what one miner saw in it.',
  'open-star': 'A star over a table whose columns no file of the repository tells.',
  'table-schema': 'All columns of a table, stars of its definition filled.',
  'stack-use': 'The program of a stack reads outputs of another stack.',
  'resource-use': 'What a resource makes is named by a task, or holds a dataset.',
  'column-supply': 'A column that a star takes from a table of another repository.',
  finding: 'Something that could not be read, resolved or trusted, with its place.',
} as const satisfies Record<keyof typeof itemKinds, string>;

const answers = {
  process: { schema: ProcessResult, about: '`fresh process --json`' },
  demo: { schema: DemoResult, about: '`fresh demo --json`' },
  up: { schema: UpResult, about: '`fresh up --json`' },
  down: { schema: DownResult, about: '`fresh down --json`' },
  status: { schema: StatusResult, about: '`fresh status --json`' },
  doctor: { schema: DoctorResult, about: '`fresh doctor --json`' },
  mine: { schema: MineResult, about: '`fresh mine --json`' },
  lineage: { schema: LineageResult, about: '`fresh lineage --json`' },
  export: { schema: ExportResult, about: '`fresh export --json`' },
  'open-lineage-event': {
    schema: OpenLineageEvent,
    about: 'A line of `fresh export openlineage`, in the form of OpenLineage 2-0-2',
  },
  'check-coverage': { schema: CheckCoverageResult, about: '`fresh check-coverage --json`' },
  evaluate: { schema: EvaluateResult, about: '`fresh evaluate --json`' },
  portfolio: { schema: PortfolioResult, about: '`fresh portfolio --json`' },
  backfill: { schema: BackfillResult, about: '`fresh backfill --json`' },
  reports: { schema: ReportsResult, about: '`fresh reports --json`' },
  removals: { schema: RemovalsResult, about: '`fresh process --removals … --json`' },
  'graph-counts': {
    schema: GraphCountsResult,
    about: '`fresh graph counts --json` and `fresh graph export --json`',
  },
  'graph-hash': { schema: GraphHashResult, about: '`fresh graph hash --json`' },
  'graph-migrate': { schema: GraphMigrateResult, about: '`fresh graph migrate --json`' },
  'graph-rebuild': {
    schema: GraphRebuildResult,
    about: '`fresh graph rebuild --from-staging --json`',
  },
  'graph-check': {
    schema: GraphCheck,
    about: '`fresh graph check --json`, and the result of the workflow CheckGraph',
  },
  query: { schema: QueryResult, about: '`fresh query --json`' },
  new: { schema: NewResult, about: '`fresh new --json`' },
  check: { schema: CheckResult, about: '`fresh check --json`' },
  test: { schema: TestResult, about: '`fresh test --json`' },
  bench: { schema: BenchResult, about: '`fresh bench --json`' },
  'dlq-list': { schema: DlqListResult, about: '`fresh dlq list --json`' },
  'dlq-show': { schema: DlqShowResult, about: '`fresh dlq show --json`' },
  'dlq-replay': { schema: DlqReplayResult, about: '`fresh dlq replay --json`' },
  'dlq-drop': { schema: DlqDropResult, about: '`fresh dlq drop --json`' },
  'ontology-list': { schema: OntologyListResult, about: '`fresh ontology list --json`' },
  'ontology-show': {
    schema: OntologyShowResult,
    about: '`fresh ontology show --json`, and the files below `proposals/`',
  },
  'ontology-history': { schema: OntologyHistoryResult, about: '`fresh ontology history --json`' },
  'ontology-propose': { schema: OntologyProposeResult, about: '`fresh ontology propose --json`' },
  'ontology-decide': { schema: OntologyDecideResult, about: '`fresh ontology approve|reject|amend --json`' },
  'ontology-diff': { schema: OntologyDiffResult, about: '`fresh ontology diff --json`' },
  chaos: { schema: ChaosResult, about: '`fresh chaos --json`' },
  'stage-scan': { schema: StageScanResult, about: '`fresh stage-scan --json`' },
  'stage-prune': { schema: StagePruneResult, about: '`fresh stage-prune --json`' },
} as const satisfies Record<string, Contract>;

/** Payloads of the item kinds. */
const payloads: Readonly<Record<string, Contract>> = Object.fromEntries(
  Object.entries(items).map(([kind, about]) => [
    kind,
    { schema: itemKinds[kind as keyof typeof itemKinds], about },
  ]),
);

/** Every contract that leaves the program, in the order of the page: title of the section → contracts by name. */
export const contracts: Readonly<Record<string, Readonly<Record<string, Contract>>>> = {
  'Records in staging': records,
  'Payloads by item kind': payloads,
  'Answers of the command line': answers,
};
