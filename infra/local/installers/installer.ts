import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** One thing that the local stack needs and that npm does not bring. */
export interface Installer {
  readonly name: string;
  readonly version: string;
  /** False: everything works without it, in a lesser way that `whatIsMissing` names. */
  readonly required: boolean;
  readonly isInstalled: () => boolean;
  /** Leaves it whole or not at all; running it again goes on or starts over. */
  readonly install: (log: (line: string) => void, signal?: AbortSignal) => Promise<void>;
  readonly howToInstallByHand: string;
  /** What a person does without when an optional one fails. */
  readonly whatIsMissing?: string;
}

/** Fills a scratch folder beside `target` and renames it into place, so that an interrupted install is never taken for a whole one. */
export async function installInto(target: string, fill: (scratch: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const scratch = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    await fill(scratch);
    rmSync(target, { recursive: true, force: true });
    renameSync(scratch, target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
