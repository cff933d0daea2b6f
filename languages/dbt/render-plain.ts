import { parseTemplate } from '../jinja/parse-template.ts';
import { DbtContext } from './context.ts';
import type { Shared } from './need.ts';
import { isPlain, plain } from './plain.ts';

/** Names of a source may be templates; descriptions and tests are left as they are. */
export const pickNames = (value: unknown): Record<string, unknown> => {
  const { name, schema, database, catalog, identifier } = plain(value);
  const picked = { name, schema, database, catalog, identifier };
  return Object.fromEntries(Object.entries(picked).filter(([, part]) => part !== undefined));
};

/** Renders every text in a YAML value that holds a template. */
export function renderPlain(value: unknown, shared: Shared): unknown {
  if (typeof value === 'string' && /\{\{|\{%/.test(value)) {
    const context = new DbtContext(shared, {
      thisRelation: undefined,
      config: {},
      relationOf: () => undefined,
    });
    return context.evaluator.render(parseTemplate(value).nodes);
  }
  if (Array.isArray(value)) return value.map((part) => renderPlain(part, shared));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renderPlain(part, shared)]));
}
