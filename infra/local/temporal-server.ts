import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isTemporalServing, prepareNamespace } from '../../adapters/temporal/prepare-namespace.ts';
import { attributes } from '../../workflows/search-attributes.ts';
import { temporalBinary } from './installers/temporal-cli.ts';
import type { Service } from './service.ts';
import { projectRoot, type StackPorts } from './settings.ts';

/** Days that finished workflows stay visible; the graph keeps the run records for ever. */
export const retentionDays = 30;

export const searchAttributes = Object.values(attributes).map(({ name, type }) => ({ name, type }));

export interface TemporalServerOptions {
  readonly home: string;
  readonly toolchainHome: string;
  readonly version: string;
  readonly namespace: string;
  readonly ports: StackPorts;
}

/** Temporal's development server with its database in a file below `home`. */
export function temporalService({
  home,
  toolchainHome,
  version,
  namespace,
  ports,
}: TemporalServerOptions): Service {
  const data = join(home, 'data', 'temporal');
  mkdirSync(data, { recursive: true });
  const address = `127.0.0.1:${ports.temporal}`;
  return {
    name: 'temporal',
    command: temporalBinary(toolchainHome, version),
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--log-level', 'error'],
      ...['--port', String(ports.temporal), '--ui-port', String(ports.temporalUi)],
      ...['--db-filename', join(data, 'temporal.db'), '--namespace', namespace],
    ],
    cwd: projectRoot,
    env: {},
    logFile: join(home, 'logs', 'temporal.log'),
    port: ports.temporal,
    isHealthy: () => isTemporalServing(address),
    // Flags of the server reach new databases only, so namespace and attributes are made through its API each time.
    prepare: () => prepareNamespace({ address, namespace, retentionDays, attributes: searchAttributes }),
    startLimitMs: 120_000,
    graceMs: 20_000,
  };
}
