import type { Need, Noted } from './need.ts';
import { type PythonCall, pythonCalls } from './python-calls.ts';

/** What the model calls dbt's object: its first parameter. */
const MODEL = /\bdef\s+model\s*\(\s*(\w+)/;

/** Needs and configuration of a Python model, where their arguments are literals. */
export function readPythonModel(text: string): {
  readonly needs: Need[];
  readonly noted: Noted[];
  readonly config: Record<string, unknown>;
} {
  const calls = pythonCalls(text, MODEL.exec(text)?.[1] ?? 'dbt');
  const asking = calls.filter(({ method }) => method === 'ref' || method === 'source');
  const needs = asking.flatMap((call) => needOf(call) ?? []);
  const noted = asking.filter((call) => needOf(call) === null).map(dynamic);
  const settings = calls.filter(({ method }) => method === 'config').flatMap(({ named }) => [...named]);
  return { needs, noted, config: Object.fromEntries(settings) };
}

function needOf({ method, positional, named, line }: PythonCall): Need | null {
  const names = positional.filter((name) => typeof name === 'string');
  if (names.length === 0 || names.length < positional.length) return null;
  const version = named.get('v') ?? named.get('version') ?? null;
  const type = method === 'source' ? 'source' : 'ref';
  return { type, names, version: version === null ? null : String(version), macro: null, line };
}

const dynamic = ({ method, line }: PythonCall): Noted => ({
  what: `dbt.${method}(…)`,
  reason: 'dynamic-name',
  detail: 'its argument is not known from the text',
  line,
});
