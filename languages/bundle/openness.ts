import type { Reason } from './facts.ts';

/** Why a name is none: what was given for a marker in it is known only at run time, or nothing was given. Null for a name. */
export function openness(name: string): Reason | null {
  if (/\{\{\s*(?:input\b|\w+[.[])/.test(name)) return 'runtime-data';
  if (/\$\{\s*(?:var|bundle|workspace|resources|env)[.:]/.test(name)) return 'computed';
  if (/\$\{|\{\{|(?<![\w:]):[A-Za-z_]/.test(name)) return 'widget-without-default';
  return /(?:^|\.)identifier\(/i.test(name) ? 'computed' : null;
}
