import type { Item } from '../../../../schemas/envelope.ts';
import type { RunRef } from '../../../../schemas/run.ts';

export const run: RunRef = {
  repo: 'github.com/o/r',
  run_id: '000001',
  trace_id: 'a'.repeat(32),
  sha: 'b'.repeat(40),
  committed_at: '2026-01-02T03:04:05Z',
};

/** A file item that its schema takes. */
export const file = (path: string, size = 1): Item => ({
  kind: 'file',
  path,
  lines: null,
  payload: {
    blob: 'c'.repeat(40),
    size,
    mode: 'file',
    state: 'text',
    language: null,
    lines: 1,
    notebook: false,
  },
});

export const coChange = (path: string, other_path: string): Item => ({
  kind: 'co-change',
  path,
  lines: null,
  payload: { other_path, together: 5, share: 0.5 },
});
