import { DefaultLogger, type RuntimeOptions } from '@temporalio/worker';
import type { Logger } from '../adapters/telemetry/logger.ts';
import type { WorkerSettings } from './settings.ts';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** Temporal's way to log, into ours. */
export const temporalLogger = (logger: Logger): DefaultLogger =>
  new DefaultLogger('INFO', ({ level, message, meta }) => logger[levels[level]]({ ...meta }, message));

/** Temporal's logs go into ours; Core serves its metrics on a port of its own, since the two registries do not merge. */
export function runtimeOptions(logger: Logger, settings: WorkerSettings): RuntimeOptions {
  return {
    logger: temporalLogger(logger),
    telemetryOptions: {
      logging: { forward: {}, filter: 'WARN' },
      metrics: {
        prometheus: {
          bindAddress: `${settings.metrics.host}:${settings.metrics.corePort}`,
          countersTotalSuffix: true,
          unitSuffix: true,
          useSecondsForDurations: true,
        },
      },
    },
  };
}
