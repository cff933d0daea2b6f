/** From where on runs are meant: their number in the repository, the time they were opened, or their ontology. */
export type Since =
  | { readonly by: 'run'; readonly number: number }
  | { readonly by: 'time'; readonly from: string }
  | { readonly by: 'ontology'; readonly version: readonly [number, number, number] };

/** What is known of a run; null is unknown. */
export interface DatedRun {
  readonly run_id: string;
  /** ISO 8601 in UTC. */
  readonly opened_at: string | null;
  readonly ontology_version: string | null;
}

/** Reads `12`, `000012`, `2026-05-01`, `2026-05-01T22:00:00Z` or `0.2.0`; null when it is none of them. */
export function parseSince(text: string): Since | null {
  if (/^\d{1,6}$/.test(text)) return { by: 'run', number: Number(text) };
  const version = versionOf(text);
  if (version !== null) return { by: 'ontology', version };
  const isTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const at = isTime ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(at) ? null : { by: 'time', from: new Date(at).toISOString() };
}

/** Whether a run is one of those meant. What is unknown counts as meant: mapping once too often does no harm. */
export function isSince(since: Since, run: DatedRun): boolean {
  if (since.by === 'run') return Number(run.run_id) >= since.number;
  if (since.by === 'time') return run.opened_at === null || run.opened_at >= since.from;
  const version = run.ontology_version === null ? null : versionOf(run.ontology_version);
  return version === null || compare(version, since.version) >= 0;
}

function versionOf(text: string): readonly [number, number, number] | null {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(text) ?? [];
  return patch === undefined ? null : [Number(major), Number(minor), Number(patch)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, part] of a.entries()) {
    const difference = part - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
