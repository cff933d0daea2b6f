import type { LanguageTools } from '../../../../languages/language-tools.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Mined, ProjectMiner, SourceFile } from '../../miner.ts';
import { findingsOf } from './findings.ts';
import { narrow } from './narrow.ts';
import { programItem } from './program-item.ts';
import { type Program, readPrograms } from './read-programs.ts';
import { stepItems } from './step-items.ts';
import { stepsOf } from './steps.ts';
import { type IsTold, tellOnce } from './told-once.ts';

const LEFT_OUT = /(?:^|\/)(?:\.venv|venv|site-packages|node_modules|__pycache__|\.ipynb_checkpoints)\//;

/**
 * Notebooks and Python programs that work on tables by Spark: what they read and write, found by interpreting them without
 * running them. A notebook of SQL alone is read by the miner sql; here it is only counted. Tests say nothing of what is
 * stored, so files that pytest would collect are left out.
 */
export const sparkMiner: ProjectMiner = {
  name: 'spark',
  version: '0.3.0',
  unit: 'project',
  kinds: ['program', 'program-step', 'column-flow', 'finding'],
  reason: ({ languages, markers }) => {
    if (markers.some(({ kind }) => kind === 'notebook')) return 'notebooks';
    const files = languages.find(({ language }) => language === 'Python')?.files ?? 0;
    return files > 0 ? `${files} Python ${files === 1 ? 'file' : 'files'} that may work with Spark` : null;
  },
  roots: () => [''],
  accepts: ({ path, notebook }) =>
    (/\.(?:py|ipynb)$/i.test(path) || notebook === true) && !LEFT_OUT.test(path) && !isTest(path),
  narrow,
  mine: ({ files }, tools) => mineSpark(narrow(files), tools),
};

const isTest = (path: string): boolean => /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/.test(path);

function mineSpark(files: readonly SourceFile[], tools: LanguageTools): Mined {
  const { programs, unread } = readPrograms(files, tools);
  const all = {
    isTold: tellOnce(programs),
    programs: new Map(programs.map((program) => [program.path, program])),
  };
  return {
    items: programs.flatMap((program) => itemsOf(program, all, tools)),
    rejects: unread.map((path) => ({
      kind: 'program',
      reason: 'parse-error',
      path,
      lines: null,
      detail: 'no notebook that can be read',
    })),
  };
}

interface All {
  readonly isTold: IsTold;
  readonly programs: ReadonlyMap<string, Program>;
}

function itemsOf(program: Program, { isTold, programs }: All, tools: LanguageTools): readonly KnownItem[] {
  const { facts, notebook } = program;
  const steps = facts === null ? [] : stepItems(program, stepsOf(program, facts, isTold), programs);
  const findings = findingsOf(program, isTold, programs);
  const touches = steps.length + findings.length + (facts?.temp_views.length ?? 0) > 0;
  if (notebook.form === 'script' && !touches) return [];
  return [programItem(program, (path) => programs.has(path), tools), ...steps, ...findings];
}
