/** One server or worker process that the stack keeps alive. */
export interface Service {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the supervisor's environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly port: number;
  /** True when it really serves; asked again and again, so it must not throw. */
  readonly isHealthy: () => Promise<boolean>;
  /** Runs after each start, once it is healthy and before it counts as ready. */
  readonly prepare?: () => Promise<void>;
  /** How long a start may take before it counts as failed. */
  readonly startLimitMs: number;
  /** How long it may take to end by itself. */
  readonly graceMs: number;
}
