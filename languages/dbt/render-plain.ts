import type { TemplateNode } from '../jinja/ast.ts';
import { parseTemplate } from '../jinja/parse-template.ts';
import { toPlain } from '../jinja/values.ts';
import { DbtContext } from './context.ts';
import type { Noted, Shared } from './need.ts';
import { isPlain, type Plain, plain } from './plain.ts';

/** Told what a template in YAML could not know. */
type Tell = (noted: readonly Noted[]) => undefined;

const nobody: Tell = () => undefined;

/** Names of a source and its table may be templates; descriptions and tests are left as they are. */
export function renderNames(properties: Plain, shared: Shared, tell: Tell): Plain {
  const source = plain(properties.source);
  return {
    ...properties,
    ...(renderPlain(pickNames(properties), shared, tell) as Plain),
    source: { ...source, ...(renderPlain(pickNames(source), shared, tell) as Plain) },
  };
}

function pickNames({ name, schema, database, catalog, identifier }: Plain): Plain {
  const picked = { name, schema, database, catalog, identifier };
  return Object.fromEntries(Object.entries(picked).filter(([, part]) => part !== undefined));
}

/** Renders every text in a YAML value that holds a template; one that is nothing but an expression has its value. */
export function renderPlain(value: unknown, shared: Shared, tell: Tell = nobody): unknown {
  if (typeof value === 'string' && /\{\{|\{%/.test(value)) return renderText(value, shared, tell);
  if (Array.isArray(value)) return value.map((part) => renderPlain(part, shared, tell));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, renderPlain(part, shared, tell)]),
  );
}

function renderText(text: string, shared: Shared, tell: Tell): unknown {
  const context = new DbtContext(shared, {
    thisRelation: undefined,
    node: () => undefined,
    config: {},
    relationOf: () => undefined,
    columnsOf: null,
  });
  const { nodes } = parseTemplate(text);
  const expression = onlyExpression(nodes);
  const value =
    expression === null ? context.evaluator.render(nodes) : toPlain(context.evaluator.evaluate(expression));
  tell(context.noted);
  return value ?? (expression === null ? '' : null);
}

const onlyExpression = (nodes: readonly TemplateNode[]) => {
  const [only, ...more] = nodes;
  return only?.kind === 'output' && more.length === 0 ? only.expression : null;
};
