import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointNames, quadrantOf } from '../../../../templates/_style/quadrant.ts';

const key = fc.string({ maxLength: 12 });
const measure = fc.integer({ min: 1, max: 1_000_000 });
const measured = fc.uniqueArray(fc.record({ key, x: measure, y: measure }), {
  maxLength: 40,
  selector: (one) => one.key,
});

/** Share of the way to the right and upwards, as the chart's text has it. */
const spots = (points: readonly { readonly at: { readonly text: string } }[]): [number, number][] =>
  points.map(({ at }) => JSON.parse(at.text) as [number, number]);

test('every key has a name of its own, which does not change when others come in another order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 60 }), (keys) => {
      const names = pointNames(keys);
      expect(new Set(names.values()).size).toBe(keys.length);
      expect([...names.values()].every((name) => /^[B-DF-HJ-NP-TV-XZ]{2,10}$/.test(name))).toBe(true);
      expect(new Map([...names].sort())).toEqual(new Map([...pointNames([...keys].reverse())].sort()));
    }),
  );
});

test('a name stays while others come and go, unless they would share it', () => {
  const before = pointNames(['jobs/load.py', 'etl/gold.sql']);
  const after = pointNames(['jobs/load.py', 'etl/gold.sql', 'README.md', 'setup.py']);
  for (const [path, name] of before) expect(after.get(path)).toBe(name);
});

/** Two names at most, or one and a count. */
function namedAt(label: string): number {
  const [first, second] = label.split(' ');
  expect(label).toMatch(/^[A-Z]+(?: [A-Z]+| \+[0-9]+)?$/);
  return second?.startsWith('+') ? 1 + Number(second) : [first, second].filter(Boolean).length;
}

test('of many on one spot one is named, so that names do not run into the next spots', () => {
  const crowd = Array.from({ length: 6 }, (_, nth) => ({ key: `f${nth}`, x: 100, y: 1 }));
  const { view, names } = quadrantOf(crowd);
  expect(view.points.map((point) => point.names)).toEqual([`${[...names.values()].sort()[0]} +5`]);
  expect(quadrantOf(crowd.slice(0, 2)).view.points[0]?.names).toMatch(/^[A-Z]+ [A-Z]+$/);
});

test('points lie inside, in the half that the axis tells, each spot once', () => {
  fc.assert(
    fc.property(measured, (all) => {
      const { view, x, y, names } = quadrantOf(all);
      const places = spots(view.points);
      expect(new Set(places.map(String)).size).toBe(places.length);
      expect(view.points.reduce((sum, point) => sum + namedAt(point.names), 0)).toBe(all.length);
      const isCrowded = (nth: number): boolean => view.points[nth]?.names.includes('+') === true;
      for (const one of all) {
        const at = view.points.findIndex((point) =>
          point.names.split(' ').includes(names.get(one.key) ?? ''),
        );
        const isThere = ([left, up]: [number, number]): boolean =>
          left > 0.5 === one.x >= x.upperHalf && up > 0.5 === one.y >= y.upperHalf;
        // Who is counted only lies on one of the spots that count.
        const spot = at >= 0 ? at : places.findIndex((place, nth) => isThere(place) && isCrowded(nth));
        const [left = 0, up = 0] = places[spot] ?? [];
        expect(isThere([left, up])).toBe(true);
        expect(left >= 0.05 && left <= 0.95 && up >= 0.05 && up <= 0.95).toBe(true);
      }
    }),
  );
});

test('a greater value is never further down', () => {
  fc.assert(
    fc.property(measure, measure, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const { view, names } = quadrantOf([
        { key: 'low', x: 1, y: low },
        { key: 'high', x: 1, y: high },
      ]);
      const up = (name: string): number =>
        spots(view.points.filter((point) => point.names.includes(names.get(name) ?? '?')))[0]?.[1] ?? -1;
      expect(up('high')).toBeGreaterThanOrEqual(up('low'));
    }),
  );
});

test('a file that grows a little does not move the others', () => {
  const files = [3, 7, 20, 90].map((x, at) => ({ key: `f${at}`, x, y: at + 1 }));
  const moved = files.map((file) => (file.key === 'f3' ? { ...file, x: 95 } : file));
  const kept = (view: ReturnType<typeof quadrantOf>) =>
    view.view.points.filter(({ names }) => names !== view.names.get('f3'));
  expect(kept(quadrantOf(moved))).toEqual(kept(quadrantOf(files)));
});
