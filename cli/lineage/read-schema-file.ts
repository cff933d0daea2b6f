import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../exit-codes.ts';

const Schema = z.record(z.string(), z.array(z.string()));

/**
 * Known columns of tables, in their order, from a JSON file.
 * @throws UsageError when the file cannot be read or holds something else.
 */
export function readSchemaFile(path: string): ReadonlyMap<string, readonly string[]> {
  try {
    return new Map(Object.entries(Schema.parse(JSON.parse(readFileSync(path, 'utf8')))));
  } catch (cause) {
    throw new UsageError(`${path} is no schema file: it holds {"table": ["column", …]} as JSON`, { cause });
  }
}
