import { inSpan } from '../adapters/telemetry/spans.ts';
import { startTracing } from '../adapters/telemetry/tracing.ts';
import { otlpAddress } from './settings.ts';

/** A command as the first span of what it starts; without an OTLP address just the command. */
export async function runTraced(name: string, run: () => Promise<number>): Promise<number> {
  const stop = await startTracing(otlpAddress(), 'fresh-cli');
  try {
    return await inSpan(`fresh ${name}`, {}, run);
  } finally {
    // A collector that is away must not change how the command ends.
    await stop().catch(() => {});
  }
}
