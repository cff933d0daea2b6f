import type { Trouble } from './load.ts';

/** Words for what the text does not tell: those of the labelled set of bundles, and those for programs that are not read, or not to their end. */
export const REASONS = [
  'no-default',
  'lookup',
  'remote-object',
  'missing-file',
  'widget-without-default',
  'runtime-data',
  'computed',
  'unsupported-runtime',
  'parse-error',
  'too-large',
] as const;
export type Reason = (typeof REASONS)[number];

/** What the text does not tell. `where` is `variable:x`, `task:job.task`, `pipeline:x`, `dashboard:x`, `bundle:python` or `bundle:include`. */
export interface Unresolved {
  readonly where: string;
  readonly what: string;
  readonly reason: Reason;
}

/** Where the YAML first declares something. */
export interface Declared {
  readonly file: string;
  readonly lines: [number, number] | null;
}

/** What a task runs: a file of the bundle by its path, or something else by its name. */
export interface Runs {
  readonly to:
    | 'file'
    | 'pipeline'
    | 'job'
    | 'task'
    | 'dbt'
    | 'wheel'
    | 'jar'
    | 'query'
    | 'alert'
    | 'dashboard'
    | 'workspace'
    | 'git';
  readonly name: string;
}

export type Schedule =
  | { readonly cron: string; readonly timezone: string | null; readonly paused: boolean }
  | { readonly periodic: string }
  | { readonly file_arrival: string }
  | { readonly table_update: readonly string[] }
  | { readonly continuous: true };

/** Tables, paths and topics; only those of its own file, not of what that calls up in other jobs. */
export interface Traffic {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

export interface Task extends Traffic {
  readonly key: string;
  readonly declared: Declared;
  readonly kind: string;
  readonly runs: Runs | null;
  /** The module file that the entry point of a wheel names. */
  readonly runsFile: string | null;
  readonly dependsOn: readonly string[];
  readonly compute: string | null;
  readonly parameters: Readonly<Record<string, string>> | readonly string[];
  readonly commands: readonly string[] | null;
  /** Of a for_each: literal inputs parsed; null where they come at run time. */
  readonly inputs: readonly unknown[] | null;
}

export interface Job {
  readonly key: string;
  readonly declared: Declared;
  readonly name: string;
  readonly schedule: Schedule | null;
  readonly parameters: Readonly<Record<string, string>>;
  /** Node type of each job cluster, or `pool:<id>`; null where the text does not tell. */
  readonly clusters: Readonly<Record<string, string | null>>;
  readonly tasks: readonly Task[];
}

export interface Pipeline extends Traffic {
  readonly key: string;
  readonly declared: Declared;
  readonly name: string;
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly libraries: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
}

export interface Dashboard {
  readonly key: string;
  readonly declared: Declared;
  readonly file: string | null;
  readonly reads: readonly string[];
}

/** Something else that the bundle deploys, by the section of resources that declares it. */
export interface BundleObject {
  readonly section: string;
  readonly key: string;
  readonly declared: Declared;
  /** Full name in the catalog, else the name for people; null where there is none. */
  readonly title: string | null;
}

export interface BundleFacts {
  readonly name: string | null;
  /** Its root file. */
  readonly file: string;
  readonly target: string | null;
  readonly targets: readonly string[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly jobs: readonly Job[];
  readonly pipelines: readonly Pipeline[];
  readonly dashboards: readonly Dashboard[];
  readonly objects: readonly BundleObject[];
  readonly unresolved: readonly Unresolved[];
  readonly troubles: readonly Trouble[];
}
