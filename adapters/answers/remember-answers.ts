import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Ask, SavedQuery } from '../../queries/saved-query.ts';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { AnswerMemory } from './answer-memory.ts';
import type { GraphState, ReadState } from './graph-state.ts';

/** Who gave an answer. */
export type Answerer = 'graph' | 'memory';

/** An Ask for one piece of work: `tell` hears who gave each of its answers. */
export type OpenAsk = (tell: (from: Answerer) => void) => Ask;

export interface RememberParts {
  readonly ask: Ask;
  readonly readState: ReadState;
  readonly memory: AnswerMemory;
  /** Whatever else an answer depends on, e.g. the version of the ontology. */
  readonly salt: string;
}

/** Asks the graph every time. */
export const askGraph =
  (ask: Ask): OpenAsk =>
  (tell) =>
  (query, params) => {
    tell('graph');
    return ask(query, params);
  };

/**
 * Remembers answers by the text of the query, its params and the hash of the facts that it may depend on. An answer is
 * kept only when nothing was written between the moments before and after asking, so it never mixes two states.
 */
export function rememberAnswers({ ask, readState, memory, salt }: RememberParts): OpenAsk {
  const texts = new Map<string, Promise<string>>();
  const textOf = ({ cypher }: SavedQuery): Promise<string> => {
    const known = texts.get(cypher.href) ?? readFile(cypher, 'utf8');
    texts.set(cypher.href, known);
    return known;
  };
  /** Null where the answer must not be remembered: the facts are on the move, or the query will refuse the params. */
  const lookUp = async (query: SavedQuery, params: object) => {
    const given = query.params.safeParse(params);
    if (!given.success) return null;
    const subject = subjectOf(query, given.data);
    const state = await readState(subject);
    if (state === null) return null;
    const key = keyOf([salt, query.name, await textOf(query), given.data, state.facts]);
    return { subject, state, key, known: parseRows(query, await memory.find(key)) };
  };
  return (tell) => async (query, params) => {
    const found = await lookUp(query, params);
    if (found !== null && found.known !== null) {
      tell('memory');
      return found.known as never;
    }
    tell('graph');
    const rows = await ask(query, params);
    if (found !== null && isSame(found.state, await readState(found.subject)))
      await memory.keep(found.key, JSON.stringify(rows));
    return rows;
  };
}

/** The repository whose facts alone decide the answer; null when all do. */
function subjectOf({ scope }: SavedQuery, params: object): string | null {
  const { repo } = params as { repo?: unknown };
  return scope === 'repository' && typeof repo === 'string' ? repo : null;
}

const keyOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(canonicalJson(parts)).digest('hex');

const isSame = (a: GraphState, b: GraphState | null): boolean =>
  b !== null && a.facts === b.facts && a.stamp === b.stamp;

/** Null where nothing is remembered, or in a form that the query no longer gives. */
function parseRows({ row }: SavedQuery, text: string | null): readonly unknown[] | null {
  if (text === null) return null;
  const parsed = z.array(row).safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
