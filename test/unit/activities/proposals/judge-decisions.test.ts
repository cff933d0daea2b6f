import { expect, test } from 'vitest';
import { judgeDecisions } from '../../../../activities/proposals/judge-decisions.ts';

const at = '2026-05-04T08:30:00.000Z';
const fits = () => null;
const approve = { verdict: 'approve', by: 'ada', why: 'needed' };
const fatesOf = (raws: readonly unknown[], state: 'open' | 'applied' = 'open', approvers = ['ada', 'bob']) =>
  judgeDecisions({ sent: raws.map((raw) => ({ raw, at })), state, decisions: [] }, approvers, fits).map(
    ({ judged }) => judged.fate,
  );

test('form first, then the name, then whether it was said already, then whether it is in time', () => {
  expect(fatesOf([null, 1, {}, { ...approve, verdict: 'yes' }, { ...approve, extra: 1 }])).toEqual(
    Array(5).fill('invalid'),
  );
  expect(fatesOf([{ ...approve, verdict: 'amend' }])).toEqual(['invalid']);
  expect(fatesOf([{ ...approve, by: 'Ada' }])).toEqual(['unknown-approver']);
  expect(fatesOf([approve, approve, { ...approve, by: 'bob' }])).toEqual(['counted', 'duplicate', 'counted']);
  expect(fatesOf([approve], 'applied')).toEqual(['late']);
});

test('without approvers nobody decides, and the refusal says what to do', () => {
  const [judgement] = judgeDecisions(
    { sent: [{ raw: approve, at }], state: 'open', decisions: [] },
    [],
    fits,
  );
  expect(judgement?.judged).toMatchObject({
    fate: 'unknown-approver',
    detail: expect.stringContaining('fresh.settings.yml'),
  });
  expect(judgement?.decision).toBeNull();
});

test('accepted answers go with an approval, and are kept with it', () => {
  const accepting = { ...approve, accept_answers: ['hotspots'] };
  const [judgement] = judgeDecisions(
    { sent: [{ raw: accepting, at }], state: 'open', decisions: [] },
    ['ada'],
    fits,
  );
  expect(judgement?.judged).toMatchObject({ fate: 'counted', accept_answers: ['hotspots'] });
  expect(judgement?.decision).toEqual(accepting);
  expect(
    fatesOf([
      { ...accepting, verdict: 'reject' },
      { ...accepting, accept_answers: [] },
      { ...accepting, accept_answers: ['no name'] },
    ]),
  ).toEqual(['invalid', 'invalid', 'invalid']);
});

test('what counted before is a duplicate; what was refused before may be sent again', () => {
  const known = (fate: 'counted' | 'breaks') => [{ ...approve, at, fate, detail: '' }] as const;
  const again = (fate: 'counted' | 'breaks') =>
    judgeDecisions(
      { sent: [{ raw: approve, at }], state: 'open', decisions: [...known(fate)] },
      ['ada'],
      fits,
    )[0]?.judged.fate;
  expect(again('counted')).toBe('duplicate');
  expect(again('breaks')).toBe('counted');
});

test('whatever is sent, the record keeps bounded, sound text of it', () => {
  const hostile = { verdict: '\ud800'.repeat(80), by: { a: 1 }, why: 'x'.repeat(10_000) };
  const [judgement] = judgeDecisions(
    { sent: [{ raw: hostile, at }], state: 'open', decisions: [] },
    ['ada'],
    fits,
  );
  expect(judgement?.judged.verdict.isWellFormed()).toBe(true);
  expect(judgement?.judged.verdict.length).toBeLessThanOrEqual(50);
  expect(judgement?.judged).toMatchObject({ by: '{"a":1}', fate: 'invalid' });
  expect(judgement?.judged.why).toHaveLength(2_000);
});

test('steps that cannot be taken are invalid, in whatever order they come; those of others are not looked at', () => {
  const steps = [{ do: 'remove', of: 'NoSuchLabel' }];
  const faults = () => 'no label or type is called NoSuchLabel';
  const sent = ['amend', 'reject'].map((verdict) => ({ raw: { ...approve, verdict, steps }, at }));
  const judged = judgeDecisions({ sent, state: 'open', decisions: [] }, ['ada'], faults).map(
    (one) => one.judged,
  );
  expect(judged.map(({ fate }) => fate)).toEqual(['invalid', 'counted']);
  expect(judged[0]?.detail).toBe('steps: no label or type is called NoSuchLabel');
});
