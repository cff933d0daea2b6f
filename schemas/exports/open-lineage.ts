import { z } from 'zod';

/** Where the specification stands that events and facets name: version 2-0-2, facets with versions of their own. */
export const openLineageUrls = {
  event: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
  columnLineage: 'https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json',
  schema: 'https://openlineage.io/spec/facets/1-2-0/SchemaDatasetFacet.json',
  jobType: 'https://openlineage.io/spec/facets/2-0-4/JobTypeJobFacet.json',
} as const;

const name = z.string().min(1);
const facet = { _producer: z.url(), _schemaURL: z.url() };
const identity = { namespace: name, name };

const InputField = z.strictObject({
  ...identity,
  field: name,
  transformations: z
    .array(
      z.strictObject({
        type: z.enum(['DIRECT', 'INDIRECT']),
        subtype: z.enum(['IDENTITY', 'TRANSFORMATION', 'AGGREGATION']).optional(),
        /** The kind in the words of the labelled sets; how sure it is stands behind it where that is below 1. */
        description: z.string(),
      }),
    )
    .min(1),
});

const ColumnLineageFacet = z.strictObject({
  ...facet,
  fields: z.record(name, z.strictObject({ inputFields: z.array(InputField) })),
  /** Columns that choose, join, group or order the rows. */
  dataset: z.array(InputField).optional(),
});
export type ColumnLineageFacet = z.infer<typeof ColumnLineageFacet>;

const SchemaFacet = z.strictObject({ ...facet, fields: z.array(z.strictObject({ name })).min(1) });
const JobTypeFacet = z.strictObject({
  ...facet,
  processingType: z.literal('BATCH'),
  integration: name,
  jobType: name,
});

const dataset = z.strictObject({
  ...identity,
  facets: z.strictObject({ columnLineage: ColumnLineageFacet.optional() }).optional(),
});
const described = z.strictObject({
  ...identity,
  facets: z.strictObject({ schema: SchemaFacet.optional() }).optional(),
});

const event = { eventTime: z.iso.datetime(), producer: z.url(), schemaURL: z.url() };

/** A design-time event of the OpenLineage specification, as far as Fresh says something: a job or a dataset. */
export const OpenLineageEvent = z.union([
  z.strictObject({
    ...event,
    job: z.strictObject({ ...identity, facets: z.strictObject({ jobType: JobTypeFacet }) }),
    inputs: z.array(dataset),
    outputs: z.array(dataset),
  }),
  z.strictObject({ ...event, dataset: described }),
]);
export type OpenLineageEvent = z.infer<typeof OpenLineageEvent>;
export type OpenLineageDataset = z.infer<typeof dataset>;
