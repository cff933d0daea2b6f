import type { Command } from '../../../../cli/command.ts';

/** A command's exit code, its lines for people and its answer for machines, in one process. */
export async function runCommand(
  command: Command,
  positionals: readonly string[],
  values: Readonly<Record<string, unknown>> = {},
) {
  const lines: string[] = [];
  const answers: unknown[] = [];
  const code = await command.run({
    positionals,
    values,
    json: true,
    print: (line) => lines.push(line),
    result: (answer) => answers.push(answer),
  });
  return { code, lines, answer: answers.at(-1) };
}
