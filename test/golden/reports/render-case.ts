import { renderAll } from '../../../activities/6-report/render-reports.ts';
import { createPictures } from '../../../adapters/mermaid-cli/create-pictures.ts';
import { readTemplates } from '../../../adapters/report-folder/read-templates.ts';
import { queries } from '../../../queries/registry.ts';
import type { Ask } from '../../../queries/saved-query.ts';
import { reports } from '../../../templates/registry.ts';

export interface Case {
  readonly report: string;
  readonly rows: Record<string, unknown[]>;
}

const pictures = createPictures({ chromium: null, cacheFolder: '/nonexistent' });
const texts = readTemplates();

/** Renders one page from rows alone; every row is held against its query's schema, so cases cannot drift from queries. */
export async function renderCase({ report, rows }: Case) {
  const definition = Object.values(reports).find(({ name }) => name === report);
  if (definition === undefined) throw new Error(`no report ${report}`);
  const ask = (async (query: { name: string }, params: { paths?: string[] }) => {
    const answer = rows[query.name];
    if (answer === undefined) throw new Error(`rows.json says nothing of ${query.name}`);
    const schema = queries[query.name as keyof typeof queries].row;
    const parsed = answer.map((row) => schema.parse(row)) as { path?: string }[];
    return params.paths === undefined ? parsed : parsed.filter(({ path }) => params.paths?.includes(path ?? ''));
  }) as unknown as Ask;
  const repo = (rows['repository']?.[0] as { key: string }).key;
  const run = { repo, run_id: '000001', trace_id: '0'.repeat(32), sha: '0'.repeat(40), committed_at: '2026-01-01T00:00:00Z' };
  const numbers = {
    created: { nodes: 0, edges: 0 },
    changed: 0,
    retired: 0,
    staged: 0,
    accepted: 0,
    rejected: 0,
    dead_lettered: 0,
    graph_hash: '0'.repeat(64),
  };
  const files = await renderAll({ run, numbers }, new Map(), { ask, pictures, texts, reports: [definition], progress: () => {} });
  const textOf = (name: string): string => String(files.find((file) => file.name === name)?.content);
  return {
    page: textOf(`${report}.md`),
    diagrams: files.filter(({ name }) => name.endsWith('.mmd')).map(({ name, content }) => [name, String(content)] as const),
  };
}

/** The same rows in another order, decided by a seed. */
export function shuffledRows(rows: Case['rows'], seed: number): Case['rows'] {
  let state = seed;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state;
  };
  return Object.fromEntries(
    Object.entries(rows).map(([name, list]) => [
      name,
      list.map((row) => ({ row, at: next() })).sort((a, b) => a.at - b.at).map(({ row }) => row),
    ]),
  );
}
