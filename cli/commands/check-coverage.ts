import { CheckCoverageResult } from '../../schemas/cli/check-coverage.ts';
import type { Command, CommandContext } from '../command.ts';
import { countGraph } from '../coverage/count-graph.ts';
import { countSource } from '../coverage/count-source.ts';
import { judge } from '../coverage/counted.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { tableLines } from '../print-table.ts';

const DEFAULT_MIN = 0.95;

export const command: Command = {
  name: 'check-coverage',
  summary: 'fail when less of the lineage is resolved than it should be; with a path it needs no servers',
  usage: '[path] [--repo K] [--min 0.95]',
  example: './fresh check-coverage . --min 0.9',
  options: { repo: { type: 'string' }, min: { type: 'string' } },
  help: {
    repo: 'one repository of the graph by its key; default: all. With a path nothing is asked of the graph',
    min: `least share from 0 to 1 that statements, models, programs and columns must each reach; default: ${DEFAULT_MIN}`,
  },
  run: checkCoverage,
};

async function checkCoverage({ positionals, values, print, result, json }: CommandContext): Promise<number> {
  const [path, ...more] = positionals;
  const repo = values['repo'] === undefined ? null : String(values['repo']);
  if (more.length > 0 || (path !== undefined && repo !== null))
    throw new UsageError('name one path, or one repository by --repo, or nothing for all repositories');
  const min = readMin(values['min']);
  const tell = json ? print : (line: string) => process.stderr.write(`${line}\n`);
  const counted = path === undefined ? await countGraph(repo) : [await countSource(path, tell)];
  const found = CheckCoverageResult.parse(judge(counted, min));
  for (const line of linesOf(found)) print(line);
  result(found);
  if (!found.passed) return exitCodes.failed;
  return found.unseen === 0 ? exitCodes.ok : exitCodes.partial;
}

function readMin(value: unknown): number {
  if (value === undefined) return DEFAULT_MIN;
  const min = Number(value);
  if (String(value).trim() === '' || !(min >= 0 && min <= 1))
    throw new UsageError('--min takes a share from 0 to 1, like 0.95');
  return min;
}

function linesOf({ min, passed, rows, reasons, unseen }: CheckCoverageResult): readonly string[] {
  if (rows.length === 0)
    return ['nothing here says where data comes from or goes, so there is nothing to resolve'];
  const failing = rows.filter((row) => !row.passed).length;
  return [
    ...tableLines(
      rows.map(({ share, passed: reaches, ...row }) => ({
        ...row,
        share: shareText(share),
        verdict: reaches ? 'ok' : 'too little',
      })),
    ),
    ...(reasons.length === 0 ? [] : ['', ...tableLines(reasons)]),
    '',
    passed
      ? `ok: each share is at least ${min}`
      : `too little is resolved: ${failing} of ${rows.length} shares are below ${min}`,
    ...(unseen === 0 ? [] : [`${unseen} files could not be looked at`]),
  ];
}

/** Rounded down, so that what is too little never looks like enough. */
const shareText = (share: number): string => (Math.floor(share * 1000) / 1000).toFixed(3);
