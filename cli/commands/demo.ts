import type { Client } from '@temporalio/client';
import { countFacts, type FactCounts } from '../../activities/5-write/facts/count-facts.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { connectTemporal } from '../../adapters/temporal/connect.ts';
import { currentStackSettings } from '../../infra/local/settings.ts';
import { stackUrls } from '../../infra/local/stack-urls.ts';
import { DemoResult, type ProcessResult } from '../../schemas/cli/process.ts';
import type { Command, CommandContext } from '../command.ts';
import { openDemoRepositories } from '../demo/demo-repositories.ts';
import { exitCodes, outcomeExitCodes } from '../exit-codes.ts';
import { type CliSettings, readCliSettings } from '../settings.ts';
import { bringUpReady } from '../stack/bring-up-ready.ts';
import { processAddress } from '../watch/start-process.ts';
import { summarise } from '../watch/summary.ts';
import { processPortfolio } from './portfolio.ts';
import { atWorkingDirectory } from './process.ts';

export const command: Command = {
  name: 'demo',
  summary: 'set everything up, process real repositories twice, and say what was found and where to look',
  usage: '',
  example: './fresh demo',
  options: {},
  run: runDemo,
};

async function runDemo({ print, result }: CommandContext): Promise<number> {
  const stack = currentStackSettings();
  await bringUpReady({ settings: stack, serversOnly: false, log: print });
  const settings = readCliSettings();
  const { client, close } = await connectTemporal(settings.temporal);
  const repositories = await openDemoRepositories(stack.home, print);
  try {
    const first = await processAll(client, repositories.addresses, settings, print);
    print('');
    print('Second pass: all of it is mined and written again, as a portfolio.');
    const second = await processPortfolio(client, { repos: repositories.addresses, force: true }, print);
    const facts = await countLive(settings);
    const urls = stackUrls(stack);
    tell(first, second.created, facts, [...repositories.leftOut], urls, print);
    result(
      DemoResult.parse({
        repositories: first,
        ...facts,
        second_run: { created: second.created },
        urls,
        reports: first.flatMap(({ reports }) => reports),
      }),
    );
    return exitCodeOf(first, (second.outcomes.failed ?? 0) > 0);
  } finally {
    await repositories.close();
    await close();
  }
}

async function processAll(
  client: Client,
  addresses: readonly string[],
  settings: CliSettings,
  print: (line: string) => void,
): Promise<ProcessResult[]> {
  const results: ProcessResult[] = [];
  for (const repo of addresses) {
    print('');
    const done = atWorkingDirectory(await processAddress(client, { repo }, print), settings);
    for (const line of summarise(done)) print(line);
    results.push(done);
  }
  return results;
}

async function countLive(settings: CliSettings): Promise<FactCounts> {
  const graph = createGraph(settings.graph);
  try {
    return await countFacts(graph, null);
  } finally {
    await graph.close();
  }
}

function tell(
  first: readonly ProcessResult[],
  again: { readonly nodes: number; readonly edges: number },
  facts: FactCounts,
  leftOut: readonly string[],
  urls: Readonly<Record<string, string>>,
  print: (line: string) => void,
): void {
  print('');
  print(`${first.length} repositories, ${facts.nodes} nodes and ${facts.edges} edges in the graph.`);
  print(`The second pass created ${again.nodes} nodes and ${again.edges} edges.`);
  for (const sentence of leftOut) print(sentence);
  print('');
  print('Where to look:');
  for (const [name, url] of Object.entries(urls)) print(`  ${name.padEnd(13)} ${url}`);
  for (const page of first.flatMap(({ reports }) => reports).filter((path) => path.endsWith('.md')))
    print(`  page          ${page}`);
  print('');
  print('The stack stays up: ./fresh process <url or path> for your own repositories, ./fresh down to stop.');
}

function exitCodeOf(results: readonly ProcessResult[], failedAgain: boolean): number {
  if (failedAgain) return exitCodes.failed;
  return Math.max(...results.map(({ outcome }) => outcomeExitCodes[outcome]));
}
