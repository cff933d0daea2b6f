import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Faults of a value against one of the published JSON Schemas in test/fixtures/json-schemas, one line each. */
export function faultsAgainst(schema: string, value: unknown): string[] {
  const text = readFileSync(new URL(`fixtures/json-schemas/${schema}`, import.meta.url), 'utf8');
  const parsed = JSON.parse(text) as { $schema: string };
  const options = { strict: false, allErrors: true, allowUnionTypes: true };
  const ajv = parsed.$schema.includes('2020-12') ? new Ajv2020(options) : new Ajv(options);
  addFormats.default(ajv);
  const isValid = ajv.compile(parsed);
  return isValid(value) ? [] : (isValid.errors ?? []).map(describe);
}

const describe = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath}: ${message} ${JSON.stringify(params)}`;
