import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const MEGABYTES = 96;

/** A disk of its own for a folder, small enough to be filled; null when this machine does not let us mount one. */
export function mountSmallDisk(folder: string): (() => void) | null {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return () => void execFileSync('umount', ['--lazy', folder]);
}
