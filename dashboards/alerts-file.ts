import { stringify } from 'yaml';
import { type AlertSpec, alerts } from './alerts.ts';

/**
 * infra/prometheus/alerts.yml. `shorten` divides the time for which each alert must hold, for tests that cannot wait;
 * expressions stay as they are.
 */
export function alertsFile({ shorten = 1 }: { readonly shorten?: number } = {}): string {
  const rules = alerts.map((alert) => ruleOf(alert, shorten));
  return `# Made from dashboards/alerts.ts; a test compares the two.\n${stringify({ groups: [{ name: 'fresh', rules }] }, { lineWidth: 0 })}`;
}

const ruleOf = ({ name, expr, forSeconds, severity, summary, description }: AlertSpec, shorten: number) => ({
  alert: name,
  expr,
  for: `${Math.ceil(forSeconds / shorten)}s`,
  labels: { severity },
  annotations: { summary, description },
});
