import { dropLetters } from '../../activities/5-write/dead-letters/drop-letters.ts';
import type { FoundLetter } from '../../activities/5-write/dead-letters/read-letters.ts';
import { createFileStaging } from '../../adapters/staging/file-staging.ts';
import type { Staging } from '../../adapters/staging/staging.ts';
import { DlqDropResult, DlqListResult, DlqShowResult } from '../../schemas/cli/dlq.ts';
import type { Command, CommandContext } from '../command.ts';
import { type Choice, chooseLetters, listed, nameOf } from '../dlq/choose.ts';
import { replay } from '../dlq/replay.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { tableLines } from '../print-table.ts';
import { readCliSettings } from '../settings.ts';

export const command: Command = {
  name: 'dlq',
  summary: 'dead letters, the records that the graph refused: list, show, try again, or drop them',
  usage:
    'list | show <letter> | replay | drop <letter>... [--repo K] [--run R] [--reason R] [--all] [--by B --why W]',
  example: './fresh dlq list --repo github.com/octo/lake',
  options: {
    repo: { type: 'string' },
    run: { type: 'string' },
    reason: { type: 'string' },
    all: { type: 'boolean' },
    by: { type: 'string' },
    why: { type: 'string' },
  },
  help: {
    repo: 'key or address of one repository; show and drop need it when several are staged',
    run: 'number of one run, e.g. 12',
    reason: 'refused-by-graph: the server would not store it; missing-end: an end of the edge was refused',
    all: 'list: also letters that are settled or dropped; drop: every open letter that is meant',
    by: 'who drops, kept with the letters',
    why: 'the reason for dropping, kept with the letters',
  },
  run: async (context) => {
    const [verb = '', ...names] = context.positionals;
    const act = verbs[verb];
    if (act === undefined) throw new UsageError(`dlq takes one of ${Object.keys(verbs).join(', ')}`);
    const { repo, run, reason } = context.values as Choice;
    const choice = {
      ...(repo === undefined ? {} : { repo }),
      ...(run === undefined ? {} : { run }),
      ...(reason === undefined ? {} : { reason }),
    };
    return act(createFileStaging({ root: readCliSettings().staging }), choice, names, context);
  },
};

type Verb = (
  staging: Staging,
  choice: Choice,
  names: readonly string[],
  context: CommandContext,
) => Promise<number>;

const verbs: Readonly<Record<string, Verb>> = { list, show, replay: tryAgain, drop };

async function list(
  staging: Staging,
  choice: Choice,
  names: readonly string[],
  { values, print, result }: CommandContext,
): Promise<number> {
  takesNoNames('list', names);
  const found = await chooseLetters(staging, choice);
  const open = found.filter(({ state }) => state === 'open').length;
  const shown = (values['all'] === true ? found : found.filter(({ state }) => state === 'open')).map(listed);
  if (shown.length > 0) for (const line of tableLines(shown.map(row))) print(line);
  const rest = found.length - shown.length;
  print(`${open} open${rest === 0 ? '' : `; ${rest} settled or dropped (--all shows them)`}`);
  result(DlqListResult.parse({ letters: shown, open }));
  return exitCodes.ok;
}

const row = ({ letter, repo, state, kind, path, lines, reason, detail }: ReturnType<typeof listed>) => ({
  letter,
  repo,
  state,
  kind,
  where: path === null ? null : `${path}${lines === null ? '' : `:${lines[0]}`}`,
  reason,
  detail,
});

async function show(
  staging: Staging,
  choice: Choice,
  names: readonly string[],
  { print, result }: CommandContext,
): Promise<number> {
  const [found, ...more] = await named(staging, choice, names);
  if (found === undefined || more.length > 0) throw new UsageError('show takes one letter, e.g. 000012.1');
  const { envelope, ...record } = found.letter;
  for (const [name, value] of Object.entries({ repo: found.repo, state: found.state, ...record }))
    print(`${name}: ${JSON.stringify(value)}`);
  print(`envelope: ${JSON.stringify(JSON.parse(envelope), null, 2)}`);
  result(
    DlqShowResult.parse({
      letter: nameOf(found),
      repo: found.repo,
      state: found.state,
      record: found.letter,
    }),
  );
  return exitCodes.ok;
}

async function tryAgain(
  staging: Staging,
  choice: Choice,
  names: readonly string[],
  context: CommandContext,
): Promise<number> {
  takesNoNames('replay', names);
  return replay(staging, choice, context);
}

async function drop(
  staging: Staging,
  choice: Choice,
  names: readonly string[],
  { values, print, result }: CommandContext,
): Promise<number> {
  const { all, by, why } = values as { all?: boolean; by?: string; why?: string };
  if (by === undefined || why === undefined) throw new UsageError('drop needs --by and --why: both are kept');
  if (names.length > 0 === (all === true)) throw new UsageError('drop takes the names of letters, or --all');
  const chosen = all === true ? await chooseLetters(staging, choice) : await named(staging, choice, names);
  const open = chosen.filter(({ state }) => state === 'open');
  for (const [run, letters] of Map.groupBy(open, ({ repo, run_id }) => `${run_id} ${repo}`)) {
    const [first] = letters;
    const contents = [...new Set(letters.map(({ letter }) => letter.content))].sort();
    if (first !== undefined) await dropLetters(staging, first, { contents, by, why });
    print(`${run}: ${letters.length} dropped`);
  }
  print(`${open.length} dropped; they stay in their files, and no list calls them open any more`);
  result(DlqDropResult.parse({ dropped: open.length }));
  return exitCodes.ok;
}

/** The letters of these names; a name that is none, or one in several repositories, is said. */
async function named(
  staging: Staging,
  choice: Choice,
  names: readonly string[],
): Promise<readonly FoundLetter[]> {
  const found = await chooseLetters(staging, choice);
  return names.map((name) => {
    const [one, ...more] = found.filter((letter) => nameOf(letter) === name);
    if (one === undefined)
      throw new UsageError(`no dead letter is called ${name}; \`fresh dlq list\` names them`);
    if (more.length > 0) throw new UsageError(`${name} is a letter of several repositories: add --repo`);
    return one;
  });
}

function takesNoNames(verb: string, names: readonly string[]): void {
  if (names.length > 0) throw new UsageError(`${verb} takes no names: say --repo, --run or --reason`);
}
