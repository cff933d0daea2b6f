import type { LineageResult } from '../../../schemas/cli/lineage.ts';
import { type ColumnLineageFacet, openLineageUrls } from '../../../schemas/exports/open-lineage.ts';
import { datasetId, splitColumn } from './dataset-names.ts';
import type { ExportNames } from './job-events.ts';

type Flow = LineageResult['columns'][number];
type InputFields = ColumnLineageFacet['fields'][string]['inputFields'];

/** What a value goes through, in OpenLineage's words; what is not known is not said. */
const SUBTYPES = {
  identity: 'IDENTITY',
  rename: 'IDENTITY',
  expression: 'TRANSFORMATION',
  aggregate: 'AGGREGATION',
  constant: 'TRANSFORMATION',
  unknown: undefined,
} as const;

/** The facet of one written table; undefined where nothing is known of its columns. */
export function columnLineageFacet(
  table: string,
  lineage: LineageResult,
  names: ExportNames,
): ColumnLineageFacet | undefined {
  const tables = [...lineage.reads, ...lineage.writes];
  const fields = lineage.columns.flatMap((flow): [string, { inputFields: InputFields }][] => {
    const target = splitColumn(flow.target, tables);
    if (target?.table !== table || flow.kind === 'unknown') return [];
    return [[target.field, { inputFields: inputsOf(flow, tables, names) }]];
  });
  // Whose rows a control column chooses is known where the file writes one table alone.
  const control = lineage.writes.length === 1 ? controlOf(lineage, tables, names) : [];
  if (fields.length + control.length === 0) return undefined;
  return {
    _producer: names.producer,
    _schemaURL: openLineageUrls.columnLineage,
    fields: Object.fromEntries(fields),
    ...(control.length > 0 && { dataset: control }),
  };
}

function inputsOf(flow: Flow, tables: readonly string[], names: ExportNames): InputFields {
  const { kind, confidence } = flow;
  const subtype = SUBTYPES[kind];
  const description = confidence < 1 ? `${kind}, confidence ${confidence}` : kind;
  const transformations = [{ type: 'DIRECT' as const, ...(subtype && { subtype }), description }];
  return flow.sources.flatMap((source) => inputField(source, tables, names, transformations));
}

const controlOf = ({ control }: LineageResult, tables: readonly string[], names: ExportNames): InputFields =>
  control.flatMap((column) =>
    inputField(column, tables, names, [{ type: 'INDIRECT', description: 'control' }]),
  );

function inputField(
  column: string,
  tables: readonly string[],
  { namespace }: ExportNames,
  transformations: InputFields[number]['transformations'],
): InputFields {
  const found = splitColumn(column, tables);
  return found === undefined
    ? []
    : [{ ...datasetId(found.table, namespace), field: found.field, transformations }];
}
