import { expect, test } from 'vitest';
import { loadAllCommands } from '../../../cli/commands/registry.ts';
import { commandHelp } from '../../../cli/help.ts';

const commands = await loadAllCommands();

test.each(commands.map((command) => [command.name, command] as const))(
  '%s can be used by its help alone: a line to copy, and a sentence for each option',
  (name, command) => {
    const { summary, usage, example, options, help = {} } = command;
    expect(example).toContain(`./fresh ${name}`);
    expect(Object.keys(help).sort()).toEqual(Object.keys(options).sort());
    expect(Object.keys(options).filter((option) => !usage.includes(`--${option}`))).toEqual([]);
    // All are parts of one list, so they read alike.
    const sentences = [summary, ...Object.values(help)];
    expect(sentences.filter((text) => text === '' || /^[A-Z][a-z]+ |\.$/.test(text))).toEqual([]);
    expect(commandHelp(command)).toContain(example);
  },
);
