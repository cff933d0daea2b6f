import type { Config } from './config-tree.ts';
import { isPlain, type Plain, plain } from './plain.ts';

/**
 * Whether a threshold of freshness holds for a table of a source: its own comes over that of its source and that of
 * dbt_project.yml, and `null` switches off what would hold otherwise.
 */
export function hasFreshness(properties: Plain, projectConfig: Config): boolean {
  const source = plain(properties.source);
  const said = [projectConfig, source, plain(source.config), properties, plain(properties.config)];
  let thresholds: Plain = {};
  for (const { freshness } of said) {
    if (freshness === null) thresholds = {};
    else if (isPlain(freshness)) thresholds = { ...thresholds, ...freshness };
  }
  return [thresholds.warn_after, thresholds.error_after].some(
    (threshold) => isPlain(threshold) && threshold.count !== null && threshold.count !== undefined,
  );
}
