import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readEnvironment } from '../../schemas/environment.ts';

/** Root of this checkout. */
export const projectRoot = resolve(fileURLToPath(new URL('../..', import.meta.url)));

const port = z.coerce.number().int().min(1).max(65_535);

/** Variables that only the local stack reads; all others are in schemas/environment.ts. */
const StackEnvironment = z.object({
  /** Which servers `up` starts: containers when an engine answers, local processes otherwise. */
  FRESH_STACK: z.enum(['auto', 'local', 'compose']).default('auto'),
  /** Our metrics and /health of the mining process. */
  FRESH_MINE_METRICS_PORT: port.default(9466),
  FRESH_MINE_CORE_METRICS_PORT: port.default(9467),
  FRESH_GRAPH_HEAP: z
    .string()
    .regex(/^\d+[mg]$/, 'a size such as 1g or 768m')
    .default('1g'),
});

/** Where the servers listen, on loopback. */
export interface StackPorts {
  readonly temporal: number;
  readonly temporalUi: number;
  readonly graph: number;
}

/** Where the two worker processes show health and metrics, and where the query service answers. */
export interface FleetPorts {
  readonly metrics: number;
  readonly coreMetrics: number;
  readonly mineMetrics: number;
  readonly mineCoreMetrics: number;
  readonly queries: number;
}

/** What a person may set about the local stack. */
export interface StackSettings {
  /** Absolute folder of data, tools and logs. */
  readonly home: string;
  readonly engine: 'auto' | 'local' | 'compose';
  readonly namespace: string;
  readonly ports: StackPorts;
  readonly fleetPorts: FleetPorts;
  readonly graphHeap: string;
  readonly chromium: string | null;
  /** Absolute folder of the pages. */
  readonly reports: string;
  /** Absolute path of the settings file; it may not be there. */
  readonly settingsFile: string;
}

/** The environment variable that moves each port. */
export const portVariables = {
  temporal: 'FRESH_TEMPORAL_PORT',
  temporalUi: 'FRESH_TEMPORAL_UI_PORT',
  graph: 'FRESH_GRAPH_PORT',
  metrics: 'FRESH_METRICS_PORT',
  coreMetrics: 'FRESH_CORE_METRICS_PORT',
  mineMetrics: 'FRESH_MINE_METRICS_PORT',
  mineCoreMetrics: 'FRESH_MINE_CORE_METRICS_PORT',
  queries: 'FRESH_QUERY_PORT',
} as const satisfies Record<keyof StackPorts | keyof FleetPorts, string>;

/** Throws an Error that names each variable at fault. A relative home is taken from the checkout, not from where the command runs. */
export function readStackSettings(values: Readonly<Record<string, string | undefined>>): StackSettings {
  const shared = readEnvironment(values);
  const own = readOwn(values);
  return {
    home: resolve(projectRoot, shared.FRESH_HOME),
    engine: own.FRESH_STACK,
    namespace: shared.FRESH_TEMPORAL_NAMESPACE,
    ports: {
      temporal: shared.FRESH_TEMPORAL_PORT,
      temporalUi: shared.FRESH_TEMPORAL_UI_PORT,
      graph: shared.FRESH_GRAPH_PORT,
    },
    fleetPorts: {
      metrics: shared.FRESH_METRICS_PORT,
      coreMetrics: shared.FRESH_CORE_METRICS_PORT,
      mineMetrics: own.FRESH_MINE_METRICS_PORT,
      mineCoreMetrics: own.FRESH_MINE_CORE_METRICS_PORT,
      queries: shared.FRESH_QUERY_PORT,
    },
    graphHeap: own.FRESH_GRAPH_HEAP,
    chromium: shared.FRESH_CHROMIUM ?? null,
    reports: resolve(projectRoot, shared.FRESH_REPORTS_DIR),
    settingsFile: resolve(projectRoot, shared.FRESH_SETTINGS),
  };
}

/** The one place where the local stack reads the environment. */
export const currentStackSettings = (): StackSettings => readStackSettings(process.env);

function readOwn(values: Readonly<Record<string, string | undefined>>) {
  const set = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = StackEnvironment.safeParse(set);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`environment: ${faults.join('; ')}`);
}
