import type { JobLineage } from '../../../../cli/export/openlineage/job-events.ts';
import { scriptLineage } from '../../../../languages/sql/lineage/script-lineage.ts';

export const names = {
  namespace: 'databricks',
  jobNamespace: 'warehouse',
  producer: 'urn:fresh',
  eventTime: '2024-05-01T00:00:00.000Z',
} as const;

/** A job whose lineage is that of a script. */
export function jobOf(path: string, sql: string): JobLineage {
  const { session: _session, output, ...found } = scriptLineage(null, { sql, dialect: 'databricks' });
  const plain = JSON.parse(JSON.stringify({ ...found, output: output ?? [] }));
  return { path, lineage: { ...plain, language: 'sql', dialect: 'databricks' } };
}
