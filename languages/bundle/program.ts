import type { Reason } from './facts.ts';
import type { Files } from './paths.ts';

/** What a job gives to the file that it runs. */
export interface Given {
  /** Widgets of a notebook, parameters of SQL. */
  readonly widgets: ReadonlyMap<string, string>;
  /** `sys.argv[1:]` of a script. */
  readonly argv: readonly string[];
  /** What `spark.conf.get` finds. */
  readonly conf: ReadonlyMap<string, string>;
}

export interface Program {
  readonly files: Files;
  readonly entry: string;
  readonly given: Given;
}

export interface ProgramTraffic {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Temporary views; other files of the same pipeline may read them. */
  readonly views: readonly string[];
  readonly unresolved: readonly { readonly what: string; readonly reason: Reason }[];
}

/** A dbt project in the bundle with what its task says of it. */
export interface DbtTask {
  readonly files: Files;
  readonly root: string;
  readonly commands: readonly string[];
  readonly catalog: string | null;
  readonly schema: string | null;
  /** Schema where neither the task nor a profile names one. */
  readonly otherwiseSchema: string | null;
  /** Folder with profiles.yml, where the task names one. */
  readonly profiles: string | null;
}

/** What reads the files that jobs run. Null stands for a kind of file that nothing here reads. */
export interface Readers {
  readonly program: (program: Program) => ProgramTraffic | null;
  readonly dbt: (task: DbtTask) => ProgramTraffic;
}

/** Said of a program that nothing here reads: that nothing is known of it, not that it touches nothing. */
export const unread = (what: string): ProgramTraffic => ({
  ...NO_TRAFFIC,
  unresolved: [{ what, reason: 'unsupported-runtime' }],
});

export const NO_TRAFFIC: ProgramTraffic = { reads: [], writes: [], views: [], unresolved: [] };

/** All of several readings; each name once. */
export function joinTraffic(all: readonly ProgramTraffic[]): ProgramTraffic {
  const unresolved = all.flatMap((traffic) => traffic.unresolved);
  return {
    reads: [...new Set(all.flatMap(({ reads }) => reads))],
    writes: [...new Set(all.flatMap(({ writes }) => writes))],
    views: [...new Set(all.flatMap(({ views }) => views))],
    unresolved: [...new Map(unresolved.map((entry) => [`${entry.reason}|${entry.what}`, entry])).values()],
  };
}
