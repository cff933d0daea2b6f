import Handlebars from 'handlebars';
import { escapeMarkdown, Markup } from '../../templates/_style/markdown.ts';
import { escapeLabel } from '../../templates/_style/mermaid.ts';
import { vocabulary } from '../../templates/_style/vocabulary.ts';

/** Fills a template; `gathered` is what its helpers write to. */
export type Fill = (view: object, gathered: object) => string;

type Escape = (text: string) => string;
const escapes = { markdown: escapeMarkdown, mermaid: escapeLabel } as const satisfies Record<string, Escape>;
export type TextKind = keyof typeof escapes;

/** Every `{{value}}` becomes `{{escape value}}`, and there is no way around it: `{{{value}}}` is refused. */
class EscapeEverything extends Handlebars.Visitor {
  override MustacheStatement(statement: hbs.AST.MustacheStatement): void {
    if (!statement.escaped)
      throw new Error(`Unescaped value on line ${statement.loc.start.line}: use a helper`);
    const { path, params, hash, loc } = statement;
    const isCall = params.length > 0 || (hash?.pairs.length ?? 0) > 0;
    const value = isCall ? { type: 'SubExpression', path, params, hash, loc } : path;
    const call = {
      type: 'PathExpression',
      original: 'escape',
      parts: ['escape'],
      depth: 0,
      data: false,
      loc,
    };
    Object.assign(statement, { path: call, params: [value], hash: undefined });
  }
}

/** Compiles a template of pages or diagrams. A name that the view does not have is an error, not an empty text. */
export function compileTemplate(text: string, kind: TextKind): Fill {
  const engine = Handlebars.create();
  for (const [name, word] of Object.entries(vocabulary)) {
    engine.registerHelper(name, (...given: unknown[]) => {
      if (given[0] === undefined) throw new Error(`The view has nothing to give to {{${name}}}`);
      return (word as (...values: unknown[]) => Markup)(...given);
    });
  }
  engine.registerHelper('escape', (value: unknown) => written(value, escapes[kind]));
  const tree = Handlebars.parse(text);
  new EscapeEverything().accept(tree);
  const fill = engine.compile(tree, { noEscape: true, strict: true, preventIndent: true });
  return (view, gathered) => fill(view, { data: { gathered } });
}

function written(value: unknown, toText: Escape): string {
  if (value instanceof Markup) return value.text;
  if (value === undefined) throw new Error('The view does not have what the template names');
  if (value === null) return '';
  return toText(String(value));
}
