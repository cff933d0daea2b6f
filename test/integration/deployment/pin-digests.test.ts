import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { imagesFile } from '../../../infra/docker/image-references.ts';
import { parseVersions, readVersions } from '../../../infra/local/versions.ts';

const root = mkdtempSync(join(tmpdir(), 'fresh-digests-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const digestOf = (reference: string): string =>
  `sha256:${createHash('sha256').update(`${reference}\n`).digest('hex')}`;

/** Stands for the registries: answers as `docker buildx imagetools inspect --format '{{.Manifest.Digest}}' <reference>`. */
const docker = `#!/bin/sh
[ "$1 $2 $3 $4" = "buildx imagetools inspect --format" ] || exit 64
printf 'sha256:%s\\n' "$(printf '%s\\n' "$6" | sha256sum | cut -c1-64)"
`;

test('digests go into the one place of versions, which stays as it was otherwise', () => {
  for (const folder of ['infra', 'schemas', 'adapters', 'workflows'])
    cpSync(folder, join(root, folder), { recursive: true });
  cpSync('package.json', join(root, 'package.json'));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'bin'));
  writeFileSync(join(root, 'bin', 'docker'), docker);
  chmodSync(join(root, 'bin', 'docker'), 0o755);
  execFileSync(process.execPath, [join(root, 'infra/docker/pin-digests.ts')], {
    env: { ...process.env, PATH: `${join(root, 'bin')}:${process.env['PATH']}` },
    stdio: 'pipe',
  });

  const before = readFileSync('infra/versions.yml', 'utf8');
  const after = readFileSync(join(root, 'infra/versions.yml'), 'utf8');
  const pinned = parseVersions(after);
  const { containers } = readVersions();
  expect(pinned.digests).toEqual(
    Object.fromEntries(Object.entries(containers).map(([name, reference]) => [name, digestOf(reference)])),
  );
  const rest = (text: string): string => text.slice(0, text.indexOf('\ndigests:'));
  expect(rest(after)).toBe(rest(before));
  expect(readFileSync(join(root, 'infra/docker/images.env'), 'utf8')).toBe(imagesFile(pinned));
});
