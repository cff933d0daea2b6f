import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { sql } from '../../../../cli/evaluate/kinds/sql.ts';
import { openLineageEvents } from '../../../../cli/export/openlineage/job-events.ts';
import { openLineageUrls } from '../../../../schemas/exports/open-lineage.ts';
import { casesOf } from '../../../golden/labelled/evaluate-set.ts';
import { jobOf, names } from './lineage.ts';

/**
 * The folder `spec` of a checkout of OpenLineage (Apache-2.0). Its schemas are in no package that could be installed
 * and no part of this project, so this test is for those who have them; the contract open-lineage-event says the same
 * of every event, always.
 */
const spec = process.env['OPENLINEAGE_SPEC'];

const FILES = {
  [openLineageUrls.event]: 'OpenLineage.json',
  [openLineageUrls.columnLineage]: 'facets/ColumnLineageDatasetFacet.json',
  [openLineageUrls.schema]: 'facets/SchemaDatasetFacet.json',
  [openLineageUrls.jobType]: 'facets/JobTypeJobFacet.json',
} as const;

test.skipIf(spec === undefined)(
  'every event and facet of the labelled scripts is what its schema asks for',
  () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    for (const [url, file] of Object.entries(FILES)) {
      const schema = JSON.parse(readFileSync(join(spec ?? '', file), 'utf8'));
      expect(schema.$id, 'the version that the events name').toBe(url);
      ajv.addSchema(schema);
    }
    const faults = (url: string, value: unknown): unknown => {
      const isValid = ajv.getSchema(url);
      return isValid?.(value) === true ? null : (isValid?.errors ?? 'no schema');
    };
    const jobs = casesOf(sql).map(({ id, given }) => jobOf(`${id}.sql`, String(given['sql'])));
    const events = openLineageEvents(jobs, names);
    expect(events.length).toBeGreaterThan(jobs.length);
    for (const event of events) {
      expect(faults(openLineageUrls.event, event), JSON.stringify(event)).toBeNull();
      const datasets = 'job' in event ? [...event.inputs, ...event.outputs] : [event.dataset];
      if ('job' in event) expect(faults(openLineageUrls.jobType, event.job.facets)).toBeNull();
      for (const { facets } of datasets)
        for (const url of [openLineageUrls.columnLineage, openLineageUrls.schema])
          expect(faults(url, facets ?? {}), JSON.stringify(facets)).toBeNull();
    }
    // The schemas do refuse: an event without its time, a facet without its fields.
    expect(faults(openLineageUrls.event, { ...events[0], eventTime: undefined })).not.toBeNull();
    expect(
      faults(openLineageUrls.columnLineage, { columnLineage: { _producer: 'urn:x', _schemaURL: 'urn:y' } }),
    ).not.toBeNull();
  },
);
