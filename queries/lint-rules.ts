import { clausesOf, insides } from './cypher-text.ts';
import { existsOutsideWhere, limitWithoutOrder, nodePatternWhere, parametersOnly } from './lint-structure.ts';

export type LintMode = 'query' | 'read' | 'write' | 'ddl';

export interface LintRule {
  readonly name: string;
  readonly says: string;
  readonly modes: readonly LintMode[];
  /** True when the statement breaks it; `code` has blanked literals, `text` is as written. */
  readonly breaks: (code: string, text: string) => boolean;
}

const everywhere: readonly LintMode[] = ['query', 'read', 'write', 'ddl'];
const dml: readonly LintMode[] = ['query', 'read', 'write'];
const reading: readonly LintMode[] = ['query', 'read'];
const query: readonly LintMode[] = ['query'];

const pattern = (name: string, modes: readonly LintMode[], says: string, regexp: RegExp): LintRule => ({
  name,
  modes,
  says,
  breaks: (code) => regexp.test(code),
});

/** Each rule with its name, what it says, and where it holds; reasons in the project's notes on Memgraph 3.12. */
export const rules: readonly LintRule[] = [
  pattern(
    'procedures',
    everywhere,
    'calls a procedure that only one server has (apoc, db, dbms, gds, mg)',
    /\b(?:apoc|dbms|db|gds|mg)\.[a-z_]\w*(?:\.\w+)*\s*\(/i,
  ),
  pattern(
    'procedure-call',
    dml,
    'CALL of a procedure: only CALL { … } subqueries are portable',
    /\bCALL\s+[a-z_]\w*\s*[.(;\n]|\bCALL\s+[a-z_]\w*\s*$/i,
  ),
  pattern(
    'count-subquery',
    dml,
    'COUNT { } and COLLECT { } are missing: use OPTIONAL MATCH with count() or collect()',
    /\b(?:COUNT|COLLECT)\s*\{/i,
  ),
  pattern(
    'quantified-path',
    dml,
    'quantified paths {m,n} are missing: write [:T*1..k]',
    /(?:->|-|\))\{\s*(?:\d+\s*(?:,\s*\d*)?|,\s*\d+)\s*\}|(?:->|\)\))[+*]\s*(?:\(|$)/,
  ),
  {
    name: 'unbounded-path',
    modes: dml,
    says: 'a path of any length: give `*` an upper bound',
    breaks: (code) => insides(code, '[').some(unbounded),
  },
  {
    name: 'label-expression',
    modes: dml,
    says: 'label expressions with & or ! are missing',
    breaks: (code) => labelExpression(code),
  },
  pattern(
    'dynamic-label',
    dml,
    'a label or type from a parameter: write it in the text',
    /[([]\s*\w*\s*:\s*(?:\$|[a-z_]\w*\.[a-z_])|:\s*\$\(/i,
  ),
  {
    name: 'inline-where',
    modes: dml,
    says: 'WHERE inside a pattern: put it behind the pattern',
    breaks: nodePatternWhere,
  },
  pattern(
    'shortest-path',
    dml,
    'shortest paths are spelled differently: compute them from plain edges',
    /\b(?:shortestPath|allShortestPaths)\s*\(|\bSHORTEST\b|\*\s*(?:BFS|WSHORTEST|ALLSHORTEST|KSHORTEST)\b/i,
  ),
  pattern(
    'hints',
    dml,
    'USING hints and USING PERIODIC COMMIT differ between servers',
    /\bUSING\s+(?:INDEX|SCAN|JOIN|HOPS|PERIODIC|PARALLEL)\b/i,
  ),
  pattern(
    'in-transactions',
    dml,
    'IN TRANSACTIONS: the worker cuts batches',
    /\bIN\s+(?:\d+\s+CONCURRENT\s+)?TRANSACTIONS\b/i,
  ),
  pattern(
    'schema-statement',
    dml,
    'SHOW and schema statements are sent by runDdl and the catalogue alone',
    /^\s*SHOW\b|\b(?:CREATE|DROP)\s+(?:\w+\s+){0,3}(?:INDEX|CONSTRAINT)\b/i,
  ),
  pattern(
    'write-clause',
    reading,
    'a write clause in a read',
    /(?<!\.)\b(?:MERGE|CREATE|SET|REMOVE|DELETE|FOREACH|DROP|LOAD\s+CSV)\b/i,
  ),
  {
    name: 'round',
    modes: dml,
    says: 'round() takes one argument on Memgraph',
    breaks: (code) => callsWithComma(code, 'round'),
  },
  pattern(
    'clock',
    dml,
    'a server clock: times are made by the worker',
    /\b(?:timestamp|datetime|localdatetime|date|localtime)\s*\(\s*\)|\b(?:date|datetime|time|localtime|localdatetime)\.(?:transaction|statement|realtime)\s*\(/i,
  ),
  pattern(
    'missing-function',
    dml,
    'a function that Memgraph lacks',
    /\b(?:nullIf|percentileCont|percentileDisc|stDev|stDevP|isNaN|cot|degrees|radians|haversin|normalize|time|charLength|char_length|character_length|lower|upper)\s*\(/i,
  ),
  pattern(
    'memgraph-function',
    dml,
    'a function that only Memgraph has',
    /\b(?:inDegree|outDegree|degree|toSet|counter|assert|values)\s*\(/i,
  ),
  pattern(
    'server-id',
    dml,
    'server ids differ and do not last: use rid, eid or key',
    /(?<![.\w])(?:id|elementId)\s*\(/i,
  ),
  pattern(
    'random',
    dml,
    'random values: identities and orders are made by the worker',
    /\b(?:randomUUID|rand)\s*\(/i,
  ),
  {
    name: 'regexp-flags',
    modes: dml,
    says: '=~ with inline flags or look-behind is unknown to std::regex',
    breaks: (_, text) => /=~\s*['"][^'"]*\(\?(?:i|s|m|<)/i.test(text),
  },
  pattern('concatenation', dml, '|| is missing: use +', /\|\|/),
  pattern('offset', dml, 'OFFSET is missing: use SKIP', /\bOFFSET\b/i),
  pattern(
    'newer-clauses',
    dml,
    'FINISH, LET, FILTER, NODETACH and OPTIONAL CALL are missing',
    /\b(?:FINISH|LET|NODETACH)\b|\bFILTER\s+[a-z]|\bOPTIONAL\s+CALL\b/i,
  ),
  pattern('type-predicate', dml, 'IS :: T is missing', /\bIS\s+(?:NOT\s+)?(?:::|TYPED\b)/i),
  pattern('dynamic-property', ['write'], 'SET n[key] is missing: SET n += a map', /\bSET\s+\w+\s*\[/i),
  pattern('digit-groups', dml, 'digits in groups (1_000) are not numbers', /(?<![\w$])\d+_\d/),
  {
    name: 'exists-outside-where',
    modes: dml,
    says: 'EXISTS { } and exists() stand in WHERE only',
    breaks: existsOutsideWhere,
  },
  {
    name: 'limit-missing',
    modes: query,
    says: 'a saved query ends in LIMIT',
    breaks: (code) => clausesOf(code).at(-1)?.[0] !== 'LIMIT',
  },
  {
    name: 'order-missing',
    modes: dml,
    says: 'LIMIT without ORDER BY takes rows by chance',
    breaks: limitWithoutOrder,
  },
  {
    name: 'literal-values',
    modes: query,
    says: 'LIMIT and SKIP take parameters',
    breaks: (code) => !parametersOnly(code),
  },
  {
    name: 'built-values',
    modes: everywhere,
    says: 'a value built into the text: use a parameter',
    breaks: (_, text) => /\$\{|%s|\{\d\}/.test(text),
  },
  pattern('return-star', dml, 'RETURN * has no stable columns', /\b(?:RETURN|WITH)\s+(?:DISTINCT\s+)?\*/i),
  pattern('prefix', everywhere, 'CYPHER, EXPLAIN and PROFILE prefixes', /^\s*(?:CYPHER|EXPLAIN|PROFILE)\b/i),
  pattern(
    'one-server-schema',
    ['ddl'],
    'relationship uniqueness, node keys and named or ranged indexes differ',
    /\bFOR\s*\(\)|\bNODE\s+KEY\b|\bRANGE\s+INDEX\b|\b(?:INDEX|CONSTRAINT)\s+(?!IF\b|FOR\b|ON\b)[a-z_]\w*/i,
  ),
  {
    name: 'not-schema',
    modes: ['ddl'],
    says: 'not a schema statement',
    breaks: (code) => !/^\s*(?:CREATE|DROP)\s+(?:\w+\s+)*?(?:INDEX|CONSTRAINT)\b/i.test(code),
  },
];

const unbounded = (inside: string): boolean =>
  /\*\s*(?:\d+\s*\.\.\s*)?(?:$|[^\d.\s])|\*\s*\d+\s*\.\.\s*$/.test(inside.trim()) &&
  /^[^|]*\*|:/.test(inside);

/** `&` or `!` between the colon of a label and the end of its pattern. */
const labelExpression = (code: string): boolean =>
  [...insides(code, '('), ...insides(code, '[')].some((inside) => /^\s*\w*\s*:\s*[^{(]*[&!]/.test(inside));

/** A call with more than one argument, whatever is nested in them. */
const callsWithComma = (code: string, name: string): boolean =>
  [...code.matchAll(new RegExp(`\\b${name}\\s*\\(`, 'gi'))].some(({ index }) =>
    topLevel(code.slice(code.indexOf('(', index))).includes(','),
  );

/** Text of the first bracketed part without what is nested in it. */
function topLevel(code: string): string {
  let depth = 0;
  let flat = '';
  for (const character of code) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (depth === 0) break;
    if (depth === 1) flat += character;
  }
  return flat;
}
