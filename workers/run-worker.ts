import { NativeConnection, Runtime } from '@temporalio/worker';
import { createLogger } from '../adapters/telemetry/logger.ts';
import { createMeters } from '../adapters/telemetry/meters.ts';
import { serveMetrics } from '../adapters/telemetry/metrics-server.ts';
import { startTracing } from '../adapters/telemetry/tracing.ts';
import { startWatch } from '../adapters/telemetry/watch.ts';
import { bundleWorkflows } from './bundle-workflows.ts';
import { connectAdapters } from './connect-adapters.ts';
import { createWorkers } from './roles.ts';
import { runtimeOptions, temporalLogger } from './runtime.ts';
import { readWorkerSettings } from './settings.ts';
import { looksOf } from './watch-fleet.ts';

/**
 * One process of the fleet: connects, starts a worker for each of its roles, and serves health and metrics until stopped.
 * `interceptors` are modules that its workflows run through beside ours.
 */
export async function runWorker(interceptors: readonly string[] = []): Promise<void> {
  const settings = readWorkerSettings();
  const logger = createLogger(settings.logLevel, { service: 'fresh-worker', roles: settings.roles });
  const stopTracing = await startTracing(settings.otlp, 'fresh-worker');
  Runtime.install(runtimeOptions(logger, settings));
  const meters = createMeters('worker');
  const adapters = await connectAdapters(settings, () => meters.add('fresh_write_conflicts_total', {}));
  const connection = await NativeConnection.connect({ address: settings.temporal.address });
  const workers = await createWorkers({
    settings,
    adapters,
    meters,
    connection,
    bundle: settings.roles.includes('workflow')
      ? await bundleWorkflows(temporalLogger(logger), interceptors)
      : null,
  });
  // Who runs the portfolio's workflow also knows the list of repositories that it reads.
  if (settings.roles.includes('workflow')) {
    await adapters.keepSchedules().then(
      (done) => logger.info({ schedules: done }, 'schedules looked at'),
      (error) => logger.error({ err: error }, 'schedules not looked at; the worker works without them'),
    );
  }
  const server = await serveMetrics(
    meters,
    () => ({ status: 'ok', roles: settings.roles, workers: workers.map((worker) => worker.getState()) }),
    { host: settings.metrics.host, port: settings.metrics.port },
  );
  const stopWatch = startWatch(looksOf(settings.roles, adapters.sources, meters), logger);
  logger.info({ port: settings.metrics.port }, 'worker ready');

  try {
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    server.close();
    await stopWatch();
    await connection.close();
    await adapters.close();
    // A collector that is away must not change how the worker ends.
    await stopTracing().catch(() => {});
    logger.info('worker stopped');
  }
}
