import { type Config, hooksOf } from './config-tree.ts';
import { withTestSwitches } from './generic-tests.ts';
import type { Noted, Shared } from './need.ts';
import { renderNames, renderPlain } from './render-plain.ts';
import type { Found } from './resources.ts';

/** Settings whose values are told further, so that what is not known of them is told too. */
const TOLD: ReadonlySet<string> = new Set([
  'enabled',
  'materialized',
  'database',
  'catalog',
  'schema',
  'alias',
  'target_database',
  'target_schema',
  'strategy',
]);

/** A resource with the templates in its YAML rendered, and what they could not know. Hooks run with the resource itself. */
export function renderSettings(
  found: Found,
  shared: Shared,
): { readonly found: Found; readonly noted: readonly Noted[] } {
  const noted: Noted[] = [];
  const tell = (more: readonly Noted[]): undefined => void noted.push(...more);
  const properties = withTestSwitches(
    found.type === 'source' ? renderNames(found.properties, shared, tell) : found.properties,
    (value) => renderPlain(value, shared),
  );
  return { found: { ...found, config: renderConfig(found.config, shared, tell), properties }, noted };
}

function renderConfig(config: Config, shared: Shared, tell: (noted: readonly Noted[]) => undefined): Config {
  const isHook = (key: string): boolean => hooksOf({ [key]: config[key] }).length > 0;
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      isHook(key) ? value : renderPlain(value, shared, TOLD.has(key) ? tell : undefined),
    ]),
  );
}
