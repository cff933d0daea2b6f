import { fileURLToPath } from 'node:url';
import { runWorker } from '../../workers/run-worker.ts';

/** A worker as it is, but that its workflows lose patience with the dead sooner. */
await runWorker([fileURLToPath(new URL('short-patience.ts', import.meta.url))]);
