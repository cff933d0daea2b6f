import type { LanguageTools } from '../language-tools.ts';
import { lowerPython } from '../program/lower/python/module.ts';
import { lowerTypeScript } from '../program/lower/typescript/module.ts';
import type { PulumiFacts } from './facts.ts';
import { newRun } from './interpret/interpret.ts';
import type { Language, Run } from './interpret/run.ts';
import { declareRemaining } from './program/components.ts';
import { type Entry, nodeEntry, pythonEntry } from './program/entry.ts';
import { factsOf } from './program/facts-of.ts';
import { type Files, textReader } from './program/find-module.ts';
import { moduleLoader } from './program/load-module.ts';
import { recordOutputs } from './program/outputs.ts';
import { PROJECT_FILES, type ProjectFile, readProjectFile } from './program/project-file.ts';
import { recordUnresolved } from './sdk/record.ts';
import { readYamlProgram } from './yaml/read-program.ts';

export type PulumiResult = PulumiFacts | { readonly error: string; readonly line: number | null };

type Tools = Pick<LanguageTools, 'python' | 'typescript'>;

/**
 * Reads a Pulumi project without running it: what its program makes by its own text. Settings of stacks are never read.
 * `files`: path from the project's folder → text. Never throws for what the texts hold.
 */
export function readPulumiProject(files: Files, tools: Tools): PulumiResult {
  const path = PROJECT_FILES.find((name) => files.has(name));
  if (path === undefined) return { error: 'no Pulumi.yaml', line: null };
  const project = readProjectFile(files.get(path) ?? '');
  if ('error' in project) return project;
  return factsOf(
    project,
    READERS[project.runtime]?.(files, project, tools, path) ?? unsupported(project, path),
  );
}

type Reader = (files: Files, project: ProjectFile, tools: Tools, path: string) => Run;

const READERS: Readonly<Record<string, Reader>> = {
  python: (files, project, tools, path) => {
    const lower = (text: string) => lowerPython(tools.python, text);
    return readProgram(files, project, path, 'python', pythonEntry(files, project.main), lower);
  },
  nodejs: (files, project, tools, path) => {
    const lower = (text: string) => lowerTypeScript(tools.typescript, text);
    return readProgram(files, project, path, 'typescript', nodeEntry(files, project.main), lower);
  },
  yaml: (files, project, _tools, path) => readYamlProgram(files, project, path),
};

function readProgram(
  files: Files,
  project: ProjectFile,
  path: string,
  language: Language,
  entry: Entry | null,
  lower: Parameters<typeof moduleLoader>[3],
): Run {
  const load = moduleLoader(files, entry?.folder ?? '', language, lower);
  const run = newRun(language, project.name, load, textReader(files, entry?.folder ?? ''));
  const place = { file: entry?.file ?? path, lines: null };
  if (entry === null)
    recordUnresolved(run.record, path, project.main ?? 'program', 'unresolved-import', place);
  else {
    const name =
      language === 'python'
        ? moduleName(entry)
        : `./${entry.file.slice(entry.folder.length).replace(/^\//, '')}`;
    const module = run.load(name, entry.file);
    if (module !== null && language === 'typescript') recordOutputs(run, module, entry.file);
  }
  declareRemaining(run);
  if (run.budget.isSpent) recordUnresolved(run.record, place.file, 'program', 'too-many-items', place);
  return run;
}

const moduleName = ({ file, folder }: Entry): string =>
  file.slice(folder.length).replace(/^\//, '').replace(/\.py$/, '');

function unsupported({ name, runtime }: ProjectFile, file: string): Run {
  const run = newRun('typescript', name, () => null);
  recordUnresolved(run.record, file, runtime, 'unsupported-runtime', { file, lines: null });
  return run;
}
