import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { addressToSend } from '../../../../cli/watch/address-to-send.ts';

test.each([
  'https://example.org/o/r.git',
  'git@example.org:o/r.git',
  'ssh://git@example.org/o/r',
  'example.org/o/r',
])('%s goes as it is', (address) => {
  expect(addressToSend(address)).toBe(address);
});

test.each(['docs', './docs', '.', '../elsewhere', 'not-there', '/not/there'])(
  'the path %s is made absolute',
  (path) => {
    expect(addressToSend(path)).toBe(resolve(path));
  },
);

test.each(['https://me:hunter2@example.org/o/r', 'https://ghp_0123456789@github.com/o/r'])(
  'an address with a secret goes nowhere, and the message does not repeat it',
  (address) => {
    expect(() => addressToSend(address)).toThrow(/holds a password or token/);
    expect(() => addressToSend(address)).not.toThrow(/hunter2|ghp_/);
  },
);
