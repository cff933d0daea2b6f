import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { contracts } from '../../../schemas/contracts.ts';
import { contractsPage } from '../../../schemas/generate/contracts-page.ts';
import { jsonSchemaOf } from '../../../schemas/generate/json-schema.ts';
import { itemKinds } from '../../../schemas/items/registry.ts';

const root = new URL('../../../', import.meta.url);
const all = Object.entries(Object.assign({}, ...Object.values(contracts)) as (typeof contracts)[string]);
const names = (folder: string): string[] => readdirSync(new URL(folder, root)).sort();
const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

// `npx vitest run --project unit test/unit/schemas/contracts.test.ts -u` writes the generated files anew.
describe('generated', () => {
  test.each(all)('schemas/generated/%s.json is what the contract says', async (name, contract) => {
    const text = `${JSON.stringify(jsonSchemaOf(name, contract), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(new URL(`schemas/generated/${name}.json`, root).pathname);
  });

  it('holds no schema of a contract that is gone', () => {
    expect(names('schemas/generated')).toEqual(all.map(([name]) => `${name}.json`).sort());
  });

  it('docs/generated/contracts.md is what the contracts say', async () => {
    await expect(contractsPage()).toMatchFileSnapshot(new URL('docs/generated/contracts.md', root).pathname);
  });
});

describe.each(all)('examples of %s', (name, contract) => {
  const { schema } = contract;
  const files = names(`schemas/examples/${name}`);
  const valid = files.filter((file) => file.startsWith('valid-'));
  const invalid = files.filter((file) => file.startsWith('invalid-'));
  const jsonSchema = z.fromJSONSchema(jsonSchemaOf(name, contract) as z.core.JSONSchema.JSONSchema);

  it('are at least three valid and two invalid ones, and nothing else', () => {
    expect(valid.length).toBeGreaterThanOrEqual(3);
    expect(invalid.length).toBeGreaterThanOrEqual(2);
    expect([...invalid, ...valid]).toEqual(files);
    expect(
      new Set(files.map((file) => JSON.stringify(readJson(`schemas/examples/${name}/${file}`)))).size,
    ).toBe(files.length);
  });

  it.each(valid)('%s passes, and comes back as it is', (file) => {
    const example = readJson(`schemas/examples/${name}/${file}`);
    expect(schema.parse(example)).toEqual(example);
    expect(jsonSchema.safeParse(example).success).toBe(true);
  });

  it.each(invalid)('%s fails where it says, and nowhere else', (file) => {
    const { breaks, example } = readJson(`schemas/examples/${name}/${file}`) as {
      breaks: string;
      example: unknown;
    };
    const issues = schema.safeParse(example).error?.issues ?? [];
    expect([...new Set(issues.map(({ path }) => path.join('.')))]).toEqual([breaks]);
    expect(jsonSchema.safeParse(example).success).toBe(false);
  });
});

it('has examples of no contract that is gone', () => {
  expect(names('schemas/examples')).toEqual(all.map(([name]) => name).sort());
});

it('names every item kind and every answer of a command', async () => {
  expect(all.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(itemKinds)));
  const known = new Set<unknown>(all.map(([, { schema }]) => schema));
  for (const file of names('schemas/cli')) {
    const module = (await import(new URL(`schemas/cli/${file}`, root).href)) as Record<string, unknown>;
    for (const [name, schema] of Object.entries(module)) {
      if (name.endsWith('Result')) expect(known, `${file}: ${name}`).toContain(schema);
    }
  }
});
