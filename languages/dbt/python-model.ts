import type { Need } from './need.ts';

/** What the model calls dbt's object: its first parameter. */
const MODEL = /\bdef\s+model\s*\(\s*(\w+)/;

const callsOf = (dbt: string): RegExp =>
  new RegExp(
    `\\b${dbt}\\.(ref|source)\\(\\s*((?:["'][^"'\\n]*["']\\s*,?\\s*)+)(?:(?:v|version)\\s*=\\s*["']?([\\w.]+)["']?\\s*)?\\)`,
    'g',
  );
const configsOf = (dbt: string): RegExp => new RegExp(`\\b${dbt}\\.config\\(([\\s\\S]*?)\\)`, 'g');
const SETTING = /\b(\w+)\s*=\s*(?:["']([^"']*)["']|(True|False)|(-?\d+))/g;

/** Needs and configuration of a Python model, where their arguments are literals. */
export function readPythonModel(text: string): {
  readonly needs: Need[];
  readonly config: Record<string, unknown>;
} {
  const code = text.replaceAll(/^[ \t]*#.*$/gm, '');
  const dbt = MODEL.exec(code)?.[1] ?? 'dbt';
  const needs = [...code.matchAll(callsOf(dbt))].map((found): Need => {
    const names = [...(found[2] ?? '').matchAll(/["']([^"'\n]*)["']/g)].map((name) => name[1] ?? '');
    const line = code.slice(0, found.index).split('\n').length;
    return {
      type: found[1] === 'source' ? 'source' : 'ref',
      names,
      version: found[3] ?? null,
      macro: null,
      line,
    };
  });
  const config: Record<string, unknown> = {};
  for (const call of code.matchAll(configsOf(dbt))) {
    for (const [, name = '', text_, flag, number] of (call[1] ?? '').matchAll(SETTING)) {
      config[name] = text_ ?? (flag === undefined ? Number(number) : flag === 'True');
    }
  }
  return { needs, config };
}
