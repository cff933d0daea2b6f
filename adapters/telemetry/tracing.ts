/** Starts the OpenTelemetry SDK when an OTLP address is set, else does nothing; returns how to flush and stop it. */
export async function startTracing(otlp: string | null, service: string): Promise<() => Promise<void>> {
  if (otlp === null) return async () => {};
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({ serviceName: service });
  sdk.start();
  return () => sdk.shutdown();
}
