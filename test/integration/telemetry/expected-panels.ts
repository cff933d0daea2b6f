import { expect } from 'vitest';
import type { Answer } from '../../servers/prometheus.ts';
import type { Completed } from '../../servers/receipts-of.ts';

/** What the histories of the runs say, to be found again in the metrics. */
export interface Told {
  readonly receipts: readonly Completed[];
  /** Results of the runs as the command line printed them. */
  readonly outcomes: readonly string[];
  readonly deadLettered: number;
  /** Sealed envelopes that wait for the graph now. */
  readonly waiting: number;
  readonly graphUp: boolean;
  /** Questions to the query service by class of answer. */
  readonly questions: Readonly<Record<string, number>>;
}

type Check = (answers: readonly Answer[]) => void;
type Expected = Readonly<Record<string, Check>>;

/** One series of exactly this value. */
const one =
  (value: number): Check =>
  (answers) =>
    expect(answers).toEqual([{ labels: {}, value }]);

/** Exactly these series, by the values of their labels. */
const exactly =
  (series: Readonly<Record<string, number>>): Check =>
  (answers) =>
    expect(
      Object.fromEntries(
        answers.map(({ labels, value }) => [
          Object.entries(labels)
            .sort()
            .map(([, said]) => said)
            .join(' '),
          value,
        ]),
      ),
    ).toEqual(series);

/** Each series a number that grew: more than nothing, and not without end. */
const growing: Check = (answers) => {
  expect(answers.length).toBeGreaterThan(0);
  for (const { value } of answers) expect(value).toBeGreaterThan(0);
  for (const { value } of answers) expect(value).toBeLessThan(1e9);
};

/** One series for each of these, growing where it has counted something. */
const growsLike =
  (counted: Readonly<Record<string, number>>): Check =>
  (answers) =>
    expect(
      Object.fromEntries(answers.map(({ labels, value }) => [Object.values(labels).join(' '), value > 0])),
    ).toEqual(Object.fromEntries(Object.entries(counted).map(([name, count]) => [name, count > 0])));

const between =
  (least: number, most: number): Check =>
  (answers) => {
    expect(answers).toHaveLength(1);
    expect(answers[0]?.value).toBeGreaterThanOrEqual(least);
    expect(answers[0]?.value).toBeLessThanOrEqual(most);
  };

const nothing: Check = (answers) => expect(answers).toEqual([]);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function sums<T>(
  values: readonly T[],
  key: (value: T) => string,
  by: (value: T) => number,
): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const value of values) totals[key(value)] = (totals[key(value)] ?? 0) + by(value);
  return totals;
}

/** For every panel what it must show after what is told. */
export function expectedPanels(told: Told): Expected {
  const of = (...names: string[]) =>
    told.receipts.filter(({ activity }) => names.includes(activity)).map(({ receipt }) => receipt);
  const mined = [...of('mine', 'analyze'), ...of('takeCensus').map((receipt) => receipt.mined)];
  const parts = (which: 'items' | 'rejects') =>
    mined.flatMap(({ producer, [which]: list }) =>
      list.map((part: { count: number }) => ({ producer, count: part.count })),
    );
  const rejected = [...of('sealRun'), ...of('planWrite')].flatMap((receipt) => receipt.rejected);
  const sealed = sum(of('sealRun').map(({ items }) => items));
  const written = (activity: string) => sum(of(activity).map(({ created, changed }) => created + changed));
  const answers = of('renderReports').map((receipt) => receipt.answers);
  const asked = sum(answers.map((answer) => answer.asked));
  const remembered = sum(answers.map((answer) => answer.remembered));
  const pages = of('renderReports').length;
  const away = told.waiting > 0;
  return {
    'Records offered': one(sum(parts('items').map(({ count }) => count))),
    'Records sealed': one(sealed),
    'Share rejected, last hour': between(0.000_1, 0.05),
    'Records offered a second, by producer': growsLike(
      sums(
        parts('items'),
        ({ producer }) => producer,
        ({ count }) => count,
      ),
    ),
    'Bytes staged a second': growing,
    'Rejects by kind and reason': exactly(
      sums(
        rejected,
        ({ kind, reason }) => `${kind} ${reason}`,
        ({ count }) => count,
      ),
    ),
    'Rejects by producer': exactly(
      sums(
        parts('rejects'),
        ({ producer }) => producer,
        ({ count }) => count,
      ),
    ),
    'Shares of work done, by producer': exactly(
      sums(
        mined,
        ({ producer }) => producer,
        () => 1,
      ),
    ),
    'Seconds of a share of work, by producer (p95)': growing,
    'Seconds of a fetch (p95)': growing,
    'Failed attempts a minute, by activity and failure': away
      ? (answers) => {
          growing(answers);
          for (const { labels } of answers) expect(labels).toMatchObject({ failure: 'GraphAway' });
        }
      : nothing,
    'Queue depth': one(told.waiting),
    'Oldest waiting': away ? between(0.001, 3600) : one(0),
    'Graph answers': one(told.graphUp ? 1 : 0),
    'Dead letters': one(told.deadLettered),
    'Dead letters open': one(told.deadLettered),
    'Envelopes unaccounted for': one(0),
    // The check of the graph is made once a night: no number yet, or none found.
    'Duplicate facts': (answers) => expect(answers.filter(({ value }) => value !== 0)).toEqual([]),
    'Write conflicts a minute': between(0, 1e6),
    'Nodes written': one(written('writeNodes')),
    'Edges written': one(written('writeEdges')),
    'Nodes written a second': growing,
    'Edges written a second': growing,
    'Facts retired a second': one(0),
    'Failed write attempts a minute': away ? growing : one(0),
    'Seconds of the write steps (p95)': growing,
    'Sets of pages built': exactly({ repository: pages }),
    'Failed attempts to build': one(0),
    'Answers remembered': one(remembered / asked),
    'Seconds to build pages (p95)': growing,
    'Seconds to build pages (mean)': growing,
    'Answers a second, by where from': growsLike({ graph: asked - remembered, memory: remembered }),
    'Processes that answer': exactly({
      'fresh-worker': 2,
      'fresh-temporal-core': 2,
      'fresh-query-service': 1,
    }),
    'Runs by how they ended': exactly(
      sums(
        told.outcomes,
        (outcome) => outcome,
        () => 1,
      ),
    ),
    // Other tests may have proposals open on the same server.
    'Proposals that wait for people': between(0, 1e4),
    'Oldest proposal': between(0, 1e6),
    'Decisions by what became of them': nothing,
    'Reminders of proposals': one(0),
    'Since the last nightly run': between(0, 26 * 3600),
    'Questions by how they were answered': exactly(told.questions),
    'Questions a second, by query': growing,
    'Seconds of an answer, by query (p95)': growing,
    'Share of the time budget used, by query (p95)': growing,
  };
}
