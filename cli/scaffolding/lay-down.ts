import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../exit-codes.ts';
import { type Names, putIn } from './names.ts';
import { register } from './register.ts';
import { type SortName, sorts } from './sorts.ts';

const templates = fileURLToPath(new URL('../scaffold/', import.meta.url));
const ENDING = '.txt';

/** Path and text of all that is to be written, from the root of the project. */
type Plan = ReadonlyMap<string, string>;

/** Writes code, fixture and golden case of a new part and registers it; refuses before it has written anything. */
export function layDown(root: string, sort: SortName, names: Names): readonly string[] {
  const created = planFiles(sort, names);
  const { folder, registry } = sorts[sort];
  const taken = [`${folder}/${names.name}`, ...created.keys()].filter((path) => existsSync(join(root, path)));
  if (taken.length > 0) throw new UsageError(`there already is ${taken.sort()[0]}; nothing was written`);
  const changed = new Map<string, string>([
    [registry, register(readFileSync(join(root, registry), 'utf8'), names, sorts[sort])],
  ]);
  if (sort === 'query')
    changed.set(ANSWERS, addAnswer(readFileSync(join(root, ANSWERS), 'utf8'), names.snake));
  for (const [path, text] of [...created, ...changed]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...created.keys(), ...changed.keys()];
}

function planFiles(sort: SortName, names: Names): Plan {
  const home = join(templates, sort);
  const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith(ENDING),
  );
  return new Map(
    files.sort().map((path) => {
      const text = readFileSync(join(home, path), 'utf8');
      return [putIn(path.slice(0, -ENDING.length).replaceAll('\\', '/'), names), putIn(text, names)];
    }),
  );
}

const ANSWERS = 'test/golden/queries/shop.json';

/** The query as laid down asks what `content_states` asks, so its answer on the test graph is known. */
function addAnswer(text: string, name: string): string {
  const answers = JSON.parse(text) as Record<string, unknown>;
  return `${JSON.stringify({ ...answers, [name]: answers['content_states'] }, null, 1)}\n`;
}
