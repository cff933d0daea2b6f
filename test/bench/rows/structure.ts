import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alternate } from '../alternate.ts';
import { git } from '../corpus/corpus.ts';
import type { Row } from '../row.ts';
import { ourSide, runSide, type Side } from '../run-side.ts';

const PEER = { name: 'gitnexus', version: '1.6.12' } as const;

export const structure: Row = {
  name: 'structure',
  what: 'structure of a small Python repository (files, modules, classes, functions, imports, calls) into the graph',
  anchor: '`gitnexus analyze` of the same tree into its own store',
  measures: {
    time: { says: 'whole process', unit: '×', limit: { atMost: 1 } },
    functions: { says: 'functions and methods', unit: '×', limit: { atLeast: 1 } },
    classes: { says: 'classes', unit: '×', limit: { atLeast: 1 } },
  },
  run: async (bench) => {
    const chosen = await bench.corpus.choose(
      'a repository of 50 to 200 Python files',
      ({ python }) => python >= 50 && python <= 200,
      ({ python, files }) => python / files,
    );
    const bin = await bench.peers.npm(PEER.name, PEER.version);
    const servers = await bench.servers();
    const tree = join(bench.scratch, 'tree');
    mkdirSync(tree);
    await git(tree, ['clone', '--quiet', chosen.path, '.']);
    const gitnexus = (...args: string[]): Side => ({
      command: join(bin, PEER.name),
      args,
      cwd: tree,
      // Its store of indexes goes with the scratch folder; what it would download at run time cannot be had everywhere.
      env: { HOME: bench.scratch, GITNEXUS_LBUG_EXTENSION_INSTALL: 'never' },
    });
    const env = servers.env(join(bench.scratch, 'home'));
    const here = ourSide('process-here', { repo: tree, miners: ['any-file', 'python'] }, env);
    const { ours, theirs } = await alternate(bench, {
      ours: async () => {
        await servers.empty();
        return runSide(here, bench.scratch);
      },
      theirs: gitnexus('analyze', '-f'),
    });
    const count = async (label: string) => Number((await servers.graph.read(ofLabel(label)))[0]?.count);
    const [functions, classes] = [await count('Function'), await count('Class')];
    const counted = async (...labels: string[]) => {
      let sum = 0;
      for (const label of labels)
        sum += countIn(
          (await runSide(gitnexus('cypher', `MATCH (n:${label}) RETURN count(n)`), bench.scratch)).out,
        );
      return sum;
    };
    const peers = { functions: await counted('Function', 'Method'), classes: await counted('Class') };
    await servers.empty();
    return {
      readings: {
        time: { ours: ours.map(({ wall }) => wall), anchor: theirs.map(({ wall }) => wall) },
        functions: { ours: [functions], anchor: [peers.functions] },
        classes: { ours: [classes], anchor: [peers.classes] },
      },
      notes: [
        `${chosen.python} Python files of ${chosen.files}`,
        `functions: ours ${functions}, theirs ${peers.functions}; classes: ours ${classes}, theirs ${peers.classes}`,
      ],
    };
  },
};

const ofLabel = (label: string) => ({ text: `MATCH (n:${label}) RETURN count(n) AS count`, params: {} });

/** The one number in the table that it prints. */
function countIn(out: string): number {
  const found = /\|\s*(\d+)\s*\|/.exec(out)?.[1];
  if (found === undefined) throw new Error(`no count in the peer's answer: ${out.slice(-200)}`);
  return Number(found);
}
