import { acceptsFile, isProjectRoot } from '../../../../languages/dbt/accepts.ts';
import { localPackages } from '../../../../languages/dbt/local-packages.ts';
import { otherTargets } from '../../../../languages/dbt/other-targets.ts';
import { openProject, readFacts } from '../../../../languages/dbt/read-project.ts';
import { readSql } from '../../../../languages/dbt/read-sql.ts';
import type { Profile } from '../../../../schemas/repository.ts';
import type { ProjectMiner } from '../../miner.ts';
import { columnItems } from './column-items.ts';
import { hardCodedTables } from './hard-coded.ts';
import { projectItems } from './items.ts';

const rootsOf = ({ markers }: Pick<Profile, 'markers'>): string[] =>
  [...new Set(markers.filter(({ kind }) => kind === 'dbt').map(({ root }) => root))]
    .filter(isProjectRoot)
    .sort();

/** dbt projects read without dbt: templates are evaluated for the default target, packages lend their macros. */
export const dbtMiner: ProjectMiner = {
  name: 'dbt',
  version: '0.7.0',
  unit: 'project',
  kinds: ['dbt-node', 'dbt-ref', 'column-flow', 'table-columns', 'finding'],
  reason: (profile) => {
    const roots = rootsOf(profile);
    return roots.length > 0
      ? `dbt ${roots.length === 1 ? 'project' : 'projects'} in ${roots.map((root) => root || 'the root').join(', ')}`
      : null;
  },
  roots: rootsOf,
  accepts: ({ path }, root) => acceptsFile(path, root),
  beyond: ({ root, files }) => localPackages(root, files),
  mine: (project, tools) => {
    const open = openProject(project);
    const { facts, rejects } = readFacts(open);
    const sql = readSql(facts, tools.sql);
    return {
      items: [
        ...projectItems(facts, sql, otherTargets(open, facts)),
        ...columnItems(facts),
        ...hardCodedTables(facts, sql),
      ],
      rejects,
    };
  },
};
