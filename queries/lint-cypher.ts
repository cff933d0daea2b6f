import { spacesForLiterals } from './cypher-text.ts';
import type { LintMode } from './lint-rule.ts';
import { rules } from './lint-rules.ts';

export type { LintMode };

/**
 * What Memgraph 3.12 would refuse or answer differently in a statement, as one line a fault; empty when it is portable.
 * `query`: a saved query. `read` and `write`: statements of the adapters. `ddl`: schema statements, sent outside transactions.
 */
export function lintStatement(text: string, mode: LintMode = 'query'): string[] {
  const code = spacesForLiterals(text);
  return rules.filter((rule) => rule.modes.includes(mode) && rule.breaks(code, text)).map(({ says }) => says);
}
