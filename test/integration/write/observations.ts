import type { Envelope } from '../../../schemas/envelope.ts';
import type { ItemKind, ItemOf } from '../../../schemas/items/registry.ts';
import type { RunRef } from '../../../schemas/run.ts';

/** An item as a miner says it, with the miner's name. */
export type Observation = ItemOf<ItemKind> & { readonly miner?: string };

export const runOf = (repo: string, number: number): RunRef => ({
  repo,
  run_id: String(number).padStart(6, '0'),
  trace_id: String(number).padStart(32, '0'),
  sha: String(number).padStart(40, '0'),
  committed_at: '2026-01-01T00:00:00Z',
});

export const envelope = (
  run: RunRef,
  { kind, path, lines, payload, miner = kind }: Observation,
): Envelope => ({
  contract_version: '0.2.0',
  trace_id: run.trace_id,
  event_ts: run.committed_at,
  kind,
  source: { repo: run.repo, sha: run.sha, path, lines, miner, miner_version: '1' },
  payload: payload as Record<string, unknown>,
});

export const repositorySaid = (): Observation => ({
  kind: 'repository',
  path: null,
  lines: null,
  payload: {
    host_kind: 'git',
    url: 'https://git.example.org/lake',
    web_url: null,
    default_branch: 'main',
    metadata: { description: null, topics: [], licence: null, archived: null },
    profile: {
      rules_version: '0.1',
      team: 'data-platform',
      files: 1,
      bytes: 1,
      languages: [],
      markers: [],
      miners: [],
    },
  },
});

export const fileSaid = (path: string, size = 10): Observation => ({
  kind: 'file',
  path,
  lines: null,
  payload: {
    blob: '9daeafb9864cf43055ae93beb0afd6c7d144bfa4',
    size,
    mode: 'file',
    state: 'text',
    language: 'SQL',
    lines: 3,
    notebook: false,
  },
});

export const historySaid = (path: string, commits = 2): Observation => ({
  kind: 'file-history',
  path,
  lines: null,
  payload: {
    commits,
    added: 5,
    deleted: null,
    authors: 1,
    first_commit: 'c1',
    first_at: '2025-01-01T00:00:00Z',
    last_commit: 'c2',
    last_at: '2025-02-01T00:00:00Z',
    recent_commits: 2,
    recent_added: 5,
    recent_deleted: null,
    recent_people: 1,
    recent_quarters: [0, 0, 1, 1],
  },
});

export const statementSaid = (
  path: string,
  hash: string,
  reads: string[],
  writes: string[],
): Observation => ({
  kind: 'sql-statement',
  path,
  lines: [1, 2],
  payload: {
    text_hash: hash.padEnd(12, '0'),
    occurrence: 1,
    ordinal: 1,
    dialect: 'duckdb',
    statement: 'insert',
    reads,
    writes,
  },
});

export const changeSaid = (path: string, person: string, quarter = '2026-Q1'): Observation => ({
  kind: 'person-change',
  path,
  lines: null,
  payload: {
    person: person.padEnd(40, '0'),
    display_name: 'Data Engineering',
    quarter,
    commits: 1,
    added: 1,
    deleted: null,
  },
});

export const importSaid = (path: string, name: string): Observation => ({
  kind: 'module-import',
  path,
  lines: [1, 1],
  payload: { target: 'package', package: name },
});

export const moduleSaid = (path: string): Observation => ({
  kind: 'python-module',
  path,
  lines: [1, 9],
  payload: { module: path, loc: 4, imports: [], calls: [], unnamed_calls: 0, main: false },
});

/** A small lake: `files` SQL files with a statement, history and a person each. */
export const lakeSaid = (files: number): Observation[] => [
  repositorySaid(),
  ...Array.from({ length: files }, (_, index) => index).flatMap((index) => [
    fileSaid(`sql/${index}.sql`),
    historySaid(`sql/${index}.sql`),
    changeSaid(`sql/${index}.sql`, 'ab'),
    statementSaid(`sql/${index}.sql`, index.toString(16), ['raw.orders'], [`mart.t${index}`]),
  ]),
];
