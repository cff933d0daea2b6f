import { sortedBy } from './order.ts';

interface Finding {
  readonly reason: string;
  readonly path: string | null;
  readonly line: number | null;
  readonly what: string;
  readonly detail: string;
}

/** What a reject is about is its detail behind the kind that it would have become. */
const saysTheSame = ({ what, detail }: Finding): boolean =>
  what === '' || detail.includes(what) || (detail !== '' && what.includes(`: ${detail}`));

/** Findings by reason and place; `about` names their object unless the detail does so itself. */
export const listFindings = (
  findings: readonly Finding[],
): readonly (Finding & { readonly about: string | null })[] =>
  sortedBy(findings, ({ reason, path, line, what, detail }) => [reason, path, line, what, detail]).map(
    (finding) => ({
      ...finding,
      about: saysTheSame(finding) ? null : finding.what,
    }),
  );
