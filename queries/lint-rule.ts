export type LintMode = 'query' | 'read' | 'write' | 'ddl';

export interface LintRule {
  readonly name: string;
  readonly says: string;
  readonly modes: readonly LintMode[];
  /** True when the statement breaks it; `code` has blanked literals, `text` is as written. */
  readonly breaks: (code: string, text: string) => boolean;
}

/** Where a rule holds: in all statements, in all but schema statements, in reads, in saved queries. */
export const everywhere: readonly LintMode[] = ['query', 'read', 'write', 'ddl'];
export const dml: readonly LintMode[] = ['query', 'read', 'write'];
export const reading: readonly LintMode[] = ['query', 'read'];
export const query: readonly LintMode[] = ['query'];

/** A rule that a pattern over the code finds. */
export const pattern = (
  name: string,
  modes: readonly LintMode[],
  says: string,
  regexp: RegExp,
): LintRule => ({
  name,
  modes,
  says,
  breaks: (code) => regexp.test(code),
});
