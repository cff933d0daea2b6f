import { z } from 'zod';
import type { Contract } from '../contracts.ts';

/** What is read of a JSON Schema to describe its fields. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/** JSON Schema 2020-12 of what a contract takes. */
export const jsonSchemaOf = (name: string, { schema, about }: Contract): JsonSchema =>
  ({
    title: name,
    description: about,
    ...z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }),
  }) as JsonSchema;
