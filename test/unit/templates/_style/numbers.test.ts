import { expect, test } from 'vitest';
import {
  countOf,
  formatNumber,
  formatRounded,
  formatShare,
  listOf,
} from '../../../../templates/_style/numbers.ts';

test('numbers are written the same everywhere', () => {
  expect([0, 7, 999, 1000, 1234567, null].map(formatNumber)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '1,234,567',
    'unknown',
  ]);
});

test('a rounded number says its first two digits, and that it is rounded', () => {
  expect([0, 99, 100, 104, 336258, 336259, 999_999, 1_200_000].map(formatRounded)).toEqual([
    '0',
    '99',
    '100',
    '~100',
    '~340,000',
    '~340,000',
    '~1,000,000',
    '1,200,000',
  ]);
});

test('a share never claims all or nothing without reason', () => {
  expect([
    formatShare(1, 3),
    formatShare(1, 1000),
    formatShare(999, 1000),
    formatShare(2, 2),
    formatShare(0, 5),
    formatShare(0, 0),
  ]).toEqual(['33 %', '< 1 %', '> 99 %', '100 %', '0 %', '–']);
});

test('words agree with their number', () => {
  expect([countOf(0, 'file'), countOf(1, 'file'), countOf(2000, 'person', 'people')]).toEqual([
    'no files',
    '1 file',
    '2,000 people',
  ]);
  expect([listOf([]), listOf(['a']), listOf(['a', 'b']), listOf(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});
