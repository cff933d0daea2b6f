import type { FileMention } from '../_style/markdown.ts';
import { sortedBy } from '../_style/order.ts';
import type { Rows } from '../report.ts';
import type { LineageNode } from '../sql-lineage/graph.ts';
import { kindWord } from './sentences.ts';

export interface EntryPoint extends FileMention {
  readonly kind: string;
  readonly name: string | null;
}

type FinalModel = Pick<LineageNode, 'kind' | 'name' | 'place'>;

/** What is run as a whole by a tool of its own. */
const STARTED_WHOLE: ReadonlySet<string> = new Set(['dbt', 'databricks-bundle', 'pulumi']);

/** Where a reader begins: what is made to be started. One line for each place, sorted by path, then line. */
export function entryPoints(
  rows: Rows<'main_modules' | 'commands' | 'executables' | 'programs' | 'repository'>,
  finals: readonly FinalModel[],
): readonly EntryPoint[] {
  const projects = (rows.repository[0]?.markers ?? []).flatMap((kind, at) => {
    const path = rows.repository[0]?.marker_evidence[at] ?? '';
    return path !== '' && STARTED_WHOLE.has(kind) ? [{ kind: kindWord(kind), path, name: null }] : [];
  });
  const models = finals.flatMap(({ kind, name, place }) =>
    place === null || kind !== 'model' ? [] : [{ kind: 'final dbt model', ...place, name }],
  );
  const mains = rows['main_modules'].map(({ path, module }) => ({
    kind: 'Python program',
    path,
    name: module,
  }));
  const commands = rows.commands.map(({ path, line, name, decorators }) => ({
    kind: decorators[0] === undefined ? 'command' : `command (@${decorators[0]})`,
    path,
    line,
    name,
  }));
  const started = programsToStart(rows.programs, new Set(mains.map(({ path }) => path)));
  const known = new Set([...mains, ...started].map(({ path }) => path));
  const files = rows.executables
    .filter(({ path }) => !known.has(path))
    .map(({ path, notebook, language }) => ({
      kind: notebook ? 'notebook' : `executable${language === null ? '' : ` (${language})`}`,
      path,
      name: null,
    }));
  return sortedBy<EntryPoint>(
    [...mains, ...started, ...commands, ...files, ...projects, ...models],
    ({ path, line, kind, name }) => [path, line ?? 0, kind, name],
  );
}

const languageWords: Readonly<Record<string, string>> = {
  python: 'Python',
  sql: 'SQL',
  scala: 'Scala',
  r: 'R',
};

/** Notebooks, and Spark programs that a task runs or that write a table. */
function programsToStart(
  programs: Rows<'programs'>['programs'],
  mains: ReadonlySet<string>,
): readonly EntryPoint[] {
  return programs.flatMap(({ path, form, language, writes, run_by }) => {
    if (form !== 'script') {
      const spoken = languageWords[language];
      return [{ kind: spoken === undefined ? 'notebook' : `notebook (${spoken})`, path, name: null }];
    }
    return !mains.has(path) && (writes > 0 || run_by.length > 0)
      ? [{ kind: 'Spark program', path, name: null }]
      : [];
  });
}
