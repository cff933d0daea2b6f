import type { BundleFacts, Declared } from '../../../../languages/bundle/facts.ts';
import type { KnownItem } from '../../../../schemas/items/registry.ts';
import type { Setting } from './setting.ts';

/** What the text of a bundle does not tell, each at the place that asks for it. */
export function findings(facts: BundleFacts, setting: Setting): KnownItem[] {
  const root: Declared = { file: facts.file, lines: null };
  return facts.unresolved.map(({ where, what, reason }): KnownItem => {
    const { file, lines } = placeOf(where, facts) ?? root;
    const payload = { reason, what, detail: where };
    return { kind: 'finding', path: setting.outer(file), lines, payload };
  });
}

/** Where the YAML declares what a finding is about. */
function placeOf(where: string, { jobs, pipelines, dashboards }: BundleFacts): Declared | null {
  for (const job of jobs) {
    const task = job.tasks.find(({ key }) => where === `task:${job.key}.${key}`);
    if (task !== undefined) return task.declared;
  }
  const [kind, key] = [where.split(':')[0], where.slice(where.indexOf(':') + 1)];
  const found = kind === 'pipeline' ? pipelines : kind === 'dashboard' ? dashboards : [];
  return found.find((one) => one.key === key)?.declared ?? null;
}
