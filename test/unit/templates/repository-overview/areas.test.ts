import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaFinder, splitIntoAreas } from '../../../../templates/repository-overview/areas.ts';

const row = (folder: string, lines: number, files = 1) => ({
  folder,
  lines,
  files,
  python_files: 0,
  sql_files: 0,
});
const shown = (rows: Parameters<typeof splitIntoAreas>[0]) =>
  splitIntoAreas(rows).map(
    ({ folder, ownFilesOnly, lines }) => `${folder}${ownFilesOnly ? '/*' : '/'} ${lines}`,
  );

test('heavy folders are opened, light ones are not', () => {
  expect(
    shown([
      row('', 10),
      row('docs', 20),
      row('src/app', 400),
      row('src/app/web', 300),
      row('src/app/db', 300),
      row('docs/img', 5),
    ]),
  ).toEqual(['/* 10', 'docs/ 25', 'src/app/* 400', 'src/app/db/ 300', 'src/app/web/ 300']);
});

test('large tests stay closed while there is code to open', () => {
  const names = shown([row('lib/a', 100), row('lib/b', 100), row('test/x', 100), row('test/y', 100)]);
  expect(names).toEqual(['lib/a/ 100', 'lib/b/ 100', 'test/ 200']);
});

test('a long chain of single folders is opened down to where it branches', () => {
  expect(shown([row('a/b/c/d/x', 50), row('a/b/c/d/y', 50)])).toEqual(['a/b/c/d/x/ 50', 'a/b/c/d/y/ 50']);
});

test('on any tree: few areas when the top is narrow, and each file in exactly one', () => {
  const folder = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd.e', 'a b'), { maxLength: 5 })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ folder, lines: fc.nat(500), files: fc.integer({ min: 1, max: 9 }) }), {
        selector: (r) => r.folder,
        maxLength: 40,
      }),
      (rows) => {
        const full = rows.map((r) => row(r.folder, r.lines, r.files));
        const areas = splitIntoAreas(full);
        expect(areas.length).toBeLessThanOrEqual(18);
        expect(areas.reduce((sum, { files }) => sum + files, 0)).toBe(
          full.reduce((sum, { files }) => sum + files, 0),
        );
        const find = areaFinder(areas);
        for (const { folder: path } of full) expect(find(path)).toBeDefined();
        expect(splitIntoAreas([...full].reverse())).toEqual(areas);
      },
    ),
  );
});
