import type { Step } from './run-step.ts';

const step = (name: string, command: string, ...args: string[]): Step => ({ name, command, args });

/** What must hold before anything lands, quickest first. */
export const checkSteps: readonly Step[] = [
  step('format and lint', 'biome', 'check', '--error-on-warnings', '.'),
  step('types', 'tsc', '--noEmit'),
  step('import rules', 'depcruise', '--config', '.dependency-cruiser.mjs', '.'),
  step('dead code', 'knip'),
  step('unit, golden and architecture tests', 'vitest', 'run', '--project', 'unit', '--reporter=dot'),
];
