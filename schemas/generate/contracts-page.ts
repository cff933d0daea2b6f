import { type Contract, contracts } from '../contracts.ts';
import { CONTRACT_VERSION } from '../envelope.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';

/** docs/generated/contracts.md: every contract with its fields. */
export function contractsPage(): string {
  const sections = Object.entries(contracts).flatMap(([title, table]) => [
    '',
    `## ${title}`,
    ...Object.entries(table).flatMap(([name, contract]) => contractLines(name, contract)),
  ]);
  return `${[
    `# Contracts, version ${CONTRACT_VERSION}`,
    '',
    'Made from `schemas/`; a test compares the two. JSON Schemas are in `schemas/generated/`, examples that must pass and',
    'examples that must not in `schemas/examples/<name>/`. Unknown fields are refused. `?` marks a field that may be absent.',
    ...sections,
  ].join('\n')}\n`;
}

function contractLines(name: string, contract: Contract): string[] {
  const schema = jsonSchemaOf(name, contract);
  const variants = schema.oneOf ?? schema.anyOf ?? [schema];
  return ['', `### ${name}`, contract.about, ...variants.flatMap((variant) => ['', ...fieldTable(variant)])];
}

function fieldTable({ properties, required }: JsonSchema): string[] {
  const rows = Object.entries(properties ?? {}).map(([field, type]) => {
    const optional = required?.includes(field) === true ? '' : '?';
    return `| \`${field}${optional}\` | ${typeText(type).replaceAll('|', '\\|')} |`;
  });
  return ['| field | type |', '|---|---|', ...rows];
}

/** A type as people write it: `integer`, `text | null`, `{a, b?}[]`. */
export function typeText(schema: JsonSchema): string {
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return either.map(typeText).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => String(value)).join(' | ');
  if (schema.type === 'array') return arrayText(schema);
  if (schema.type === 'object') return objectText(schema);
  return [schema.type ?? 'anything'].flat().map(typeName).join(' | ');
}

const typeName = (type: string): string => (type === 'string' ? 'text' : type);

function arrayText({ items, prefixItems }: JsonSchema): string {
  if (prefixItems !== undefined) return `[${prefixItems.map(typeText).join(', ')}]`;
  const entry = typeText(items ?? {});
  return entry.includes(' | ') ? `(${entry})[]` : `${entry}[]`;
}

function objectText({ properties, required, additionalProperties }: JsonSchema): string {
  if (properties === undefined) {
    const entry = typeof additionalProperties === 'object' ? typeText(additionalProperties) : 'anything';
    return `text → ${entry}`;
  }
  return `{${Object.keys(properties)
    .map((name) => (required?.includes(name) === true ? name : `${name}?`))
    .join(', ')}}`;
}
