import { DoctorResult, type Finding } from '../../schemas/cli/doctor.ts';
import type { Command, CommandContext } from '../command.ts';
import { gatherFacts } from '../doctor/gather.ts';
import { isWell, judge } from '../doctor/judge.ts';
import { exitCodes } from '../exit-codes.ts';

export const command: Command = {
  name: 'doctor',
  summary: 'look at tools, ports, disk, servers, schema and tokens, and say what to do about each failure',
  usage: '',
  example: './fresh doctor',
  options: {},
  run: examine,
};

const signs = { ok: 'ok    ', note: 'note  ', failed: 'FAILED' } as const satisfies Record<
  Finding['level'],
  string
>;

async function examine({ print, result }: CommandContext): Promise<number> {
  const findings = judge(await gatherFacts());
  for (const { name, level, found, todo } of findings) {
    print(`${signs[level]} ${name}: ${found}`);
    if (todo !== null && todo !== found) print(`       ${todo}`);
  }
  const ok = isWell(findings);
  result(DoctorResult.parse({ ok, findings }));
  return ok ? exitCodes.ok : exitCodes.failed;
}
