import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScheduleNotFoundError } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connectTemporal } from '../../../adapters/temporal/connect.ts';
import { type DailyWish, describeDaily } from '../../../adapters/temporal/daily-schedule.ts';
import { nightly } from '../../../adapters/temporal/nightly-schedule.ts';
import { keepDaily } from '../../../workers/schedules.ts';
import { startFleet } from '../../servers/fleet.ts';
import { runCli } from '../../servers/run-cli.ts';
import { answers, withScriptedFleet } from '../../workflows/scripted-fleet.ts';
import { SmallRepository, sampleFiles } from '../process/small-repository.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-nightly-'));
let temporal: Awaited<ReturnType<typeof connectTemporal>>;
const schedule = () => temporal.client.schedule.getHandle(nightly.id);
const wish = (change: Partial<DailyWish> = {}): DailyWish => ({
  at: '02:00',
  timezone: 'UTC',
  jitter: '10m',
  ...change,
});

beforeAll(async () => {
  const { temporalAddress, namespace } = inject('servers');
  temporal = await connectTemporal({ address: temporalAddress, namespace });
});
afterAll(async () => {
  await keepDaily(temporal.client, nightly, null);
  await temporal.close();
});

test('made once by many workers, brought up to date when the wish changes, deleted without one', async () => {
  const done = await Promise.all(
    Array.from({ length: 5 }, () => keepDaily(temporal.client, nightly, wish())),
  );
  expect(done.sort()).toEqual(['created', 'standing', 'standing', 'standing', 'standing']);
  const { spec, policies, action, info } = await schedule().describe();
  expect(spec).toMatchObject({ timezone: 'UTC', jitter: 600_000 });
  expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 3_600_000 });
  expect(action).toMatchObject({ workflowType: 'ProcessPortfolio', args: [{}] });
  const [next] = info.nextActionTimes;
  const late = (((next?.getTime() ?? 0) / 60_000) % (24 * 60)) - 120;
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThanOrEqual(10);

  expect(
    await keepDaily(temporal.client, nightly, wish({ at: '03:30', timezone: 'Europe/Berlin', jitter: '0s' })),
  ).toBe('updated');
  const later = (await describeDaily(temporal.client, nightly))?.next ?? '';
  const berlin = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' });
  expect(berlin.format(new Date(later))).toBe('03:30');
  expect(await keepDaily(temporal.client, nightly, null)).toBe('deleted');
  expect(await keepDaily(temporal.client, nightly, null)).toBe('none');
  expect(await describeDaily(temporal.client, nightly)).toBeNull();
});

test('a pause made by a person survives, also when the time changes', async () => {
  await keepDaily(temporal.client, nightly, wish());
  await schedule().pause('until the migration is over');
  expect(await keepDaily(temporal.client, nightly, wish())).toBe('standing');
  expect(await keepDaily(temporal.client, nightly, wish({ at: '04:00' }))).toBe('updated');
  expect(await describeDaily(temporal.client, nightly)).toEqual({
    next: null,
    paused: true,
    note: 'until the migration is over',
  });
  await schedule().unpause();
  expect(await describeDaily(temporal.client, nightly)).toMatchObject({
    paused: false,
    next: expect.stringMatching(/T04:/),
  });
});

test('it starts ProcessPortfolio, and skips a night that finds the last one still running', async () => {
  await keepDaily(temporal.client, nightly, wish());
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const script = {
    ...answers('unused'),
    listRepositories: async () => ({ repos: ['https://example.com/a/b'] }),
    checkFreshness: async ({ repos }: { repos: string[] }) => {
      asked += 1;
      await held;
      return { checked: repos.map((repo) => ({ repo, state: 'unchanged' })) };
    },
  };
  await withScriptedFleet(script as never, async (client) => {
    await trigger();
    await until(async () => asked === 1);
    const [running] = (await schedule().describe()).info.runningActions;
    await trigger();
    await until(async () => (await schedule().describe()).info.numActionsSkippedOverlap === 1);
    release();
    const id = (running as { workflow: { workflowId: string } }).workflow.workflowId;
    expect(id).toMatch(/^portfolio:nightly-/);
    expect(await client.workflow.getHandle(id).result()).toMatchObject({ outcomes: { unchanged: 1 } });
    expect((await schedule().describe()).info.numActionsTaken).toBe(1);
    expect(asked).toBe(1);
  });
});

test('workers keep it from their settings file, and the doctor tells the next run', async () => {
  const repository = new SmallRepository(join(home, 'lake'));
  repository.commit('Start', sampleFiles(2));
  const settings = join(home, 'fresh.settings.yml');
  writeFileSync(settings, `repositories: [${repository.path}]\nnightly: { at: "01:15" }\n`);
  await keepDaily(temporal.client, nightly, null);
  const fleets = await Promise.all(
    ['one', 'two'].map((name) => startFleet(join(home, name), { FRESH_SETTINGS: settings })),
  );
  const [fleet] = fleets as [Awaited<ReturnType<typeof startFleet>>];
  try {
    expect(await describeDaily(temporal.client, nightly)).toMatchObject({ paused: false });
    const doctor = await runCli(['doctor', '--json'], fleet.env);
    const finding = doctor.json.findings.find(({ name }: { name: string }) => name === 'nightly run');
    expect(finding).toMatchObject({
      level: 'ok',
      found: expect.stringMatching(/^next run \d{4}-.*T01:(1[5-9]|2[0-5]):/),
    });
    for (const one of fleets) await one.stop();
    writeFileSync(settings, `repositories: [${repository.path}]\nnightly: { on: false }\n`);
    await fleet.restart();
    await expect(schedule().describe()).rejects.toBeInstanceOf(ScheduleNotFoundError);
  } finally {
    for (const one of fleets) await one.stop();
  }
});

/** As the Web UI does it when it leaves the choice to the schedule's own policy. */
async function trigger(): Promise<void> {
  const { namespace } = inject('servers');
  await temporal.client.workflowService.patchSchedule({
    namespace,
    scheduleId: nightly.id,
    patch: { triggerImmediately: { overlapPolicy: 0 } },
  });
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 100));
}
