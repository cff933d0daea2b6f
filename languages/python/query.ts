import type { Query } from 'web-tree-sitter';
import type { PythonParser } from './parser.ts';

/**
 * All that is read off a tree, in one pass: a compiled query runs inside WebAssembly and hands over only what is
 * captured, which is faster than walking four million nodes from JavaScript.
 */
const SOURCE = `
(class_definition) @class
(function_definition) @function
(decorator . (_) @decorator)
(import_statement) @import
(import_from_statement) @import
(future_import_statement) @import
(call function: (_) @call)
(if_statement) @if
[(elif_clause) (for_statement) (while_statement) (try_statement) (except_clause)] @branch
(case_clause) @case
(assignment left: [(identifier) (pattern_list) (tuple_pattern) (list_pattern)] @bind)
(for_statement left: (_) @bind)
(for_in_clause left: (_) @bind)
(named_expression name: (_) @bind)
(as_pattern_target) @bind
(lambda_parameters) @bind
(case_pattern (dotted_name . (identifier) @bind .))
(keyword_pattern (dotted_name . (identifier) @bind .))
(case_pattern (as_pattern (identifier) @bind))
(splat_pattern (identifier) @bind)
[(global_statement) (nonlocal_statement)] @outer
(comment) @comment
`;

export type CaptureName =
  | 'class'
  | 'function'
  | 'decorator'
  | 'import'
  | 'call'
  | 'if'
  | 'branch'
  | 'case'
  | 'bind'
  | 'outer'
  | 'comment';

/** Asked apart, of trees that have errors: to look for a missing token costs a look at every node. */
const ERRORS = '[(ERROR) (MISSING)] @error';

interface Queries {
  readonly structure: Query;
  readonly errors: Query;
}

const compiled = new WeakMap<PythonParser, Queries>();

/** The queries above, compiled once for each parser. */
export function queriesOf(parser: PythonParser): Queries {
  const known = compiled.get(parser);
  if (known !== undefined) return known;
  const queries = { structure: parser.query(SOURCE), errors: parser.query(ERRORS) };
  compiled.set(parser, queries);
  return queries;
}
