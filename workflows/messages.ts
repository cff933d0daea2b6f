import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Outcome, Phases } from '../schemas/cli/process.ts';
import type { RepositoryRef } from '../schemas/repository.ts';

/** Input of ProcessRepo. `{ "repo": "<url>" }` is enough; the rest has defaults. */
export interface ProcessRepoInput {
  /** https, ssh or scp-like URL, or a path that the workers see. */
  readonly repo: string;
  readonly ref?: string;
  /** Name of a token in the settings; default: the one whose hosts fit. */
  readonly token?: string;
  /** Mine and write again although nothing changed. */
  readonly force?: boolean;
  /** Answer to the removal guard given in advance. */
  readonly accept_removals?: boolean;
  /** Set by a parent that resolved the address and opened the trace. */
  readonly resolved?: RepositoryRef;
  readonly trace_id?: string;
}

/** Input of ProcessPortfolio. Without `repos`, those of the settings file. */
export interface ProcessPortfolioInput {
  readonly repos?: readonly string[];
  readonly force?: boolean;
  readonly accept_removals?: boolean;
  /** Children running at the same time. */
  readonly window?: number;
  /** Carried over by continue-as-new. */
  readonly so_far?: PortfolioSummary;
}

/** Input of LinkPortfolio, the child of ProcessPortfolio under the id `repo:portfolio`. */
export interface LinkPortfolioInput {
  /** Link again although no repository's facts have moved. */
  readonly force?: boolean;
  readonly trace_id?: string;
}

export interface PortfolioSummary {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly created: { readonly nodes: number; readonly edges: number };
  /** Repositories that failed or were only partly read, with the failure's name; at most 50. */
  readonly troubled: readonly {
    readonly repo: string;
    readonly outcome: Outcome;
    readonly code: string | null;
  }[];
  /** Of a whole that ends with what needs all repositories: absent until then. */
  readonly links?: LinksEnding;
  readonly pages?: PagesEnding;
}

/** How the link wave ended. */
export interface LinksEnding {
  readonly outcome: Outcome;
  /** Edges made and written again; null when it did not come to its end. */
  readonly created: number | null;
  readonly changed: number | null;
  readonly code: string | null;
}

/** How the pages about all repositories ended. */
export interface PagesEnding {
  readonly outcome: Outcome;
  /** Paths from the report folder. */
  readonly reports: readonly string[];
  readonly code: string | null;
}

/** What a whole is at. */
export type PortfolioPhase = 'repositories' | 'links' | 'pages' | 'end';

/**
 * Input of BackfillSince: `{}` maps the newest sealed run of every staged repository again; `{"since": "0.2.0"}`,
 * `{"since": "2026-05-01", "repos": ["https://…"], "kinds": ["dbt-node"]}` fewer.
 */
export interface BackfillSinceInput {
  /** Run number (`12`), date (`2026-05-01`) or ontology version (`0.2.0`) from which on a newest run is meant. */
  readonly since?: string;
  /** Keys or addresses; absent: every repository that has staged runs. */
  readonly repos?: readonly string[];
  /**
   * Only repositories whose run holds items of one of these kinds. Their other items are mapped again all the same: what
   * a run does not say is taken for gone, and what it says as before is not written.
   */
  readonly kinds?: readonly string[];
  /** Tells what would be mapped again, and does nothing. */
  readonly dry_run?: boolean;
  readonly accept_removals?: boolean;
  /** Into a graph that was lost: first writes each run that staging keeps, oldest first, so that history is there again. */
  readonly replay?: boolean;
  /** Children running at the same time. */
  readonly window?: number;
  /** Carried over by continue-as-new: where the next page begins, and what earlier ones did. */
  readonly after?: string;
  readonly so_far?: BackfillSummary;
}

export interface BackfillSummary extends PortfolioSummary {
  /** Runs meant, and the envelopes that they hold. */
  readonly runs: number;
  readonly items: number;
  /** Facts whose meaning changed and were written again. */
  readonly changed: number;
  /** Repositories that are not meant: their newest run is older, or holds none of the kinds. */
  readonly passed_over: number;
  /** With `dry_run`, what would be mapped again; at most 200 are named. */
  readonly would: readonly { readonly repo: string; readonly run_id: string; readonly items: number }[];
}

/** Input of BackfillRepo, the child of BackfillSince under the id `repo:<key>`. */
export interface BackfillRepoInput {
  /** Key of the repository. */
  readonly repo: string;
  readonly accept_removals?: boolean;
  readonly replay?: boolean;
  /** What its parent was asked for; the receipt keeps it. */
  readonly since?: string;
}

/** Input of RenderReports: `{}` renders everything, `{"repos": ["https://…"]}` and `{"portfolio": true}` what they name. */
export interface RenderReportsInput {
  /** Keys or addresses; absent: all repositories that the graph holds. */
  readonly repos?: readonly string[];
  /** The pages about all repositories; default: only when no repository is named. */
  readonly portfolio?: boolean;
}

/** Input of CheckGraph: `{}` only looks. */
export interface CheckGraphInput {
  /** Leaves one of each edge that stands more than once. */
  readonly repair?: boolean;
}

/** Input of ForgetRepo, under the id `repo:<key>`: `{ "repo": "<key>" }`. */
export interface ForgetRepoInput {
  /** Key of the repository. */
  readonly repo: string;
  /** Answer to the removal guard given in advance. */
  readonly accept_removals?: boolean;
}

interface RenderedFiles {
  /** Paths from the report folder. */
  readonly reports: readonly string[];
  readonly answers: { readonly asked: number; readonly remembered: number };
}

export interface RenderSummary extends PortfolioSummary {
  /** Sorted by repository. */
  readonly rendered: readonly (RenderedFiles & { readonly repo: string; readonly run_id: string })[];
  readonly portfolio: RenderedFiles | null;
}

/** A human's answer to the removal guard. `by` is recorded as claimed. */
export interface RemovalDecision {
  readonly decision: 'accept' | 'keep';
  readonly by?: string;
  readonly why?: string;
}

export interface RunProgress {
  readonly repo: string | null;
  readonly run_id: string | null;
  readonly sha: string | null;
  readonly phase: string;
  readonly outcome: Outcome | null;
  readonly phases: Phases;
  /** Steps of the phase that are done, and all of them, where the phase knows. */
  readonly steps: { readonly done: number; readonly total: number } | null;
  /** Facts that would go, while the removal guard waits. */
  readonly removals: { readonly retiring: number; readonly live: number } | null;
}

/** How far a workflow over many repositories is. */
export interface PortfolioProgress extends PortfolioSummary {
  readonly phase: PortfolioPhase;
  readonly open: readonly string[];
  readonly left: number;
  /** For those that are open or left, by how long those took that this run has ended; null where none has. */
  readonly seconds_left: number | null;
}

export const decideRemovals = defineSignal<[RemovalDecision]>('decideRemovals');
export const progressQuery = defineQuery<RunProgress>('progress');
export const portfolioQuery = defineQuery<PortfolioProgress>('progress');
