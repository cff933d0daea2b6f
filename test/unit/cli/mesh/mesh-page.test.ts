import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allAnalyzers, kindUses } from '../../../../cli/mesh/declarations.ts';
import { meshPage } from '../../../../cli/mesh/mesh-page.ts';
import { phases } from '../../../../cli/mesh/phases.ts';
import { LIMITS, meshPicture } from '../../../../cli/mesh/picture.ts';
import { ontology } from '../../../../ontology/ontology.ts';

const root = new URL('../../../../', import.meta.url);

function examplesOf(kind: string): readonly unknown[] {
  const folder = new URL(`schemas/examples/${kind}/`, root);
  return readdirSync(folder)
    .filter((name) => name.startsWith('valid-'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
}

const page = meshPage({ examplesOf, textOf: ({ cypher }) => readFileSync(cypher, 'utf8') });
const kinds = kindUses(examplesOf);

// `npx vitest run --project unit test/unit/cli/mesh -u` writes it anew.
test('docs/generated/mesh.md is what the declarations say', async () => {
  await expect(page).toMatchFileSnapshot(new URL('docs/generated/mesh.md', root).pathname);
});

test('the picture keeps within what one can read', () => {
  const lines = meshPicture().split('\n');
  const nodes = new Set(
    lines.flatMap((line) => [...line.matchAll(/\b(\w+)(?:\(\[|\[\(|\[)[^\]]+/g)].map(([, id]) => id)),
  );
  const edges = lines.reduce((sum, line) => sum + line.split('-->').length - 1, 0);
  expect(nodes.size).toBeGreaterThan(20);
  expect(nodes.size).toBeLessThanOrEqual(LIMITS.nodes);
  expect(edges).toBeGreaterThan(20);
  expect(edges).toBeLessThanOrEqual(LIMITS.edges);
});

test('the phases are the folders of the pipeline', () => {
  const folders = readdirSync(new URL('activities/', root)).filter((name) => /^\d/.test(name));
  expect(phases.map(({ name }) => name)).toEqual(folders.sort());
});

test('every kind is said by somebody, and what an analyzer reads somebody else says', () => {
  expect(kinds.filter(({ saidBy }) => saidBy.length === 0).map(({ kind }) => kind)).toEqual([]);
  const deaf = allAnalyzers.flatMap(({ name, reads }) =>
    reads.filter((kind) => kinds.find((one) => one.kind === kind)?.saidBy.every((sayer) => sayer === name)),
  );
  expect(deaf).toEqual([]);
});

test('every label and type of the ontology is made from some kind', () => {
  const made = new Set(kinds.flatMap(({ makes }) => [...makes.labels, ...makes.types]));
  const names = [...Object.keys(ontology.labels), ...Object.keys(ontology.types)];
  expect(names.filter((name) => !made.has(name))).toEqual([]);
});

test('each link of the page leads to a heading', () => {
  const headings = (path: string): Set<string> =>
    new Set(
      [...readFileSync(new URL(path, root), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^\w\s-]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
  const links = [...page.matchAll(/\]\(([\w.-]*)#([\w-]+)\)/g)];
  expect(links.length).toBeGreaterThan(100);
  const known = new Map<string, Set<string>>();
  const broken = links.filter(([, file = '', anchor = '']) => {
    const path = `docs/generated/${file === '' ? 'mesh.md' : file}`;
    const there = known.get(path) ?? headings(path);
    known.set(path, there);
    return !there.has(anchor);
  });
  expect(broken.map(([text]) => text)).toEqual([]);
});
