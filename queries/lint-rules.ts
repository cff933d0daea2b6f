import { answerRules } from './lint-answer-rules.ts';
import { grammarRules } from './lint-grammar-rules.ts';
import type { LintRule } from './lint-rule.ts';

/** All rules of the linter. */
export const rules: readonly LintRule[] = [...grammarRules, ...answerRules];
