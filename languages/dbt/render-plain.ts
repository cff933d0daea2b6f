import { parseTemplate } from '../jinja/parse-template.ts';
import { DbtContext } from './context.ts';
import type { Shared } from './need.ts';
import { isPlain, type Plain, plain } from './plain.ts';

/** Names of a source and its table may be templates; descriptions and tests are left as they are. */
export function renderNames(properties: Plain, shared: Shared): Plain {
  const source = plain(properties.source);
  return {
    ...properties,
    ...(renderPlain(pickNames(properties), shared) as Plain),
    source: { ...source, ...(renderPlain(pickNames(source), shared) as Plain) },
  };
}

function pickNames({ name, schema, database, catalog, identifier }: Plain): Plain {
  const picked = { name, schema, database, catalog, identifier };
  return Object.fromEntries(Object.entries(picked).filter(([, part]) => part !== undefined));
}

/** Renders every text in a YAML value that holds a template. */
export function renderPlain(value: unknown, shared: Shared): unknown {
  if (typeof value === 'string' && /\{\{|\{%/.test(value)) {
    const context = new DbtContext(shared, {
      thisRelation: undefined,
      config: {},
      relationOf: () => undefined,
      columnsOf: null,
    });
    return context.evaluator.render(parseTemplate(value).nodes);
  }
  if (Array.isArray(value)) return value.map((part) => renderPlain(part, shared));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renderPlain(part, shared)]));
}
