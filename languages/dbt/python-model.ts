import type { Need } from './need.ts';

const CALL =
  /\bdbt\.(ref|source)\(\s*((?:["'][^"'\n]*["']\s*,?\s*)+)(?:(?:v|version)\s*=\s*["']?([\w.]+)["']?\s*)?\)/g;
const CONFIG = /\bdbt\.config\(([\s\S]*?)\)/g;
const SETTING = /\b(\w+)\s*=\s*(?:["']([^"']*)["']|(True|False)|(-?\d+))/g;

/** Needs and configuration of a Python model, where their arguments are literals. */
export function readPythonModel(text: string): {
  readonly needs: Need[];
  readonly config: Record<string, unknown>;
} {
  const code = text.replaceAll(/^[ \t]*#.*$/gm, '');
  const needs = [...code.matchAll(CALL)].map((found): Need => {
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
  for (const call of code.matchAll(CONFIG)) {
    for (const [, name = '', text_, flag, number] of (call[1] ?? '').matchAll(SETTING)) {
      config[name] = text_ ?? (flag === undefined ? Number(number) : flag === 'True');
    }
  }
  return { needs, config };
}
