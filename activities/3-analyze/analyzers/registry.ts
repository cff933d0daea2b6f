import type { Analyzer } from '../analyzer.ts';
import { pythonReferencesAnalyzer } from './python-references/analyzer.ts';

/** Every analyzer by its name: one folder, one line here. */
export const analyzers = {
  'python-references': pythonReferencesAnalyzer,
} as const satisfies Record<string, Analyzer>;
