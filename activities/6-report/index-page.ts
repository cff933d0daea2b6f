import { z } from 'zod';
import type { ListedFolder } from '../../adapters/report-folder/report-folder.ts';
import { PORTFOLIO } from '../../schemas/scope.ts';
import { codeSpan, escapeMarkdown } from '../../templates/_style/markdown.ts';

/** What of an index.json the list of pages shows. */
const FolderIndex = z.object({
  repo: z.string().optional(),
  pages: z.array(z.object({ file: z.string(), title: z.string() })),
});

interface Listed extends z.infer<typeof FolderIndex> {
  readonly folder: string;
}

/** index.md of the report folder: every repository's newest pages, one line each. Says nothing that changes from run to run. */
export function indexPage(folders: readonly ListedFolder[]): string {
  const listed = folders.flatMap(({ folder, index }): readonly Listed[] => {
    const parsed = FolderIndex.safeParse(index);
    return parsed.success ? [{ folder, ...parsed.data }] : [];
  });
  const portfolio = listed.filter(({ folder }) => folder === PORTFOLIO);
  const repositories = listed.filter(({ folder, repo }) => folder !== PORTFOLIO && repo !== undefined);
  return [
    '# Reports',
    '',
    ...portfolio.flatMap((entry) => [`All repositories together: ${links(entry)}.`, '']),
    ...(repositories.length === 0
      ? ['There are no pages about a repository yet: `fresh process` makes them.']
      : ['| Repository | Pages |', '|---|---|', ...repositories.map(row)]),
    '',
  ].join('\n');
}

const row = (entry: Listed): string => `| ${codeSpan(entry.repo ?? '')} | ${links(entry)} |`;

const links = ({ folder, pages }: Listed): string =>
  [...pages, { file: 'run.md', title: 'Last run' }]
    .map(({ file, title }) => `[${escapeMarkdown(title)}](${encodeURI(`${folder}/latest/${file}`)})`)
    .join(', ');
