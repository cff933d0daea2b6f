import type { Command } from './command.ts';

/** All commands, one line each. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'fresh: knowledge of many repositories, visible, true and always fresh',
    '',
    'usage: ./fresh <command> [options]        ./fresh <command> --help',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'Every command takes --json: the last line of standard output is then one JSON object.',
    'Exit codes: 0 complete or unchanged, 1 failed, 2 usage, 3 partial, 4 waiting for a human or busy.',
    '',
  ].join('\n');
}

/** What one command does, its options, and a line to copy. */
export function commandHelp(command: Command): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    const value = option.type === 'string' ? ` ${(name.at(0) ?? 'x').toUpperCase()}` : '';
    return `  --${`${name}${value}`.padEnd(22)} ${command.help?.[name] ?? ''}`.trimEnd();
  });
  return [
    `fresh ${command.name}: ${command.summary}`,
    '',
    `usage:   ./fresh ${command.name} ${command.usage}`.trimEnd(),
    `example: ${command.example}`,
    '',
    ...options,
    `  --${'json'.padEnd(22)} answer with one JSON object on the last line of standard output`,
    `  --${'help'.padEnd(22)} show this`,
    '',
  ].join('\n');
}
