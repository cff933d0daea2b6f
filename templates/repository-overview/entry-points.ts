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
  rows: Rows<'main_modules' | 'commands' | 'executables' | 'repository'>,
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
  const known = new Set(mains.map(({ path }) => path));
  const files = rows.executables
    .filter(({ path, notebook }) => notebook || !known.has(path))
    .map(({ path, notebook, language }) => ({
      kind: notebook ? 'notebook' : `executable${language === null ? '' : ` (${language})`}`,
      path,
      name: null,
    }));
  return sortedBy<EntryPoint>(
    [...mains, ...commands, ...files, ...projects, ...models],
    ({ path, line, kind, name }) => [path, line ?? 0, kind, name],
  );
}
