import { describe, expect, it } from 'vitest';
import { createAnalyzeActivities } from '../../../../activities/3-analyze/activities.ts';
import { analyzers } from '../../../../activities/3-analyze/analyzers/registry.ts';
import { wavesOf } from '../../../../activities/3-analyze/waves.ts';
import type { Staging } from '../../../../adapters/staging/staging.ts';
import type { ItemKind } from '../../../../schemas/items/registry.ts';

const one = (name: string, reads: ItemKind[], produces: ItemKind[]) => ({ name, reads, produces });

describe('wavesOf', () => {
  it('lets each analyzer wait for those whose kinds it reads, and no longer', () => {
    const declared = [
      one('d', ['dbt-ref', 'co-change'], ['finding']),
      one('b', ['python-reference'], ['dbt-ref']),
      one('a', ['python-module'], ['python-reference']),
      one('c', ['file'], ['co-change']),
    ];
    expect(wavesOf(declared)).toEqual([['a', 'c'], ['b'], ['d']]);
    expect(wavesOf([...declared].reverse())).toEqual(wavesOf(declared));
  });

  it('waits for all that say a kind', () => {
    expect(
      wavesOf([
        one('r', ['file'], []),
        one('x', [], ['file']),
        one('y', ['co-change'], ['file']),
        one('z', [], ['co-change']),
      ]),
    ).toEqual([['x', 'z'], ['y'], ['r']]);
  });

  it('has no waves without analyzers', () => expect(wavesOf([])).toEqual([]));

  it('names the circle, and only the circle', () => {
    const circle = [
      one('outside', ['file'], []),
      one('a', ['dbt-ref'], ['co-change']),
      one('b', ['co-change'], ['file']),
      one('c', ['file'], ['dbt-ref']),
    ];
    expect(() => wavesOf(circle)).toThrow('analyzers wait in a circle: b -> c -> a -> b');
    expect(() => wavesOf([one('self', ['file'], ['file'])])).toThrow('self -> self');
  });
});

describe('the registry', () => {
  it('holds each analyzer under its own name, once, in some wave', async () => {
    for (const [name, analyzer] of Object.entries(analyzers)) expect(analyzer.name).toBe(name);
    const { waves } = await createAnalyzeActivities({ staging: {} as Staging }).planAnalysis();
    expect(waves.flat().sort()).toEqual(Object.keys(analyzers).sort());
  });
});
