import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installMissing } from '../../../../infra/local/installers/install-missing.ts';
import { type Installer, installInto } from '../../../../infra/local/installers/installer.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'fresh-install-'));
const base: Installer = {
  name: 'Thing',
  version: '1',
  required: true,
  isInstalled: () => false,
  install: async () => {},
  howToInstallByHand: 'Fetch it.',
};

test('an install that breaks off leaves nothing behind, and the next one is whole', async () => {
  const parent = folder();
  const target = join(parent, 'tool');
  const broken = installInto(target, async (scratch) => {
    writeFileSync(join(scratch, 'half'), '');
    throw new Error('network');
  });
  await expect(broken).rejects.toThrow('network');
  expect(readdirSync(parent)).toEqual([]);
  await installInto(target, async (scratch) => writeFileSync(join(scratch, 'whole'), 'x'));
  expect(readFileSync(join(target, 'whole'), 'utf8')).toBe('x');
  expect(existsSync(join(target, 'half'))).toBe(false);
});

test('what is there is not installed again', async () => {
  let installs = 0;
  const there: Installer = {
    ...base,
    isInstalled: () => true,
    install: async () => {
      installs += 1;
    },
  };
  await installMissing([there], () => {});
  expect(installs).toBe(0);
});

test('a required one that fails says how to install it by hand; an optional one says what is missing', async () => {
  const failing = async () => Promise.reject(new Error('no go'));
  await expect(installMissing([{ ...base, install: failing }], () => {})).rejects.toThrow(
    /no go[\s\S]*Fetch it\./,
  );
  const lines: string[] = [];
  await installMissing(
    [{ ...base, required: false, whatIsMissing: 'pages are plain', install: failing }],
    (line) => lines.push(line),
  );
  expect(lines.join('\n')).toContain('pages are plain');
});
