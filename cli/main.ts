import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { isCommandName, loadAllCommands, loadCommand } from './commands/registry.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { commandHelp, overview } from './help.ts';
import { runTraced } from './run-traced.ts';

const everywhere = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

async function main([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(overview(await loadAllCommands()));
    return name === undefined ? exitCodes.usage : exitCodes.ok;
  }
  if (!isCommandName(name)) return refuse(`there is no command "${name}"`, overview(await loadAllCommands()));
  const command = await loadCommand(name);
  try {
    return await runTraced(name, () => runCommand(command, rest));
  } catch (error) {
    if (error instanceof UsageError || isParseError(error))
      return refuse(error.message, commandHelp(command));
    return tellFailure(name, error as Error & { hint?: string }, rest.includes('--json'));
  }
}

function tellFailure(name: string, error: Error & { hint?: string }, json: boolean): number {
  const { message, hint = '' } = error;
  process.stderr.write(`fresh ${name}: ${message}\n${hint === '' ? '' : `${hint}\n`}`);
  if (json) emit({ error: { code: error.name, message, hint } });
  if (process.env['FRESH_LOG_LEVEL'] === 'debug') process.stderr.write(`${error.stack}\n`);
  return exitCodes.failed;
}

async function runCommand(command: Command, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { ...command.options, ...everywhere },
    allowPositionals: true,
    strict: true,
  });
  if (values['help'] === true) {
    process.stdout.write(commandHelp(command));
    return exitCodes.ok;
  }
  const json = values['json'] === true;
  const people = json ? process.stderr : process.stdout;
  return command.run({
    values,
    positionals,
    json,
    print: (line) => people.write(`${line}\n`),
    result: (object) => {
      if (json) emit(object);
    },
  });
}

const emit = (object: unknown): boolean => process.stdout.write(`${JSON.stringify(object)}\n`);

function refuse(message: string, help: string): number {
  process.stderr.write(`fresh: ${message}\n\n${help}`);
  return exitCodes.usage;
}

const isParseError = (error: unknown): error is Error =>
  error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');

// A reader that has seen enough (`| head`) closes the pipe: that is no failure of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
