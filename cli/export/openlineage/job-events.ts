import { byCodeUnit } from '../../../schemas/canonical-json.ts';
import type { LineageResult } from '../../../schemas/cli/lineage.ts';
import {
  type OpenLineageDataset,
  type OpenLineageEvent,
  openLineageUrls,
} from '../../../schemas/exports/open-lineage.ts';
import { columnLineageFacet } from './column-lineage-facet.ts';
import { datasetId, splitColumn } from './dataset-names.ts';

/** What every event of an export says alike. */
export interface ExportNames {
  /** Where the tables are kept, e.g. `databricks`, `snowflake://account`. */
  readonly namespace: string;
  /** Whose jobs they are, e.g. the repository. */
  readonly jobNamespace: string;
  readonly producer: string;
  /** ISO 8601, in UTC. */
  readonly eventTime: string;
}

/** A file and what it does to tables. */
export interface JobLineage {
  readonly path: string;
  readonly lineage: LineageResult;
}

/** One job event a file that touches a table, then one dataset event a table; by name. Placeholders stay in names. */
export function openLineageEvents(
  jobs: readonly JobLineage[],
  names: ExportNames,
): readonly OpenLineageEvent[] {
  const touching = jobs.filter(({ lineage: { reads, writes } }) => reads.length + writes.length > 0);
  return [
    ...[...touching]
      .sort((left, right) => byCodeUnit(left.path, right.path))
      .map((job) => jobEvent(job, names)),
    ...datasetEvents(touching, names),
  ];
}

const headOf = ({ eventTime, producer }: ExportNames, definition: string) => ({
  eventTime,
  producer,
  schemaURL: `${openLineageUrls.event}#/$defs/${definition}`,
});

function jobEvent({ path, lineage }: JobLineage, names: ExportNames): OpenLineageEvent {
  const jobType = {
    _producer: names.producer,
    _schemaURL: openLineageUrls.jobType,
    processingType: 'BATCH' as const,
    integration: 'FRESH',
    jobType: lineage.language.toUpperCase(),
  };
  return {
    ...headOf(names, 'JobEvent'),
    job: { namespace: names.jobNamespace, name: path, facets: { jobType } },
    inputs: lineage.reads.map((table) => datasetId(table, names.namespace)),
    outputs: lineage.writes.map((table) => output(table, lineage, names)),
  };
}

function output(table: string, lineage: LineageResult, names: ExportNames): OpenLineageDataset {
  const columnLineage = columnLineageFacet(table, lineage, names);
  return { ...datasetId(table, names.namespace), ...(columnLineage && { facets: { columnLineage } }) };
}

/** Every table once, with the columns that the files together name of it. */
function datasetEvents(jobs: readonly JobLineage[], names: ExportNames): readonly OpenLineageEvent[] {
  const columns = new Map<string, Set<string>>();
  for (const { lineage } of jobs) {
    const tables = [...lineage.reads, ...lineage.writes];
    for (const table of tables) columns.set(table, columns.get(table) ?? new Set());
    const named = lineage.columns.flatMap(({ target, sources }) => [target, ...sources]);
    for (const column of [...named, ...lineage.control]) {
      const found = splitColumn(column, tables);
      if (found !== undefined) columns.get(found.table)?.add(found.field);
    }
  }
  return [...columns]
    .sort(([left], [right]) => byCodeUnit(left, right))
    .map(([table, fields]) => datasetEvent(table, [...fields].sort(byCodeUnit), names));
}

function datasetEvent(table: string, fields: readonly string[], names: ExportNames): OpenLineageEvent {
  const schema = {
    _producer: names.producer,
    _schemaURL: openLineageUrls.schema,
    fields: fields.map((name) => ({ name })),
  };
  return {
    ...headOf(names, 'DatasetEvent'),
    dataset: { ...datasetId(table, names.namespace), ...(fields.length > 0 && { facets: { schema } }) },
  };
}
