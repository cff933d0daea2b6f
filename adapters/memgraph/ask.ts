import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Ask, SavedQuery } from '../../queries/saved-query.ts';
import { Failure } from '../../schemas/failures.ts';
import type { Graph } from './graph.ts';

/** Asks saved queries; each text is read from its file once. Throws ContractBroken when params or rows are not what the query declares. */
export function createAsk(graph: Pick<Graph, 'read'>): Ask {
  const texts = new Map<string, Promise<string>>();
  const textOf = ({ cypher }: SavedQuery): Promise<string> => {
    const known = texts.get(cypher.href) ?? readFile(cypher, 'utf8');
    texts.set(cypher.href, known);
    return known;
  };
  return async (query, params) => {
    const given = parse(query.params, params, `params of query ${query.name}`);
    const rows = await graph.read({
      text: await textOf(query),
      params: given as Readonly<Record<string, unknown>>,
    });
    return parse(z.array(query.row), rows, `rows of query ${query.name}`);
  };
}

function parse<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Failure('ContractBroken', `${what}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
}
