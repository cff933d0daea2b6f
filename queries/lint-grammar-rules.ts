import { insides } from './cypher-text.ts';
import { dml, everywhere, type LintRule, pattern, reading } from './lint-rule.ts';
import { nodePatternWhere, severalAfterWhen } from './lint-structure.ts';

/** What Memgraph 3.12 does not parse, or parses otherwise than Neo4j. */
export const grammarRules: readonly LintRule[] = [
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
  {
    name: 'case-values',
    modes: dml,
    says: 'several values after WHEN: write one WHEN for each, or IN a list',
    breaks: severalAfterWhen,
  },
  pattern('drop-if-exists', ['ddl'], 'DROP … IF EXISTS is missing', /\bDROP\b.*\bIF\s+EXISTS\b/is),
  pattern(
    'write-clause',
    reading,
    'a write clause in a read',
    /(?<!\.)\b(?:MERGE|CREATE|SET|REMOVE|DELETE|FOREACH|DROP|LOAD\s+CSV)\b/i,
  ),
];

const unbounded = (inside: string): boolean =>
  /\*\s*(?:\d+\s*\.\.\s*)?(?:$|[^\d.\s])|\*\s*\d+\s*\.\.\s*$/.test(inside.trim()) &&
  /^[^|]*\*|:/.test(inside);

/** `&` or `!` between the colon of a label and the end of its pattern. */
const labelExpression = (code: string): boolean =>
  [...insides(code, '('), ...insides(code, '[')].some((inside) => /^\s*\w*\s*:\s*[^{(]*[&!]/.test(inside));
