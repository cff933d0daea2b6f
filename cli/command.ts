import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command is given: parsed arguments and two ways to speak. */
export interface CommandContext {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
  readonly json: boolean;
  /** A line for people: progress and summaries. Goes to standard error under --json. */
  readonly print: (line: string) => void;
  /** The machine's answer: the last line of standard output under --json, nothing otherwise. */
  readonly result: (object: unknown) => void;
}

/** One subcommand of `fresh`: its own help, options and exit code (cli/exit-codes.ts). */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Arguments after the name, e.g. `<url|path> [--ref R]`. */
  readonly usage: string;
  /** A whole line that a person can copy. */
  readonly example: string;
  readonly options: ParseArgsOptionsConfig;
  /** One sentence for each option, by its name. */
  readonly help?: Readonly<Record<string, string>>;
  readonly run: (context: CommandContext) => Promise<number>;
}
