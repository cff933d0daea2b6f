import { globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alternate, saidOf, secondsOf } from '../alternate.ts';
import { django } from '../corpus/archives.ts';
import type { Row } from '../row.ts';
import { ourSide } from '../run-side.ts';

/** Imports, symbols, calls and complexity of every Python file of a large source archive. */
export const python: Row = {
  name: 'python',
  what: 'Python: parse + imports, symbols, calls, complexity → staged items, at least 2,000 files',
  anchor: 'bare web-tree-sitter parse of the same files; lizard (complexity alone)',
  measures: {
    one: { says: '1 worker, to the bare parse', unit: '×', limit: { atMost: 1.4 } },
    two: { says: '2 workers, to the bare parse', unit: '×', limit: { atMost: 0.8 } },
    lizard: { says: '1 worker with its start, to lizard', unit: '×', limit: { atMost: 0.6 } },
  },
  reason:
    'Asking the parsed tree costs 0.4 of the parse itself. Masking, checking, spelling and hashing each item, its travel from the mining process and its two passes over the disk cost as much again; on two processors the process that stages competes with those that mine. lizard reads complexity alone and stages nothing.',
  run: async (bench) => {
    const path = await bench.corpus.archive(django);
    const bin = await bench.peers.python('lizard==1.24.3');
    const files = globSync('**/*.py', { cwd: path }).sort();
    const list = join(bench.scratch, 'python-files');
    writeFileSync(list, files.map((file) => join(path, file)).join('\n'));
    const input = { path, mirrors: `${bench.scratch}/mirrors`, scratch: bench.scratch, miner: 'python' };
    const { one, two, bare, lizard } = await alternate(bench, {
      one: ourSide('mine', { ...input, workers: 1 }),
      two: ourSide('mine', { ...input, workers: 2 }),
      bare: ourSide('parse-python', { files: list }),
      lizard: { command: join(bin, 'lizard'), args: ['--csv', '-l', 'python', path], quiet: true },
    });
    return {
      readings: {
        one: { ours: secondsOf(one), anchor: secondsOf(bare) },
        two: { ours: secondsOf(two), anchor: secondsOf(bare) },
        lizard: { ours: one.map(({ wall }) => wall), anchor: secondsOf(lizard) },
      },
      notes: [`${files.length} files, ${saidOf(one, 'items')[0]} items`],
    };
  },
};
