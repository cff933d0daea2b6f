import type { Node } from 'web-tree-sitter';
import { type CodeLines, countCodeLines } from './code-lines.ts';
import type { Import } from './imports.ts';
import type { PythonParser } from './parser.ts';
import { type CaptureName, queriesOf } from './query.ts';
import { lastLine, leaveScopes, scopeAt, startReading } from './reading.ts';
import type { Scope } from './scopes.ts';
import { take } from './take-captures.ts';

/** A Python file, read. */
export interface PythonSource {
  readonly module: Scope;
  /** Classes and functions by their first line, the outer before the inner. */
  readonly definitions: readonly Scope[];
  readonly imports: readonly Import[];
  readonly codeLines: CodeLines;
  /** True when it has an `if __name__ == "__main__"` block. */
  readonly main: boolean;
  /** Lines of the first piece that is not Python, counted from 1; null when all is. */
  readonly error: readonly [number, number] | null;
  /** Line of the first definition nested too deep; what lies within is not read. */
  readonly tooDeep: number | null;
}

/** Reads imports, definitions, calls and decisions. Never throws for what the text holds; linear in its size. */
export function readSource(parser: PythonParser, text: string): PythonSource {
  const reading = startReading(text);
  const { structure, errors } = queriesOf(parser);
  const tree = parser.parse(text);
  for (const { name, node } of structure.captures(tree.rootNode)) {
    leaveScopes(reading, node.startIndex);
    take[name as CaptureName](reading, node, scopeAt(reading, node.startIndex));
  }
  const [wrong] = tree.rootNode.hasError ? errors.captures(tree.rootNode) : [];
  const error = wrong === undefined ? null : linesOf(wrong.node);
  tree.delete();
  leaveScopes(reading, Number.POSITIVE_INFINITY);
  const { module, definitions, imports, main, tooDeep } = reading;
  return {
    module,
    definitions,
    imports,
    main,
    error,
    tooDeep,
    codeLines: countCodeLines(text, reading.commentLines),
  };
}

const linesOf = (node: Node): readonly [number, number] => [node.startPosition.row + 1, lastLine(node)];
