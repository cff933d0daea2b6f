import type { Fault } from './fault.ts';
import { fillDisk } from './fill-disk.ts';
import { freeze } from './freeze.ts';
import { kill } from './kill.ts';
import { cut, silence, slow } from './lines.ts';
import { truncate } from './truncate.ts';

export const faults: readonly Fault[] = [kill, freeze, cut, silence, slow, fillDisk, truncate];
