import { join } from 'node:path';

/** Where one stack keeps what it must remember between commands. */
export const stateFile = (home: string): string => join(home, 'run', 'stack.json');
export const lockFile = (home: string): string => join(home, 'run', 'stack.lock');
export const logFolder = (home: string): string => join(home, 'logs');
