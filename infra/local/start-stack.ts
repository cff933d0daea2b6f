import { graphService } from './graph-server.ts';
import type { StackPorts } from './settings.ts';
import { endStrays, openStackState } from './stack-state.ts';
import { type Supervised, supervise } from './supervise.ts';
import { temporalService } from './temporal-server.ts';
import { readVersions } from './versions.ts';

export interface StackOptions {
  /** Folder of data and logs; one stack a folder. */
  readonly home: string;
  /** Folder whose `toolchain` holds the servers; default: `home`. */
  readonly toolchainHome?: string;
  readonly namespace?: string;
  readonly ports: StackPorts;
  readonly graphHeap?: string;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

export interface Stack {
  readonly temporal: { readonly address: string; readonly ui: string; readonly namespace: string };
  readonly graph: { readonly url: string };
  readonly ports: StackPorts;
  readonly stop: () => Promise<void>;
}

/** The services of the local stack: neither needs the other to start or stop. */
export function stackServices(options: StackOptions) {
  const versions = readVersions().local;
  const { home, ports, toolchainHome = home, namespace = 'fresh', graphHeap = '1g' } = options;
  return [
    temporalService({ home, toolchainHome, version: versions['temporal-cli'], namespace, ports }),
    graphService({ home, toolchainHome, version: versions.neo4j, port: ports.graph, heap: graphHeap }),
  ];
}

/** Starts both servers as children of this process and waits until they really serve; stops them when that fails or `signal` fires. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { home, ports, log, signal, namespace = 'fresh' } = options;
  await endStrays(home);
  const state = openStackState(home, log);
  const running: Supervised[] = [];
  const onChange = () => state.save(running.map((service) => service.state()));
  for (const service of stackServices(options)) running.push(supervise(service, { home, log, onChange }));
  onChange();
  const stop = async () => {
    await Promise.all(running.map((service) => service.stop()));
    state.remove();
  };
  signal?.addEventListener('abort', () => void stop(), { once: true });
  try {
    await Promise.all(running.map((service) => service.ready));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    temporal: {
      address: `127.0.0.1:${ports.temporal}`,
      ui: `http://127.0.0.1:${ports.temporalUi}`,
      namespace,
    },
    graph: { url: `bolt://127.0.0.1:${ports.graph}` },
    ports,
    stop,
  };
}
