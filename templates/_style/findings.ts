import { sortedBy } from './order.ts';

interface Finding {
  readonly reason: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly what: string;
  readonly detail: string;
}

/** Findings by reason and place; `about` names their object unless the detail does so itself. */
export const listFindings = (
  findings: readonly Finding[],
): readonly (Finding & { readonly about: string | null })[] =>
  sortedBy(findings, ({ reason, path, line, what, detail }) => [reason, path, line, what, detail]).map(
    (finding) => ({
      ...finding,
      about: finding.what === '' || finding.detail.includes(finding.what) ? null : finding.what,
    }),
  );
