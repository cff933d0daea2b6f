import { readServiceSettings } from './settings.ts';
import { startService } from './start-service.ts';

/** The query service as a process of its own: serves until it is told to stop. */
const service = await startService(readServiceSettings(process.env));
await new Promise<void>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
});
await service.stop();
