import { readFileSync } from 'node:fs';
import { decodeText } from '../../../activities/2-mine/decode-text.ts';
import { createPythonParser } from '../../../adapters/parsers/python.ts';
import { clock, readInput } from './say.ts';

/** Anchor: the same files parsed one after the other and nothing else done with the trees. */
const { files } = readInput<{ readonly files: string }>();
const paths = readFileSync(files, 'utf8')
  .split('\n')
  .filter((path) => path !== '');
const parser = await createPythonParser();

await clock(async () => {
  let nodes = 0;
  for (const path of paths) {
    const text = decodeText(readFileSync(path));
    if (text === null) continue;
    const tree = parser.parse(text);
    nodes += tree.rootNode.descendantCount;
    tree.delete();
  }
  return { nodes };
});
