import { clausesOf } from './cypher-text.ts';
import { dml, everywhere, type LintRule, pattern, query } from './lint-rule.ts';
import { existsOutsideWhere, halfAnIndex, limitWithoutOrder, parametersOnly } from './lint-structure.ts';

/** What both servers take and answer differently, or differently from one time to the next. */
export const answerRules: readonly LintRule[] = [
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
  pattern('value-type', dml, 'valueType() spells types differently', /\bvalueType\s*\(/i),
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
    name: 'half-an-index',
    modes: query,
    says: 'an index is only used where each of its properties is asked for: add `.key IS NOT NULL` or `.rid IS NOT NULL`',
    breaks: halfAnIndex,
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
    'relationship uniqueness, node keys, indexes over several properties of an edge, and named or ranged ones differ',
    /\bCONSTRAINT\b[^;]*\bFOR\s*\(\)|\(\)-\[[^\]]*\]-\(\)\s*ON\s*\([^)]*,|\bNODE\s+KEY\b|\bRANGE\s+INDEX\b|\b(?:INDEX|CONSTRAINT)\s+(?!IF\b|FOR\b|ON\b)[a-z_]\w*/i,
  ),
  {
    name: 'not-schema',
    modes: ['ddl'],
    says: 'not a schema statement',
    breaks: (code) => !/^\s*(?:CREATE|DROP)\s+(?:\w+\s+)*?(?:INDEX|CONSTRAINT)\b/i.test(code),
  },
];

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
