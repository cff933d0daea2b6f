import type { Reject } from '../../schemas/reject.ts';
import { readYaml, type YamlDocument } from '../yaml/read-yaml.ts';
import { isPlain, list, type Plain, plain, string } from './plain.ts';
import type { SourceFile } from './project.ts';

/** An entry of a properties file with its place. */
export interface Entry {
  readonly value: Plain;
  readonly path: string;
  readonly lines: [number, number] | null;
}

/** What the YAML files of a project say, by section and name; a name may be described more than once. */
export interface Properties {
  readonly sections: ReadonlyMap<string, readonly Entry[]>;
  readonly rejects: readonly Reject[];
}

const SECTIONS = [
  'models',
  'sources',
  'seeds',
  'snapshots',
  'exposures',
  'metrics',
  'semantic_models',
  'macros',
  'data_tests',
] as const;

export function readProperties(files: readonly SourceFile[]): Properties {
  const sections = new Map<string, Entry[]>(SECTIONS.map((section) => [section, []]));
  const rejects: Reject[] = [];
  for (const file of files) {
    const yaml = readYaml(file.text);
    if ('value' in yaml) collect(yaml, file.path, sections);
    else {
      const lines: [number, number] | null = yaml.line === null ? null : [yaml.line, yaml.line];
      rejects.push({
        kind: 'dbt-node',
        reason: yaml.reason,
        path: file.path,
        lines,
        detail: yaml.error.slice(0, 300),
      });
    }
  }
  return { sections, rejects };
}

function collect(yaml: YamlDocument, path: string, sections: Map<string, Entry[]>): undefined {
  for (const section of SECTIONS) {
    for (const [at, value] of list(plain(yaml.value)[section]).entries()) {
      if (!isPlain(value) || string(value.name) === null) continue;
      sections.get(section)?.push({ value, path, lines: yaml.linesOf([section, at]) });
      if (section === 'sources') collectTables(yaml, value, at, path, sections);
    }
  }
}

/** Tables of a source get entries of their own under `tables`, with their source beside them. */
function collectTables(
  yaml: YamlDocument,
  source: Plain,
  at: number,
  path: string,
  sections: Map<string, Entry[]>,
): undefined {
  const found = sections.get('tables') ?? [];
  sections.set('tables', found);
  for (const [index, table] of list(source.tables).entries()) {
    if (isPlain(table) && string(table.name) !== null) {
      found.push({ value: { source, table }, path, lines: yaml.linesOf(['sources', at, 'tables', index]) });
    }
  }
}

export const named = (properties: Properties, section: string, name: string): Entry | undefined =>
  properties.sections.get(section)?.find(({ value }) => string(value.name) === name);
