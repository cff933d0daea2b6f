import neo4j from 'neo4j-driver';
import { Failure } from '../../schemas/failures.ts';

/** Values of an answer as plain data. Integers past 2^53 are refused, since a number would be silently another. */
export function decode(value: unknown): unknown {
  if (typeof value === 'bigint') return toNumber(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(decode);
  if (neo4j.isNode(value) || neo4j.isRelationship(value)) return decodeMap(value.properties);
  return decodeMap(value as Record<string, unknown>);
}

function decodeMap(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const decoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(map)) decoded[name] = decode(value);
  return decoded;
}

function toNumber(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw new Failure('GraphRefused', `the graph holds an integer past 2^53: ${value}`);
  return number;
}
