import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { BackfillResult } from '../../schemas/cli/backfill.ts';
import { isOpenKind } from '../../schemas/items/open.ts';
import { isItemKind } from '../../schemas/known-envelope.ts';
import { parseSince } from '../../schemas/since.ts';
import type { BackfillSinceInput, BackfillSummary } from '../../workflows/messages.ts';
import type { Command, CommandContext } from '../command.ts';
import { UsageError } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import { followWhole, tallyExitCode, tallyLines } from '../watch/follow-tally.ts';

export const command: Command = {
  name: 'backfill',
  summary:
    'map the staged items again, without fetching or mining: after a change of the ontology, or to rebuild the graph',
  usage: '[--since X] [--repo R ...] [--kind K ...] [--window N] [--accept-removals] [--dry-run]',
  example: './fresh backfill --since 2026-05-01 --dry-run',
  options: {
    since: { type: 'string' },
    repo: { type: 'string', multiple: true },
    kind: { type: 'string', multiple: true },
    window: { type: 'string' },
    'accept-removals': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  help: {
    since:
      'run number (12), date (2026-05-01) or ontology version (0.2.0) from which on a repository is meant; default: any',
    repo: 'key or address of a staged repository, as often as needed; default: all',
    kind: 'only repositories whose newest run holds items of this kind',
    window: 'repositories at the same time; default 20',
    'accept-removals': 'let runs retire any share of the facts without asking',
    'dry-run': 'say what would be mapped again, and do nothing',
  },
  run: runBackfill,
};

async function runBackfill(context: CommandContext): Promise<number> {
  const input = readInput(context);
  const { client, close } = await connectTemporal(readCliSettings().temporal);
  try {
    const whole = {
      workflow: 'BackfillSince',
      id: 'backfill',
      input,
      summary: 'Map staged items again',
    } as const;
    const summary = await followWhole<BackfillSummary>(client, whole, context.print);
    for (const line of summaryLines(summary, input.dry_run === true)) context.print(line);
    context.result(BackfillResult.parse(summary));
    return tallyExitCode(summary);
  } finally {
    await close();
  }
}

function readInput({ positionals, values }: CommandContext): BackfillSinceInput {
  if (positionals.length > 0) throw new UsageError('backfill takes repositories by --repo');
  const { since, repo, kind, window } = values as {
    since?: string;
    repo?: readonly string[];
    kind?: readonly string[];
    window?: string;
  };
  if (since !== undefined && parseSince(since) === null)
    throw new UsageError(
      '--since takes a run number (12), a date (2026-05-01) or an ontology version (0.2.0)',
    );
  const unknown = kind?.find((name) => !isItemKind(name) && !isOpenKind(name));
  if (unknown !== undefined) throw new UsageError(`no items are of a kind ${JSON.stringify(unknown)}`);
  if (window !== undefined && !/^[1-9]\d{0,2}$/.test(window)) throw new UsageError('--window takes 1 to 999');
  return {
    ...(since === undefined ? {} : { since }),
    ...(repo === undefined ? {} : { repos: repo }),
    ...(kind === undefined ? {} : { kinds: kind }),
    ...(window === undefined ? {} : { window: Number(window) }),
    dry_run: values['dry-run'] === true,
    accept_removals: values['accept-removals'] === true,
  };
}

const number = new Intl.NumberFormat('en-US');

function* summaryLines(summary: BackfillSummary, dryRun: boolean): Iterable<string> {
  const { runs, items, passed_over, created, changed, would } = summary;
  yield* tallyLines(summary);
  const over = passed_over === 0 ? '' : `; ${number.format(passed_over)} repositories passed over`;
  yield `${dryRun ? 'would map' : 'mapped'} ${number.format(items)} items of ${number.format(runs)} runs again${over}`;
  for (const run of would) yield `  ${run.repo}  run ${run.run_id}  ${number.format(run.items)} items`;
  if (dryRun && runs > would.length) yield `  and ${number.format(runs - would.length)} more`;
  if (!dryRun)
    yield `created ${number.format(created.nodes)} nodes and ${number.format(created.edges)} edges, changed ${number.format(changed)} facts`;
}
