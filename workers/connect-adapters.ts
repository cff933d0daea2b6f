import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { IngestDependencies } from '../activities/1-ingest/activities.ts';
import type { MineDependencies } from '../activities/2-mine/mine-task.ts';
import { miners } from '../activities/2-mine/miners/registry.ts';
import type { LinkDependencies } from '../activities/3-analyze/link-activities.ts';
import { countOpenLetters } from '../activities/5-write/dead-letters/read-letters.ts';
import type { ReportDependencies } from '../activities/6-report/activities.ts';
import type { Versions } from '../activities/envelopes/read-key.ts';
import type { FleetDependencies } from '../activities/fleet/activities.ts';
import type { OntologyDependencies } from '../activities/ontology-change/activities.ts';
import { readMeaningOrFiles } from '../activities/ontology-change/read-meaning.ts';
import type { KeepProposal, ProposalDependencies } from '../activities/proposals/activities.ts';
import { createAnswerMemory } from '../adapters/answers/answer-memory.ts';
import { createReadState } from '../adapters/answers/graph-state.ts';
import { askGraph, type OpenAsk, rememberAnswers } from '../adapters/answers/remember-answers.ts';
import { createGitMirrors } from '../adapters/git/create-git-mirrors.ts';
import { createAsk } from '../adapters/memgraph/ask.ts';
import { createGraph } from '../adapters/memgraph/create-graph.ts';
import type { Graph } from '../adapters/memgraph/graph.ts';
import { createRunRecords } from '../adapters/memgraph/run-records.ts';
import { createPictures } from '../adapters/mermaid-cli/create-pictures.ts';
import { findChromium } from '../adapters/mermaid-cli/find-chromium.ts';
import { grammarVersions } from '../adapters/parsers/grammar-versions.ts';
import { createReportFolder } from '../adapters/report-folder/create-report-folder.ts';
import { readTemplates } from '../adapters/report-folder/read-templates.ts';
import { readSettings } from '../adapters/settings-file/read-settings.ts';
import { createFileStaging } from '../adapters/staging/file-staging.ts';
import type { Staging } from '../adapters/staging/staging.ts';
import { findWaitingRuns } from '../adapters/staging/waiting-runs.ts';
import { createLocalVolume } from '../adapters/storage/local-volume.ts';
import { tracedGraph } from '../adapters/telemetry/traced-graph.ts';
import { lastGraphCheck } from '../adapters/temporal/check-schedule.ts';
import { connectTemporal } from '../adapters/temporal/connect.ts';
import { lastScheduledRun } from '../adapters/temporal/last-scheduled-run.ts';
import { listProposals } from '../adapters/temporal/list-proposals.ts';
import { nightly } from '../adapters/temporal/nightly-schedule.ts';
import { findOpenWorkflow } from '../adapters/temporal/open-workflow.ts';
import { ontology } from '../ontology/ontology.ts';
import type { Settings } from '../schemas/settings.ts';
import { codeOfItems, fingerprint } from './fingerprint.ts';
import { createMiningPool } from './mining-pool.ts';
import { ontologySources } from './ontology-sources.ts';
import { proposalTools } from './proposal-tools.ts';
import { readReceipt } from './read-receipt.ts';
import { keepSchedules } from './schedules.ts';
import { seenAndWritten } from './seen-and-written.ts';
import type { WorkerSettings } from './settings.ts';
import type { FleetSources } from './watch-fleet.ts';

/** What the activities of each role are made of. */
export interface Adapters {
  readonly staging: Staging;
  readonly graph: Graph;
  readonly fleet: FleetDependencies;
  readonly ingest: IngestDependencies;
  readonly mine: MineDependencies;
  readonly versions: Versions;
  readonly links: LinkDependencies;
  readonly report: ReportDependencies;
  readonly proposals: ProposalDependencies & { readonly keep: KeepProposal };
  readonly ontologyChange: OntologyDependencies;
  readonly sources: FleetSources;
  /** Makes the schedules what the settings wish; says in a word each what was done. */
  readonly keepSchedules: () => Promise<Readonly<Record<string, string>>>;
  readonly close: () => Promise<void>;
}

/** Builds every adapter of the process; the only place besides the command line that does. */
export async function connectAdapters(
  settings: WorkerSettings,
  onConflict: () => void = () => undefined,
): Promise<Adapters> {
  const file = await readSettings(settings.settingsFile);
  const staging = createFileStaging({ root: settings.staging });
  const graph = tracedGraph(createGraph({ ...settings.graph, onConflict }));
  const temporal = await connectTemporal(settings.temporal);
  const { client } = temporal;
  const ontologyChange = ontologySources(graph, staging, settings);
  const mirrors = createGitMirrors({
    root: settings.mirrors,
    settings: file,
    env: process.env,
    historyProcesses: settings.mineThreads,
  });
  const pool = createMiningPool(settings.mineThreads);
  const versions = { code: codeOfItems(), grammars: grammarVersions() };
  return {
    staging,
    graph,
    fleet: {
      fingerprint: fingerprint(shaping(file)),
      readMeaning: () => readMeaningOrFiles(graph, ontologyChange.ontologyFiles),
      findOpenWorkflow: findOpenWorkflow(client),
      repositories: file.repositories.map(({ repo }) => repo),
    },
    ingest: {
      mirrors,
      staging,
      settings: file,
      miners: Object.values(miners),
      isUnchanged: seenAndWritten(staging, graph),
      versions,
    },
    mine: { mirrors, staging, pool, versions },
    versions,
    links: { ask: createAsk(graph), records: createRunRecords(graph), staging },
    report: reportTools({ settings, staging, graph }),
    proposals: proposalTools({ settings: file, graph, client, ontologyFolder: settings.ontology }),
    ontologyChange,
    sources: {
      graph,
      openLetters: () => countOpenLetters(staging),
      waitingRuns: () => findWaitingRuns(settings.staging),
      openProposals: () => listProposals(client),
      lastNightlyRun: () => lastScheduledRun(client, nightly.id),
      lastGraphCheck: () => lastGraphCheck(client),
    },
    keepSchedules: () => keepSchedules(client, file, settings.nightly),
    close: async () => {
      await pool.close();
      await graph.close();
      await temporal.close();
    },
  };
}

interface ReportPlaces {
  readonly settings: WorkerSettings;
  readonly staging: Staging;
  readonly graph: Graph;
}

function reportTools({ settings, staging, graph }: ReportPlaces): ReportDependencies {
  return {
    openAsk: rememberedAnswers(settings, graph),
    records: createRunRecords(graph),
    readReceipt: readReceipt(staging),
    folder: createReportFolder(settings.reports),
    pictures: createPictures({
      chromium: findChromium(settings.chromium ?? undefined, process.env['PATH'] ?? ''),
      cacheFolder: join(settings.home, 'data', 'pictures'),
      fonts: installedFonts(),
    }),
    templates: readTemplates(),
  };
}

/** Settings that a run's result depends on: one more repository in the list is no reason to process all of them again. */
function shaping({
  repositories: _repositories,
  approvers: _approvers,
  proposals: _proposals,
  nightly: _nightly,
  ...rest
}: Settings) {
  return rest;
}

/** Answers are looked up before the graph is asked, unless the settings leave no room for them. */
function rememberedAnswers({ answers }: WorkerSettings, graph: Graph): OpenAsk {
  const ask = createAsk(graph);
  if (answers.bytes === 0) return askGraph(ask);
  const memory = createAnswerMemory(createLocalVolume(answers.folder), answers.bytes);
  return rememberAnswers({ ask, readState: createReadState(graph), memory, salt: ontology.version });
}

/** Fonts shape pictures, so they are part of the cache's key; without fontconfig the key goes without them. */
function installedFonts(): string {
  try {
    return execFileSync('fc-list', { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .sort()
      .join('\n');
  } catch {
    return '';
  }
}
