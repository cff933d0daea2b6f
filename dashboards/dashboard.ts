/** One question to Prometheus and how its answer is shown. */
export interface PanelSpec {
  readonly title: string;
  /** What the numbers mean, and what a person does when they look wrong. */
  readonly description: string;
  /** Unit by Grafana's name, e.g. `s`, `short`, `reqps` (@grafana/grafana-foundation-sdk/units). */
  readonly unit: string;
  /** One number, lines over time, or one bar for each series as it stands now. */
  readonly show: 'stat' | 'lines' | 'bars';
  /** PromQL over metrics of adapters/telemetry/metric-table.ts. */
  readonly expr: string;
  /** Name of each series from its labels, e.g. `{{producer}}`. */
  readonly legend?: string;
}

export interface DashboardSpec {
  /** Stays the same for ever: links of people point to it. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly panels: readonly PanelSpec[];
}
