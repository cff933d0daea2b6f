import { z } from 'zod';
import { typeText } from '../schemas/generate/contracts-page.ts';
import type { JsonSchema } from '../schemas/generate/json-schema.ts';
import type { SavedQuery } from './saved-query.ts';

/** docs/generated/queries.md: every saved query with params, rows and budget; `pagesOf` names the pages that ask it. */
export function queriesPage(
  queries: readonly SavedQuery[],
  pagesOf: (query: SavedQuery) => readonly string[],
): string {
  return `${[
    '# Saved queries',
    '',
    'Made from `queries/`; a test compares the two. Ask one with `./fresh query <name> --param NAME=VALUE` or with',
    '`POST /queries/<name>` (`openapi.json` beside this page). A query is of scope *repository* when its answer depends on the',
    'facts of one repository alone, else *portfolio*. The budget is the time within which 95 % of the answers must come on a',
    'warm graph of 200,000 nodes. A query with the param `as_of` can be answered as of an earlier run of the repository.',
    '',
    '| Query | Question | Scope | Budget |',
    '|---|---|---|--:|',
    ...queries.map(
      ({ name, description, scope, p95_ms }) =>
        `| [${name}](#${name}) | ${description} | ${scope} | ${p95_ms} ms |`,
    ),
    ...queries.flatMap((query) => sectionOf(query, pagesOf(query))),
  ].join('\n')}\n`;
}

function sectionOf({ name, description, params, row, walk }: SavedQuery, pages: readonly string[]): string[] {
  return [
    '',
    `## ${name}`,
    description,
    ...(walk === undefined
      ? []
      : ['', 'A walk: its text makes one hop and is asked again from what is new.']),
    '',
    `Asked by: ${pages.length === 0 ? 'nobody but people' : pages.join(', ')}.`,
    '',
    '| param | type | default |',
    '|---|---|---|',
    ...fieldsOf(params, 'input').map(
      ([field, schema]) =>
        `| \`${field}\` | ${cell(typeText(schema))} | ${schema.default === undefined ? 'needed' : `\`${cell(JSON.stringify(schema.default))}\``} |`,
    ),
    '',
    '| column | type |',
    '|---|---|',
    ...fieldsOf(row, 'output').map(([field, schema]) => `| \`${field}\` | ${cell(typeText(schema))} |`),
  ];
}

type Field = JsonSchema & { readonly default?: unknown };

const fieldsOf = (schema: z.ZodType, io: 'input' | 'output'): [string, Field][] =>
  Object.entries((z.toJSONSchema(schema, { io }) as JsonSchema).properties ?? {});

const cell = (text: string): string => text.replaceAll('|', '\\|');
