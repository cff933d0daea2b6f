import type { KnownItem } from '../../../schemas/items/registry.ts';
import { bundleItems, jobPath, jobsOf } from './bundle-items.ts';
import { dbtItems } from './dbt-items.ts';
import { dataContracts, documentItem } from './governed.ts';
import { pathOf, repositoryKey } from './paths.ts';
import { programItems } from './program-items.ts';
import { PROGRAM, PROJECT_FILE, pulumiItems } from './pulumi-items.ts';
import { publishedItem, pythonItems } from './python-items.ts';
import { sqlItems } from './sql-items.ts';

/** Nodes for each file as measured: itself, its module, functions, statements and tables; columns come on top. */
const NODES_A_FILE = 6.8;
/** Items for each file as miners say them, counted. */
export const ITEMS_A_FILE = 11.5;

/**
 * Files of each repository: the largest holds a third of the nodes, each next one less, as in real portfolios, where few
 * repositories are large and many are small.
 */
export function sizesOf(nodes: number): readonly number[] {
  const sizes: number[] = [];
  for (let left = nodes; left > nodes / 200; ) {
    const share = Math.max(left / 3, nodes / 100);
    sizes.push(Math.ceil(share / NODES_A_FILE));
    left -= share;
  }
  return sizes;
}

const PEOPLE = 120;

/**
 * What miners would say of one repository. A quarter of the files is a dbt project, a quarter SQL jobs, half Python; on top
 * come the bundle that runs the SQL jobs and the stack that makes what they run on.
 */
export function* repositoryItems(nth: number, files: number): Iterable<KnownItem> {
  yield repositoryItem(nth, files);
  yield publishedItem(nth);
  for (const path of [PROGRAM, PROJECT_FILE, ...jobsOf(files).map(jobPath)]) yield fileItem(path, 0);
  yield* pulumiItems(nth, files);
  for (const at of jobsOf(files)) yield* bundleItems(nth, at, files);
  for (let at = 0; at < files; at += 1) {
    const path = pathOf(at);
    yield fileItem(path, at);
    yield historyItem(path, at);
    // The few files at the top of a list are known by many people: hubs.
    const people = at % 97 === 0 ? 25 : 1 + (at % 3);
    for (let who = 0; who < people; who += 1) yield changeItem(path, (at * 7 + who * 11) % PEOPLE, at + who);
    if (at % 5 === 0 && at + 4 < files) yield pairItem(path, pathOf(at + 4), at);
    if (at % 4 === 0) yield* dbtItems(nth, at, path, files);
    if (at % 4 === 1) yield* sqlItems(nth, at, path);
    if (at % 4 > 1) yield* pythonItems(at, path);
    if (isNotebook(at)) yield* programItems(nth, at, path, pathOf(at - 1));
    if (at % 20 === 3) yield findingItem(path, at);
    if (at % 20 === 7) yield* contractItems(`contracts/contract_${at}.yaml`, at);
  }
}

/** A file with a document or two that state their kind. */
function* contractItems(path: string, at: number): Iterable<KnownItem> {
  yield fileItem(path, at);
  for (let nth = 0; nth <= (at % 40 === 7 ? 1 : 0); nth += 1) yield documentItem(dataContracts, path, nth);
}

export function repositoryItem(nth: number, files: number): KnownItem {
  const profile = {
    rules_version: '0.1',
    team: `team-${nth % 6}`,
    files,
    bytes: files * 4_000,
    languages: [],
    markers: [],
    miners: [],
  };
  const metadata = { description: null, topics: [], licence: null, archived: null };
  const url = `https://${repositoryKey(nth)}`;
  const payload = {
    host_kind: 'git',
    url,
    web_url: null,
    default_branch: 'main',
    metadata,
    profile,
  } as const;
  return { kind: 'repository', path: null, lines: null, payload };
}

const isNotebook = (at: number): boolean => at % 60 === 3;

const languageOf = (path: string): string =>
  path.endsWith('.py') ? 'Python' : path.endsWith('.sql') ? 'SQL' : 'YAML';

export const fileItem = (path: string, at: number): KnownItem => ({
  kind: 'file',
  path,
  lines: null,
  payload: {
    blob: at.toString(16).padStart(40, '0'),
    size: 4_000 + (at % 900),
    mode: at % 50 === 2 ? 'executable' : 'file',
    state: 'text',
    language: languageOf(path),
    lines: 40 + (at % 300),
    notebook: isNotebook(at),
  },
});

function historyItem(path: string, at: number): KnownItem {
  const quarters = [at % 3, at % 5, at % 7, at % 4];
  const recent = quarters.reduce((sum, one) => sum + one, 0);
  return {
    kind: 'file-history',
    path,
    lines: null,
    payload: {
      commits: recent + (at % 90) + 1,
      added: at % 2_000,
      deleted: at % 700,
      authors: 1 + (at % 5),
      first_commit: 'a'.repeat(40),
      first_at: '2020-01-01T00:00:00Z',
      last_commit: 'c'.repeat(40),
      last_at: '2025-12-01T00:00:00Z',
      recent_commits: recent,
      recent_added: recent * 9,
      recent_deleted: recent * 4,
      recent_people: recent === 0 ? 0 : 1 + (at % 3),
      recent_quarters: quarters,
    },
  };
}

export function changeItem(path: string, person: number, at: number): KnownItem {
  const payload = {
    person: person.toString(16).padStart(40, 'e'),
    display_name: `Person ${person}`,
    quarter: `202${at % 6}-Q${(at % 4) + 1}`,
    commits: 1 + (at % 9),
    ...(at % 3 === 0 ? {} : { recent: 1 }),
    added: at % 200,
    deleted: at % 50,
  };
  return { kind: 'person-change', path, lines: null, payload };
}

const pairItem = (one: string, other: string, at: number): KnownItem => ({
  kind: 'co-change',
  path: one < other ? one : other,
  lines: null,
  payload: { other_path: one < other ? other : one, together: 5 + (at % 20), share: 0.5 },
});

const findingItem = (path: string, at: number): KnownItem => ({
  kind: 'finding',
  path,
  lines: [1, 2],
  payload: {
    reason: at % 40 === 3 ? 'parse-error' : 'dynamic-sql',
    what: `statement ${at}`,
    detail: 'not read',
  },
});
