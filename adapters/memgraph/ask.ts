import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AsOf, FactsThen } from '../../queries/as-of.ts';
import type { Ask, SavedQuery } from '../../queries/saved-query.ts';
import { Failure } from '../../schemas/failures.ts';
import { deadline } from './deadline.ts';
import { readFactsAsOf } from './facts-as-of.ts';
import type { Graph, Row } from './graph.ts';
import { walkGraph } from './walk-graph.ts';

export interface AskOptions {
  /** Milliseconds that one question may take in all; the server ends what takes longer. Default: the graph's own limit. */
  readonly timeoutMs?: number;
}

/** Sends the text of a query with the params given. */
export type Send = (params: Readonly<Record<string, unknown>>) => Promise<readonly Row[]>;

/**
 * Asks saved queries; each text is read from its file once. Throws ContractBroken when params or rows are not what the
 * query declares, QueryTooSlow when time is up.
 */
export function createAsk(graph: Pick<Graph, 'read'>, { timeoutMs }: AskOptions = {}): Ask {
  const texts = new Map<string, Promise<string>>();
  const textOf = ({ cypher }: SavedQuery): Promise<string> => {
    const known = texts.get(cypher.href) ?? readFile(cypher, 'utf8');
    texts.set(cypher.href, known);
    return known;
  };
  return async (query, params) => {
    const given = parse(query.params, params, `params of query ${query.name}`);
    const until = deadline(timeoutMs);
    const read = (text: string, sent: Readonly<Record<string, unknown>>) =>
      until.wait((timeout_ms) =>
        graph.read({ text, params: sent, ...(timeout_ms === undefined ? {} : { timeout_ms }) }),
      );
    const { as_of, ...now } = given as Readonly<Record<string, unknown>>;
    const text = await textOf(query);
    const send: Send =
      as_of === undefined || query.asOf === undefined
        ? (sent) => read(text, sent)
        : sendToFacts(query.asOf, await readFactsAsOf(read, repoOf(now), Number(as_of), query.asOf));
    const rows = query.walk === undefined ? await send(now) : await walkGraph(query.walk, now, send);
    return parse(z.array(query.row), rows, `rows of query ${query.name}`);
  };
}

/** Sequences count the runs of one repository. */
function repoOf({ repo }: Readonly<Record<string, unknown>>): string {
  if (typeof repo === 'string') return repo;
  throw new Failure('NoSuchRun', 'as_of is the number of a run of one repository: name it by repo');
}

/** The rows that the query makes of facts as they stood, no more than asked for. */
const sendToFacts =
  ({ rows }: AsOf, facts: FactsThen): Send =>
  async (sent) =>
    rows(facts, sent as never).slice(0, Number(sent['limit']));

function parse<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Failure('ContractBroken', `${what}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
}
