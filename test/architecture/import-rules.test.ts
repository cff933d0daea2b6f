import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** One offence for each rule: what a hurried change might write. */
const offences: ReadonlyArray<readonly [rule: string, path: string, text: string, to: string]> = [
  ['schemas-are-the-ground', 'schemas/x.ts', "import { a } from '../ontology/a.ts';", 'ontology/a.ts'],
  ['languages-are-pure', 'languages/sql/x.ts', "import { readFileSync } from 'node:fs';", ''],
  [
    'ontology-is-pure',
    'ontology/x.ts',
    "import { a } from '../adapters/memgraph/a.ts';",
    'adapters/memgraph/a.ts',
  ],
  [
    'workflows-are-deterministic',
    'workflows/x.ts',
    "import { a } from '../activities/2-mine/a.ts';",
    'activities/2-mine/a.ts',
  ],
  ['miners-are-pure', 'activities/2-mine/miners/m/x.ts', "import { readFileSync } from 'node:fs';", ''],
  [
    'miners-do-not-know-each-other',
    'activities/2-mine/miners/m/x.ts',
    "import { a } from '../n/a.ts';",
    'activities/2-mine/miners/n/a.ts',
  ],
  ['miners-are-pure', 'activities/3-analyze/links/l/x.ts', "import { readFileSync } from 'node:fs';", ''],
  [
    'miners-do-not-know-each-other',
    'activities/3-analyze/links/l/x.ts',
    "import { a } from '../n/a.ts';",
    'activities/3-analyze/links/n/a.ts',
  ],
  [
    'only-links-ask',
    'activities/3-analyze/analyzers/a/x.ts',
    "import { a } from '../../../../queries/q/a.ts';",
    'queries/q/a.ts',
  ],
  [
    'phases-do-not-know-each-other',
    'activities/4-stage/x.ts',
    "import { a } from '../5-write/a.ts';",
    'activities/5-write/a.ts',
  ],
  [
    'activities-get-adapters-passed',
    'activities/4-stage/x.ts',
    "import { a } from '../../adapters/git/a.ts';",
    'adapters/git/a.ts',
  ],
  [
    'queries-and-templates-are-declarations',
    'queries/q/x.ts',
    "import { a } from '../../adapters/git/a.ts';",
    'adapters/git/a.ts',
  ],
  ['adapters-stay-below', 'adapters/git/x.ts', "import { a } from '../../workers/a.ts';", 'workers/a.ts'],
  [
    'adapters-do-not-know-each-other',
    'adapters/git/x.ts',
    "import { a } from '../memgraph/a.ts';",
    'adapters/memgraph/a.ts',
  ],
  ['entry-points-stand-apart', 'workers/x.ts', "import { a } from '../cli/a.ts';", 'cli/a.ts'],
  [
    'query-service-shares-what-lies-below',
    'query-service/x.ts',
    "import { a } from '../workers/a.ts';",
    'workers/a.ts',
  ],
  ['one-home-for-http', 'adapters/x.ts', "import { fastify as a } from 'fastify';\nexport { a };", ''],
  ['dashboards-are-declarations', 'dashboards/x.ts', "import { a } from '../workers/a.ts';", 'workers/a.ts'],
  ['one-home-for-grafana', 'workers/x.ts', "import { a } from '../dashboards/a.ts';", 'dashboards/a.ts'],
  ['production-does-not-import-tests', 'cli/x.ts', "import { a } from '../test/a.ts';", 'test/a.ts'],
];

test.each(offences)('%s refuses the offence', (rule, path, text, to) => {
  const tree = mkdtempSync(join(tmpdir(), 'fresh-imports-'));
  try {
    const write = (file: string, content: string): void => {
      mkdirSync(dirname(join(tree, file)), { recursive: true });
      writeFileSync(join(tree, file), content);
    };
    write(path, `${text}\nexport const x = [${text.includes('{ a }') ? 'a' : 'readFileSync'}];\n`);
    if (to !== '') write(to, 'export const a = 1;\n');
    write('package.json', '{"type":"module"}');
    write('tsconfig.json', '{}');
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    expect(cruise(tree)).toContain(rule);
  } finally {
    rmSync(tree, { recursive: true });
  }
});

function cruise(tree: string): string {
  const args = ['--config', resolve('.dependency-cruiser.mjs'), '--output-type', 'err', '.'];
  try {
    return execFileSync(resolve('node_modules/.bin/depcruise'), args, {
      cwd: tree,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    return String((error as { stdout: string }).stdout);
  }
}
