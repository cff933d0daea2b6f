import type { DashboardSpec } from './dashboard.ts';
import { ingestStage } from './ingest-stage.ts';
import { reporting } from './reporting.ts';
import { usage } from './usage.ts';
import { writerQueue } from './writer-queue.ts';

/** Every dashboard; the key is the name of its generated file. */
export const dashboards = {
  'ingest-stage': ingestStage,
  'writer-queue': writerQueue,
  reporting,
  usage,
} as const satisfies Readonly<Record<string, DashboardSpec>>;
