import { spanIds } from './span-ids.ts';

/**
 * Starts the OpenTelemetry SDK when an OTLP address is set, else does nothing; returns how to flush and stop it. The SDK
 * reads the other OTEL_* variables itself. Traces only: metrics are asked for by Prometheus and logs go to standard error.
 */
export async function startTracing(otlp: string | null, service: string): Promise<() => Promise<void>> {
  if (otlp === null) return async () => {};
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    serviceName: service,
    idGenerator: spanIds,
    metricReaders: [],
    logRecordProcessors: [],
    // The default ones name the command line and its arguments.
    resourceDetectors: [],
  });
  sdk.start();
  return () => sdk.shutdown();
}
