import type { NightlyStatus } from '../../schemas/cli/status.ts';

/** What the doctor found on the machine, before any judgement. Unknown or absent is null. */
export interface Facts {
  readonly engine: 'local' | 'compose';
  /** What each program says of its version. */
  readonly tools: {
    readonly node: string | null;
    readonly git: string | null;
    readonly go: string | null;
    readonly java: number | null;
    readonly maven: string | null;
  };
  readonly installed: {
    readonly temporal: boolean;
    readonly graph: boolean;
    readonly chromium: string | null;
  };
  /** Sentences about ports that strangers hold, or that were given twice. */
  readonly portTroubles: readonly string[];
  readonly diskFreeBytes: number;
  readonly memoryBytes: number;
  /** Null when the stack is down. */
  readonly stack: {
    readonly services: readonly { readonly name: string; readonly port: number; readonly health: string }[];
  } | null;
  readonly temporal: {
    readonly serving: boolean;
    /** Null when the namespace is not there. */
    readonly missingAttributes: readonly string[] | null;
    /** Null without a nightly schedule; undefined when Temporal cannot say. */
    readonly nightly?: NightlyStatus | null;
  };
  readonly graph: {
    /** e.g. memgraph 3.12.0 */
    readonly server: string | null;
    readonly pendingMigrations: readonly string[] | null;
  };
  readonly settingsTrouble: string | null;
  readonly tokens: readonly { readonly name: string; readonly from: string; readonly present: boolean }[];
}
