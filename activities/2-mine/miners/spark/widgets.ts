import type { Cell } from '../../../../languages/notebook/cells.ts';
import type { PythonParser } from '../../../../languages/python/parser.ts';
import { literalPieces } from '../../../../languages/python/string-literal.ts';
import { field, readSyntax, type SyntaxNode, textOf } from '../../../../languages/python/syntax.ts';
import { sqlWidgets } from '../../../../languages/sql/widgets.ts';

export interface Widget {
  readonly name: string;
  readonly default: string | null;
}

const SETS = /^dbutils\.widgets\.(?:text|dropdown|combobox|multiselect)$/;
const GETS = /^dbutils\.widgets\.get(?:Argument)?$/;

/** Widgets that the cells declare, and those that they only ask for, each once. */
export function widgetsOf(cells: readonly Cell[], python: PythonParser): readonly Widget[] {
  const found = new Map<string, Widget>();
  const tell = (widget: Widget): void => {
    const known = found.get(widget.name);
    if (widget.name !== '' && (known === undefined || known.default === null)) found.set(widget.name, widget);
  };
  for (const { kind, text } of cells) {
    if (kind === 'sql') for (const [name, preset] of sqlWidgets(text)) tell({ name, default: preset });
    if (kind === 'python' && text.includes('widgets'))
      for (const one of calls(readSyntax(python, text))) tell(one);
  }
  return [...found.values()];
}

function calls(root: SyntaxNode): readonly Widget[] {
  const found: Widget[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...node.children.toReversed());
    const widget = node.type === 'call' ? widgetOf(node) : null;
    if (widget !== null) found.push(widget);
  }
  return found;
}

function widgetOf(call: SyntaxNode): Widget | null {
  const callee = textOf(field(call, 'function') ?? call);
  const given = field(call, 'arguments')?.children ?? [];
  const name = literal(argument(given, 0, 'name'));
  if (name === null) return null;
  if (GETS.test(callee)) return { name, default: null };
  return SETS.test(callee) ? { name, default: literal(argument(given, 1, 'defaultValue')) } : null;
}

const argument = (given: readonly SyntaxNode[], at: number, name: string): SyntaxNode | undefined => {
  const named = given.find(
    (one) => one.type === 'keyword_argument' && textOf(field(one, 'name') ?? one) === name,
  );
  return (named === undefined ? undefined : field(named, 'value')) ?? given[at];
};

function literal(node: SyntaxNode | undefined): string | null {
  const pieces = node?.type === 'string' ? literalPieces(node) : null;
  if (pieces === null || pieces.some((piece) => typeof piece !== 'string')) return null;
  return pieces.join('');
}
