import { readYaml } from '../../yaml/read-yaml.ts';

/** Pulumi.yaml, as far as it is used. */
export interface ProjectFile {
  readonly name: string;
  readonly runtime: string;
  readonly main: string | null;
  /** Program that makes the YAML of another language; null where it stands there itself. */
  readonly compiler: string | null;
  /** The whole document; programs of the runtime yaml stand in it. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly linesOf: (path: readonly (string | number)[]) => [number, number] | null;
}

export const PROJECT_FILES = ['Pulumi.yaml', 'Pulumi.yml'] as const;

export type ProjectFileResult = ProjectFile | { readonly error: string; readonly line: number | null };

/** Reads the project file; what is wrong with it is a value. */
export function readProjectFile(text: string): ProjectFileResult {
  const read = readYaml(text);
  if ('error' in read) return read;
  const document = record(read.value);
  const { name, runtime, main } = document;
  if (typeof name !== 'string' || name === '') return { error: 'the project has no name', line: null };
  const language = typeof runtime === 'string' ? runtime : record(runtime)['name'];
  return {
    name,
    runtime: typeof language === 'string' ? language : '',
    main: typeof main === 'string' ? main : null,
    compiler: compilerOf(record(record(runtime)['options'])),
    document,
    linesOf: read.linesOf,
  };
}

const compilerOf = ({ compiler }: Readonly<Record<string, unknown>>): string | null =>
  typeof compiler === 'string' && compiler !== '' ? compiler : null;

export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
