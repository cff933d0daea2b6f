import { CheckResult } from '../../schemas/cli/quality.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { checkSteps } from '../quality/check-steps.ts';
import { runStep, type StepResult } from '../quality/run-step.ts';

export const command: Command = {
  name: 'check',
  summary: 'format, lint, types, import rules, dead code, unit tests: no servers needed',
  usage: '',
  example: './fresh check',
  options: {},
  run: runChecks,
};

async function runChecks({ print, result }: CommandContext): Promise<number> {
  const steps: StepResult[] = [];
  for (const step of checkSteps) {
    const done = await runStep(step);
    steps.push(done);
    print(`${done.ok ? 'ok    ' : 'FAILED'} ${done.name} (${done.seconds.toFixed(1)} s)`);
    if (!done.ok) print(done.output);
  }
  result(CheckResult.parse({ steps: steps.map(({ name, ok, seconds }) => ({ name, ok, seconds })) }));
  return steps.every((step) => step.ok) ? exitCodes.ok : exitCodes.failed;
}
