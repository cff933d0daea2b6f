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

export interface PortfolioSummary {
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  readonly created: { readonly nodes: number; readonly edges: number };
  /** Repositories that failed or were only partly read, with the failure's name; at most 50. */
  readonly troubled: readonly {
    readonly repo: string;
    readonly outcome: Outcome;
    readonly code: string | null;
  }[];
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

export const decideRemovals = defineSignal<[RemovalDecision]>('decideRemovals');
export const progressQuery = defineQuery<RunProgress>('progress');
export const portfolioQuery = defineQuery<
  PortfolioSummary & { readonly open: readonly string[]; readonly left: number }
>('progress');
