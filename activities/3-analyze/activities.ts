import { Failure } from '../../schemas/failures.ts';
import type { MinedParts, RunRef } from '../../schemas/run.ts';
import { withHeartbeat } from '../envelopes/heartbeat.ts';
import { type AnalyzeDependencies, analyze } from './analyze.ts';
import type { Analyzer } from './analyzer.ts';
import { analyzers as allAnalyzers } from './analyzers/registry.ts';
import { wavesOf } from './waves.ts';

export type AnalyzeActivities = ReturnType<typeof createAnalyzeActivities>;

interface AnalyzeRequest {
  readonly run: RunRef;
  readonly analyzer: string;
  /** What ingest, the miners and the earlier waves have left. */
  readonly mined: readonly MinedParts[];
}

/** The analyze phase: planAnalysis tells the order of the analyzers, analyze runs one. */
export function createAnalyzeActivities(
  deps: AnalyzeDependencies,
  analyzers: Readonly<Record<string, Analyzer>> = allAnalyzers,
) {
  return {
    planAnalysis: async () => ({ waves: wavesOf(Object.values(analyzers)) }),
    analyze: async ({ run, analyzer: name, mined }: AnalyzeRequest): Promise<MinedParts> => {
      const analyzer = Object.hasOwn(analyzers, name) ? analyzers[name] : undefined;
      if (analyzer === undefined) throw new Failure('ContractBroken', `no analyzer is called ${name}`);
      return withHeartbeat(({ beat }) => analyze(deps, run, analyzer, mined, beat));
    },
  };
}
