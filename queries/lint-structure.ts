import { clausesOf, insides } from './cypher-text.ts';

/** A WHERE inside a node's or relationship's own brackets. Comprehensions and subqueries may hold one. */
export function nodePatternWhere(code: string): boolean {
  const nodes = insides(code, '(').filter((inside) =>
    /^\s*\w*\s*(?::[\w|`\s:]+)?(?:\{[^}]*\})?\s+WHERE\b/i.test(inside),
  );
  const relationships = [...code.matchAll(/-\[([^\]]*)\]/g)].filter(([, inside]) =>
    /\bWHERE\b/i.test(inside ?? ''),
  );
  return nodes.length > 0 || relationships.length > 0;
}

/** EXISTS anywhere but in a WHERE, a subquery's own clauses looked at by themselves. */
export function existsOutsideWhere(code: string): boolean {
  if (!/\bEXISTS\s*[{(]/i.test(code)) return false;
  return clausesOf(code).some(([clause, body]) => {
    if (clause === 'CALL') return insides(body, '{').some(existsOutsideWhere);
    return clause !== 'WHERE' && /\bEXISTS\s*[{(]/i.test(body);
  });
}

/** A LIMIT or SKIP whose projection has no ORDER BY before it. */
export function limitWithoutOrder(code: string): boolean {
  let ordered = false;
  for (const [clause] of clausesOf(code)) {
    if (clause === 'RETURN' || clause === 'WITH') ordered = false;
    if (clause === 'ORDER BY') ordered = true;
    if ((clause === 'LIMIT' || clause === 'SKIP') && !ordered) return true;
  }
  return false;
}

/** True when each LIMIT and SKIP is given by a parameter. */
export const parametersOnly = (code: string): boolean =>
  clausesOf(code).every(
    ([clause, body]) => (clause !== 'LIMIT' && clause !== 'SKIP') || /^\s*\$\w+\s*;?\s*$/.test(body),
  );

/** A comma between WHEN and its THEN, whatever stands in brackets there left out. */
export function severalAfterWhen(code: string): boolean {
  let flat = code;
  for (let before = ''; before !== flat; ) {
    before = flat;
    flat = flat.replaceAll(/[([{][^()[\]{}]*[)\]}]/g, '_');
    if (/\bWHEN\b(?:(?!\bTHEN\b)[^,()[\]{}])*,/i.test(flat)) return true;
  }
  return false;
}

/** Second property of the index that begins with the first (ontology/generate/migrations.ts). */
const SECOND: Readonly<Record<string, string>> = { family: 'key', repo: 'rid' };

/** Nodes looked up by the first property of an index that asks for two; Neo4j then looks at every node. */
export const halfAnIndex = (code: string): boolean =>
  [...code.matchAll(/\bMATCH\s*\((\w*):Entity\s*\{\s*(family|repo):([^}]*)\}/g)].some(
    ([, variable = '', first = '', rest = '']) => {
      const second = SECOND[first] ?? '';
      if (new RegExp(`\\b${second}:`).test(rest)) return false;
      return !new RegExp(`\\b${variable}\\.${second}\\s+(?:IS\\s+NOT\\s+NULL|STARTS\\s+WITH|>)`).test(code);
    },
  );
