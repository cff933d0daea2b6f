import { PanelBuilder as BarsBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import {
  BarGaugeDisplayMode,
  ReduceDataOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import { type Dashboard, DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as LinesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { DashboardSpec, PanelSpec } from './dashboard.ts';

/** The data source of infra/grafana/provisioning/datasources. */
const source = { type: 'prometheus', uid: 'prometheus' };

/** Grafana's form of a dashboard; the dashboard cannot be edited by hand, since its source is here. */
export function buildDashboard({ uid, title, description, panels }: DashboardSpec): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags(['fresh'])
    .timezone('utc')
    .time({ from: 'now-6h', to: 'now' })
    .refresh('30s')
    .readonly();
  for (const panel of panels) builder.withPanel(buildPanel(panel));
  return builder.build();
}

function buildPanel(panel: PanelSpec) {
  const { title, description, unit, show } = panel;
  const builder = builders[show]();
  return builder
    .title(title)
    .description(description)
    .unit(unit)
    .datasource(source)
    .noValue('none')
    .withTarget(targetOf(panel));
}

/** Grafana's grid is 24 columns wide. */
const builders = {
  stat: () => new StatBuilder().span(6).height(5).reduceOptions(lastValue()),
  bars: () =>
    new BarsBuilder()
      .span(12)
      .height(8)
      .orientation(VizOrientation.Horizontal)
      .displayMode(BarGaugeDisplayMode.Basic)
      .reduceOptions(lastValue()),
  lines: () => new LinesBuilder().span(12).height(8).min(0),
};

const lastValue = () => new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false);

function targetOf({ expr, legend, show }: PanelSpec): DataqueryBuilder {
  const query = new DataqueryBuilder().expr(expr).datasource(source).refId('A');
  if (legend !== undefined) query.legendFormat(legend);
  return show === 'lines' ? query.range() : query.instant();
}
