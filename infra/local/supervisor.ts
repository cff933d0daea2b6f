import { parseArgs } from 'node:util';
import { chromiumFor } from './installers/chromium.ts';
import { queryService } from './query-service.ts';
import { currentStackSettings } from './settings.ts';
import { openStackState } from './stack-state.ts';
import { stackServices } from './start-stack.ts';
import { type Supervised, supervise } from './supervise.ts';
import { fleetServices } from './worker-fleet.ts';

/** The detached process behind `fresh up`: keeps servers and workers alive until it is told to stop. */
const { values } = parseArgs({ options: { 'servers-only': { type: 'boolean' } } });
const settings = currentStackSettings();
const { home } = settings;
const state = openStackState(home, log);
const servers: Supervised[] = [];
const workers: Supervised[] = [];
const stopping = Promise.withResolvers<void>();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopping.resolve());

const save = (phase?: 'ready' | 'stopping' | 'failed', message?: string) =>
  state.save(
    [...servers, ...workers].map((one) => one.state()),
    phase,
    message,
  );
const options = { home, log, onChange: () => save() };

save();
const failure = await Promise.race([
  startAll().then(
    () => null,
    (error: unknown) => error,
  ),
  stopping.promise.then(() => null),
]);
if (failure === null) await stopping.promise;
save('stopping');
// Workers first: what they were doing goes back to the server while it still listens.
await Promise.all(workers.map((worker) => worker.stop()));
await Promise.all(servers.map((server) => server.stop()));
if (failure === null) state.remove();
else {
  log(String(failure));
  save('failed', failure instanceof Error ? failure.message : String(failure));
  process.exitCode = 1;
}

async function startAll(): Promise<void> {
  for (const service of stackServices({ ...settings, log })) servers.push(supervise(service, options));
  await Promise.all(servers.map((server) => server.ready));
  if (values['servers-only'] !== true) {
    for (const service of [...fleetServices(settings, chromiumFor(settings)), queryService(settings)])
      workers.push(supervise(service, options));
    await Promise.all(workers.map((worker) => worker.ready));
  }
  save('ready');
}

function log(line: string): void {
  process.stdout.write(`${new Date().toISOString()} ${line}\n`);
}
