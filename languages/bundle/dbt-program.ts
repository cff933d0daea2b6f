import { byCodeUnit } from '../../schemas/canonical-json.ts';
import { filesOfProject } from '../dbt/local-packages.ts';
import { namedTables } from '../dbt/named-tables.ts';
import { plain } from '../dbt/plain.ts';
import { type Choice, DEFAULT_CHOICE } from '../dbt/project.ts';
import { readProject } from '../dbt/read-project.ts';
import { readSql } from '../dbt/read-sql.ts';
import { type DbtCommand, readCommand } from '../dbt/selection/command-line.ts';
import { type ReadProject, runCommand, type Touched } from '../dbt/selection/run-command.ts';
import { joinPath } from '../paths.ts';
import type { SqlParser } from '../sql/parser.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { openness } from './openness.ts';
import type { DbtTask, ProgramTraffic } from './program.ts';

/**
 * Reads dbt projects for the commands of tasks. Several tasks and commands of one bundle run the same project, so a reading
 * is kept for as long as the bundle is read.
 */
export function dbtReader(parser: SqlParser): (task: DbtTask) => ProgramTraffic {
  const known = new Map<string, ReadProject>();
  const read = (task: DbtTask, choice: Choice): ReadProject => {
    const key = JSON.stringify([task.root, choice]);
    const facts = known.get(key) ?? readFor(task, choice, parser);
    known.set(key, facts);
    return facts;
  };
  return (task) => dbtTraffic(task, read);
}

function dbtTraffic(task: DbtTask, read: (task: DbtTask, choice: Choice) => ReadProject): ProgramTraffic {
  const all = task.commands.map((text) => {
    const command = readCommand(text);
    if (command === null) return { ...NOTHING, undecided: [text] };
    return runCommand(command, () => read(task, choiceOf(command, task)));
  });
  const gather = (of: (touched: Touched) => readonly string[]): string[] => [...new Set(all.flatMap(of))];
  const writes = gather((touched) => touched.writes);
  return {
    // What a task builds it also tests; tests alone are its reads where it builds nothing.
    reads:
      writes.length > 0 ? gather(({ reads }) => reads) : gather(({ reads, tested }) => [...reads, ...tested]),
    writes,
    views: [],
    unresolved: gather(({ undecided }) => undecided).map((what) => ({
      what,
      reason: openness(what) ?? (what.includes(':') ? 'runtime-data' : 'unsupported-runtime'),
    })),
  };
}

const NOTHING: Touched = { reads: [], writes: [], tested: [], undecided: [] };

const choiceOf = (command: DbtCommand, task: DbtTask): Choice => ({
  ...DEFAULT_CHOICE,
  target: command.target,
  database: task.catalog,
  schema: task.schema,
  type: 'databricks',
  otherwiseSchema: task.otherwiseSchema,
  vars: command.vars === null ? {} : varsOf(command.vars),
  profiles: command.profilesFolder === null ? task.profiles : joinPath(task.root, command.profilesFolder),
});

/** Values of `--vars`. What the bundle leaves open in them is no YAML, so a word stands in its place while it is read. */
function varsOf(text: string) {
  const open: string[] = [];
  const closed = text.replaceAll(
    /\$\{[^{}]*\}|\{\{[^{}]*\}\}/g,
    (marker) => `fresh_open_${open.push(marker) - 1}_`,
  );
  const given = Object.entries(yamlOf(closed)).map(([name, value]) => [
    name,
    typeof value === 'string'
      ? value.replaceAll(/fresh_open_(\d+)_/g, (_, at: string) => open[Number(at)] ?? '')
      : value,
  ]);
  return plain(Object.fromEntries(given));
}

function yamlOf(text: string) {
  const yaml = readYaml(text);
  return 'value' in yaml ? plain(yaml.value) : {};
}

function readFor({ files, root }: DbtTask, choice: Choice, parser: SqlParser): ReadProject {
  const wanted = new Set(
    ['profiles.yml', 'profiles.yaml'].map((name) => joinPath(choice.profiles ?? root, name)),
  );
  const own = filesOfProject(root, files);
  const known = new Set(own.map(({ path }) => path));
  const accepted = [...files]
    .filter(([path]) => wanted.has(path) && !known.has(path))
    .map(([path, text]) => ({ path, text }))
    .concat(own)
    .sort((one, other) => byCodeUnit(one.path, other.path));
  const { facts } = readProject({ root, files: accepted, choice });
  const selectors = yamlOf(files.get(joinPath(root, 'selectors.yml')) ?? '');
  return { root, facts, named: namedTables(facts, readSql(facts, parser)), selectors };
}
