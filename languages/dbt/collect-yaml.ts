import { configFor } from './config-tree.ts';
import { madeMetrics, oldMetricNeeds } from './metrics.ts';
import { string, strings } from './plain.ts';
import type { ProjectFile } from './project-file.ts';
import type { Entry, Properties } from './properties.ts';
import type { Found } from './resources.ts';
import { plainResource, sourceTable } from './yaml-resources.ts';

/** The resources that stand in YAML alone. */
export function yamlResources(project: ProjectFile, properties: Properties): Found[] {
  const entries = (section: string): readonly Entry[] => properties.sections.get(section) ?? [];
  return [
    ...entries('snapshots').flatMap((entry) => snapshot(project, entry)),
    ...entries('tables').map((entry) => sourceTable(project, entry)),
    ...entries('exposures').map((entry) =>
      plainResource(project, 'exposure', entry, strings(entry.value.depends_on)),
    ),
    ...[...entries('metrics'), ...entries('semantic_models').flatMap(madeMetrics)].map((entry) =>
      plainResource(project, 'metric', entry, oldMetricNeeds(entry.value)),
    ),
    ...entries('semantic_models').map((entry) =>
      plainResource(project, 'semantic_model', entry, strings(entry.value.model)),
    ),
  ];
}

/** A snapshot in YAML names the table that it keeps; without that the entry describes one that is a file. */
function snapshot(project: ProjectFile, entry: Entry): Found[] {
  const relation = string(entry.value.relation);
  if (relation === null) return [];
  const found = plainResource(project, 'snapshot', entry, [relation]);
  return [{ ...found, config: configFor(project, 'snapshots', found.fqn, entry.value) }];
}
