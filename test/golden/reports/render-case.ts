import { renderPages } from '../../../activities/6-report/render-pages.ts';
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
  const files = (await renderPages(subjectOf(definition, rows), { ask, pictures, texts, reports: [definition], progress: () => {} }));
  const textOf = (name: string): string => String(files.pages.find((file) => file.name === name)?.content);
  return {
    page: textOf(`${report}.md`),
    diagrams: files.diagrams.files.filter(({ name }) => name.endsWith('.mmd')).map(({ name, content }) => [name, String(content)] as const),
  };
}

/** The repository that the page is about; none where it is about all. */
const subjectOf = ({ about }: { about: string }, rows: Case['rows']): string | null =>
  about === 'portfolio' ? null : (rows['repository']?.[0] as { key: string }).key;

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
