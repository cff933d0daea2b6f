import { normalPath, under } from '../../paths.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { newRun } from '../interpret/interpret.ts';
import type { Run } from '../interpret/run.ts';
import type { Files } from '../program/find-module.ts';
import { type ProjectFile, record } from '../program/project-file.ts';
import { entriesOf } from '../sdk/arguments.ts';
import { settingKey } from '../sdk/config.ts';
import { recordSetting, recordUnresolved, recordUses } from '../sdk/record.ts';
import { register } from '../sdk/resources.ts';
import { constant, dict, type Handle, type Site, type Value } from '../values/value.ts';
import { handleOf, type ProgramNames, programNames, type Table, writtenValue } from './program-names.ts';
import { smallLetters } from './small-letters.ts';

interface Source {
  readonly file: string;
  readonly document: Table;
  readonly linesOf: ProjectFile['linesOf'];
}

/** A program of the runtime yaml: in the project file, or in Main.yaml beside it. */
export function readYamlProgram(files: Files, project: ProjectFile, path: string): Run {
  const run = newRun('typescript', project.name, () => null);
  readConfig(run, { file: path, document: project.document, linesOf: project.linesOf });
  const source = programSource(run, files, project, path);
  if (source.document['resources'] === undefined && project.compiler !== null)
    recordUnresolved(run.record, path, project.compiler, 'unsupported-runtime', { file: path, lines: null });
  const document: Table = {
    ...source.document,
    config: { ...record(project.document['config']), ...record(source.document['config']) },
  };
  if (source.file !== path) readConfig(run, source);
  const siteOf = (key: string): Site => ({
    file: source.file,
    lines: source.linesOf(['resources', key]),
    isNew: null,
    label: key,
  });
  const names = programNames(run, document, siteOf);
  const made = Object.keys(names.resources).flatMap((key): [string, Handle][] => {
    const handle = handleOf(names, key);
    return handle?.kind === 'resource' ? [[key, handle]] : [];
  });
  noteInputs(run, names, made);
  for (const [key, handle] of made) readResource(run, names, key, handle, siteOf(key));
  useDefaultProviders(run, names, made);
  for (const name of Object.keys(record(document['outputs'])))
    run.record.outputs.set(name, { name, file: source.file, lines: source.linesOf(['outputs', name]) });
  return run;
}

function programSource(run: Run, files: Files, project: ProjectFile, path: string): Source {
  const own = smallLetters({ file: path, document: project.document, linesOf: project.linesOf });
  if (own.document['resources'] !== undefined) return own;
  const folder = normalPath(project.main ?? '') ?? '';
  const file = ['Main.yaml', 'Main.yml', 'Main.json']
    .map((name) => under(folder, name))
    .find((name) => files.has(name));
  const read = file === undefined ? null : readYaml(files.get(file) ?? '');
  if (file === undefined || read === null) return own;
  if (!('error' in read)) return smallLetters({ file, document: record(read.value), linesOf: read.linesOf });
  const lines: [number, number] | null = read.line === null ? null : [read.line, read.line];
  recordUnresolved(run.record, file, file, 'parse-error', { file, lines });
  return own;
}

/** A key without default or value must be set by each stack. */
function readConfig(run: Run, { file, document, linesOf }: Source): void {
  for (const block of ['configuration', 'config'])
    for (const [written, given] of Object.entries(record(document[block]))) {
      const isBlock = given === null || (typeof given === 'object' && !Array.isArray(given));
      const { default: fallback, value, secret } = record(given);
      recordSetting(run.record, {
        key: settingKey(written, null, run.project),
        required: isBlock && fallback === undefined && value === undefined,
        secret: secret === true,
        file,
        lines: linesOf([block, written]),
      });
    }
}

/** A name may be an output of a resource that stands further down, and that one's of another: two rounds settle both. */
function noteInputs(run: Run, names: ProgramNames, made: readonly (readonly [string, Handle])[]): void {
  for (let round = 0; round < 2; round++) {
    for (const [key, handle] of made) run.record.inputs.set(handle, entriesOf([propertiesOf(names, key)]));
    names.known.clear();
  }
}

const propertiesOf = (names: ProgramNames, key: string): Value =>
  writtenValue(names, record(names.resources[key])['properties']);

function readResource(run: Run, names: ProgramNames, key: string, { type, name }: Handle, site: Site): void {
  const written = record(names.resources[key]);
  const options = Object.entries(record(written['options']));
  const properties = propertiesOf(names, key);
  register(
    run,
    {
      kind: 'resource',
      type,
      name: constant(name),
      inputs: [properties],
      named: entriesOf([properties]),
      options: dict(options.map(([option, value]) => [option, writtenValue(names, value)])),
    },
    site,
  );
}

const PROVIDER = 'pulumi:providers:';

/** A provider that is the default serves the resources of its plugin that name none. */
function useDefaultProviders(
  run: Run,
  { resources }: ProgramNames,
  made: readonly (readonly [string, Handle])[],
): void {
  const defaults = made.filter(
    ([key, { type }]) => type.startsWith(PROVIDER) && record(resources[key])['defaultProvider'] === true,
  );
  for (const [key, handle] of made) {
    const { provider, providers } = record(record(resources[key])['options']);
    if (provider !== undefined || providers !== undefined) continue;
    for (const [, served] of defaults)
      if (handle.type.startsWith(`${served.type.slice(PROVIDER.length)}:`))
        recordUses(run.record, handle, [served], 'provider');
  }
}
