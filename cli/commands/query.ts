import { z } from 'zod';
import { createAsk } from '../../adapters/memgraph/ask.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { sayIssue } from '../../queries/as-of.ts';
import { nearNames } from '../../queries/near-names.ts';
import { paramsFromText } from '../../queries/params-from-text.ts';
import { queries } from '../../queries/registry.ts';
import type { SavedQuery } from '../../queries/saved-query.ts';
import { QueryResult } from '../../schemas/cli/query.ts';
import type { Command, CommandContext } from '../command.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { tableLines } from '../print-table.ts';
import { readCliSettings } from '../settings.ts';

export const command: Command = {
  name: 'query',
  summary: 'ask the graph a saved query, or list them all',
  usage: '[name] [--param NAME=VALUE …]',
  example: './fresh query hotspots --param repo=github.com/octo/lake --param limit=5',
  options: { param: { type: 'string', multiple: true } },
  help: { param: 'one parameter of the query; a list is given by naming it again' },
  run: (context) => (context.positionals.length === 0 ? list(context) : askOne(context)),
};

const registry: Readonly<Record<string, SavedQuery>> = queries;

async function list({ print, result }: CommandContext): Promise<number> {
  const width = Math.max(...Object.keys(registry).map((name) => name.length));
  for (const { name, description, params } of Object.values(registry))
    print(`${name.padEnd(width)}  ${description} (${Object.keys(params.shape).join(', ')})`);
  const entries = Object.values(registry).map(({ name, description, scope, params }) => ({
    name,
    question: description,
    scope,
    params: z.toJSONSchema(params, { io: 'input' }),
  }));
  result(QueryResult.parse({ queries: entries }));
  return exitCodes.ok;
}

async function askOne({ positionals, values, print, result }: CommandContext): Promise<number> {
  const query = findQuery(positionals);
  const params = readParams(query, (values['param'] ?? []) as readonly string[]);
  const graph = createGraph(readCliSettings().graph);
  try {
    const data = (await createAsk(graph)(query, params)) as readonly Record<string, unknown>[];
    for (const line of tableLines(data)) print(line);
    result(QueryResult.parse({ query: query.name, params, rows: data.length, data }));
    return exitCodes.ok;
  } finally {
    await graph.close();
  }
}

function findQuery([name = '', ...more]: readonly string[]): SavedQuery {
  if (more.length > 0) throw new UsageError('query takes one name; params are given by --param');
  const query = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (query !== undefined) return query;
  const near = nearNames(name, Object.keys(registry));
  const hint = near.length === 0 ? './fresh query lists them' : `did you mean ${near.join(' or ')}?`;
  throw new UsageError(`there is no saved query "${name}": ${hint}`);
}

function readParams({ params }: SavedQuery, pairs: readonly string[]): Record<string, unknown> {
  const given = new Map<string, string | string[]>();
  for (const pair of pairs) {
    const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(pair) ?? [];
    if (name === undefined || value === undefined)
      throw new UsageError(`--param takes NAME=VALUE, not "${pair}"`);
    const before = given.get(name);
    given.set(name, before === undefined ? value : [before, value].flat());
  }
  const parsed = params.safeParse(paramsFromText(params, Object.fromEntries(given)));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) =>
    [issue.path.join('.'), sayIssue(issue)].filter(Boolean).join(': '),
  );
  throw new UsageError(faults.join('; '));
}
