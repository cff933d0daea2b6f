import { listFindings } from '../_style/findings.ts';
import type { Rows } from '../report.ts';

type Facts = Rows<'coverage_reasons' | 'coverage_files' | 'findings'>;

/** Findings of the reasons that leave something open, in the files that have something open. */
export function openPlaces(rows: Facts): ReturnType<typeof listFindings> {
  const reasons = new Set(rows['coverage_reasons'].map(({ reason }) => reason));
  const paths = new Set(rows['coverage_files'].map(({ path }) => path));
  return listFindings(
    rows.findings.filter(({ reason, path }) => path !== null && paths.has(path) && reasons.has(reason)),
  );
}
