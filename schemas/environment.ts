import { z } from 'zod';
import { ClockTime } from './settings.ts';

const port = z.coerce.number().int().min(1).max(65535);

/** Every environment variable that the command line, the workers and the local stack read, with its default. */
export const Environment = z.object({
  /** Servers' data, tools, logs; never committed. */
  FRESH_HOME: z.string().default('.fresh'),
  FRESH_TEMPORAL_PORT: port.default(7233),
  FRESH_TEMPORAL_UI_PORT: port.default(8233),
  FRESH_GRAPH_PORT: port.default(7687),
  /** host:port of Temporal's front end; default: the local one. */
  FRESH_TEMPORAL_ADDRESS: z.string().optional(),
  FRESH_TEMPORAL_NAMESPACE: z.string().default('fresh'),
  /** Where people open the Web UI. */
  FRESH_TEMPORAL_UI_URL: z.string().optional(),
  /** bolt:// address of Memgraph or its stand-in. */
  FRESH_GRAPH_URL: z.string().optional(),
  FRESH_GRAPH_USER: z.string().optional(),
  FRESH_GRAPH_PASSWORD: z.string().optional(),
  FRESH_STAGING_DIR: z.string().optional(),
  FRESH_MIRROR_DIR: z.string().optional(),
  /**
   * Where applied changes of the ontology are kept as files; default: below FRESH_HOME. A folder that Git keeps makes a
   * fresh deployment mean the same.
   */
  FRESH_ONTOLOGY_DIR: z.string().optional(),
  FRESH_REPORTS_DIR: z.string().default('reports'),
  /** Settings file: tokens by name, teams, aliases, repositories. */
  FRESH_SETTINGS: z.string().default('fresh.settings.yml'),
  /** Over the settings file's `nightly`: on, off, or the time, e.g. 02:00. */
  FRESH_NIGHTLY: z.union([z.enum(['on', 'off']), ClockTime]).optional(),
  /** Comma-separated roles of a worker process (workflows/task-queues.ts). */
  FRESH_ROLES: z.string().default('workflow,git,mine,graph,edges,report'),
  /** Mining threads of a worker process; 0 = number of processors. */
  FRESH_MINE_THREADS: z.coerce.number().int().min(0).default(0),
  /** Our metrics and /health. */
  FRESH_METRICS_PORT: port.default(9464),
  /** Temporal Core's metrics. */
  FRESH_CORE_METRICS_PORT: port.default(9465),
  /** Query service; its token is needed as soon as it listens on more than loopback. */
  FRESH_QUERY_PORT: port.default(8090),
  FRESH_QUERY_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  /** Most rows of an answer, milliseconds that a question may take, bytes of a request's body. */
  FRESH_QUERY_MAX_ROWS: z.coerce.number().int().min(1).max(49_999).default(10_000),
  FRESH_QUERY_TIMEOUT_MS: z.coerce.number().int().min(1).max(600_000).default(10_000),
  FRESH_QUERY_MAX_BODY: z.coerce.number().int().min(1024).default(65_536),
  FRESH_LISTEN: z.string().default('127.0.0.1'),
  FRESH_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** Chromium for pictures; default: the one that the installer or the system has. */
  FRESH_CHROMIUM: z.string().optional(),
  /** Folder of repositories, bare or not, that tests and the bench take real histories from. */
  FRESH_CORPUS: z.string().optional(),
  /** Megabytes of answers that are remembered below FRESH_HOME; 0 asks the graph every time. */
  FRESH_ANSWERS_MB: z.coerce.number().int().min(0).default(256),
  /** OTLP address for traces; off when unset. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
});
export type Environment = z.infer<typeof Environment>;

/** Reads the environment; throws an Error that names each variable at fault. Empty values count as unset. */
export function readEnvironment(values: Readonly<Record<string, string | undefined>>): Environment {
  const set = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(set);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`environment: ${faults.join('; ')}`);
}

/** Addresses and folders that follow from the environment; `at` makes a path absolute, from the checkout where it is relative. */
export function derivePlaces(environment: Environment, at: (path: string) => string) {
  const home = at(environment.FRESH_HOME);
  return {
    temporal: {
      address: environment.FRESH_TEMPORAL_ADDRESS ?? `127.0.0.1:${environment.FRESH_TEMPORAL_PORT}`,
      namespace: environment.FRESH_TEMPORAL_NAMESPACE,
      ui: environment.FRESH_TEMPORAL_UI_URL ?? `http://127.0.0.1:${environment.FRESH_TEMPORAL_UI_PORT}`,
    },
    graph: {
      url: environment.FRESH_GRAPH_URL ?? `bolt://127.0.0.1:${environment.FRESH_GRAPH_PORT}`,
      ...(environment.FRESH_GRAPH_USER === undefined ? {} : { user: environment.FRESH_GRAPH_USER }),
      ...(environment.FRESH_GRAPH_PASSWORD === undefined
        ? {}
        : { password: environment.FRESH_GRAPH_PASSWORD }),
    },
    home,
    staging: at(environment.FRESH_STAGING_DIR ?? `${home}/data/staging`),
    answers: { folder: `${home}/data/answers`, bytes: environment.FRESH_ANSWERS_MB * 1024 * 1024 },
    mirrors: at(environment.FRESH_MIRROR_DIR ?? `${home}/data/mirrors`),
    reports: at(environment.FRESH_REPORTS_DIR),
    ontology: at(environment.FRESH_ONTOLOGY_DIR ?? `${home}/data/ontology`),
    settingsFile: at(environment.FRESH_SETTINGS),
  } as const;
}
