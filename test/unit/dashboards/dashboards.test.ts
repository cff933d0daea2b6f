import { readdirSync } from 'node:fs';
import * as units from '@grafana/grafana-foundation-sdk/units';
import { describe, expect, it } from 'vitest';
import type { MetricSpec } from '../../../adapters/telemetry/metric-spec.ts';
import { metricTable } from '../../../adapters/telemetry/metric-table.ts';
import { alerts } from '../../../dashboards/alerts.ts';
import { alertsFile } from '../../../dashboards/alerts-file.ts';
import { buildDashboard } from '../../../dashboards/build-dashboard.ts';
import { dashboards } from '../../../dashboards/registry.ts';

const root = new URL('../../../', import.meta.url);
const at = (path: string): string => new URL(path, root).pathname;
const panels = Object.values(dashboards).flatMap((dashboard) => dashboard.panels);
const spoken = [
  ...panels.map(({ title, expr }) => [title, expr]),
  ...alerts.map(({ name, expr }) => [name, expr]),
] as [string, string][];

// `npx vitest run --project unit test/unit/dashboards -u` writes the generated files anew.
describe('generated', () => {
  it.each(Object.entries(dashboards))(
    'dashboards/generated/%s.json is what the builder says',
    async (name, spec) => {
      const text = `${JSON.stringify(buildDashboard(spec), null, 2)}\n`;
      await expect(text).toMatchFileSnapshot(at(`dashboards/generated/${name}.json`));
    },
  );

  it('holds no dashboard that is gone', () => {
    expect(readdirSync(at('dashboards/generated')).sort()).toEqual(
      Object.keys(dashboards)
        .map((name) => `${name}.json`)
        .sort(),
    );
  });

  it('infra/prometheus/alerts.yml is what the alerts say', async () => {
    await expect(alertsFile()).toMatchFileSnapshot(at('infra/prometheus/alerts.yml'));
  });
});

/** Series that the table gives rise to, with the labels that each may be asked by. */
function knownSeries(): Map<string, readonly string[]> {
  const series = new Map<string, readonly string[]>([['up', ['job', 'process']]]);
  for (const [name, { type, labels }] of Object.entries<MetricSpec>(metricTable)) {
    if (type !== 'histogram') series.set(name, labels);
    else
      for (const [end, extra] of [
        ['bucket', ['le']],
        ['sum', []],
        ['count', []],
      ] as const)
        series.set(`${name}_${end}`, [...labels, ...extra]);
  }
  return series;
}

/** Names of PromQL itself. */
const WORDS = /^(sum|max|rate|increase|by|on|time|or|histogram_quantile)$/;

it.each(spoken)('%s asks for metrics and labels of the table only', (_title, expr) => {
  const plain = expr.replaceAll(/\[[^\]]*\]/g, '').replaceAll(/"[^"]*"/g, '""');
  const labels = [...plain.matchAll(/(?:by|on) \(([^)]*)\)/g), ...plain.matchAll(/\{([^}]*)\}/g)].flatMap(
    ([, list = '']) => [...list.matchAll(/[a-z_]+/g)].map(([label]) => label),
  );
  const names = [...plain.replaceAll(/(by|on) \([^)]*\)|\{[^}]*\}/g, ' ').matchAll(/[a-z_]+/g)]
    .map(([name]) => name)
    .filter((name) => !WORDS.test(name));
  const known = knownSeries();
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect([...known.keys()]).toContain(name);
  const allowed = names.flatMap((name) => known.get(name) ?? []);
  for (const label of labels) expect(allowed).toContain(label);
});

it('every metric of the table is on a dashboard', () => {
  const asked = spoken.map(([, expr]) => expr).join('\n');
  expect(Object.keys(metricTable).filter((name) => !asked.includes(name))).toEqual([]);
});

it('every panel says what it shows, and titles tell panels apart', () => {
  const known = new Set<unknown>(Object.values(units));
  for (const { title, description, unit } of panels) {
    expect(title.length, title).toBeGreaterThan(4);
    expect(description, title).toMatch(/^.{20,}\.$/);
    expect(known, `${title}: unit ${unit}`).toContain(unit);
  }
  expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
});

it('every alert says what it is and what to do, and may be shortened for tests by a factor', () => {
  for (const { name, summary, description } of alerts) {
    expect(summary.length, name).toBeGreaterThan(20);
    expect(description, name).toMatch(/^.{60,}\.$/);
  }
  expect(new Set(alerts.map(({ name }) => name)).size).toBe(alerts.length);
  expect(alertsFile({ shorten: 60 })).toContain('for: 2s');
  expect(alertsFile({ shorten: 60 }).replaceAll(/for: .*/g, '')).toBe(
    alertsFile().replaceAll(/for: .*/g, ''),
  );
});
