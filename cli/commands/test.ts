import { existsSync } from 'node:fs';
import { TestResult } from '../../schemas/cli/quality.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { checkSteps } from '../quality/check-steps.ts';
import { runStep, type Step } from '../quality/run-step.ts';

export const command: Command = {
  name: 'test',
  summary: 'everything: the checks, then the whole test suite on real servers that it starts itself',
  usage: '[-- <vitest arguments>]',
  example: './fresh test',
  options: {},
  run: runTests,
};

/** Vitest runs all projects, so the checks leave the unit tests to it. */
const checksWithoutTests = checkSteps.filter((step) => step.command !== 'vitest');

async function runTests({ print, result, positionals }: CommandContext): Promise<number> {
  if (!existsSync('.git')) print('not a git checkout: tests that mine the project itself will say so');
  for (const step of checksWithoutTests) {
    const done = await runStep(step);
    print(`${done.ok ? 'ok    ' : 'FAILED'} ${done.name} (${done.seconds.toFixed(1)} s)`);
    if (done.ok) continue;
    print(done.output);
    result(TestResult.parse({ ok: false, failed: step.name }));
    return exitCodes.failed;
  }
  const suite: Step = { name: 'tests', command: 'vitest', args: ['run', ...positionals] };
  const tests = await runStep(suite, true);
  result(TestResult.parse({ ok: tests.ok, failed: tests.ok ? null : suite.name }));
  return tests.ok ? exitCodes.ok : exitCodes.failed;
}
