import { acceptsFile, isProjectRoot } from '../../../../languages/dbt/accepts.ts';
import { otherTargets } from '../../../../languages/dbt/other-targets.ts';
import { readProject } from '../../../../languages/dbt/read-project.ts';
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
  version: '0.6.0',
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
  mine: (project, tools) => {
    const { facts, rejects } = readProject(project);
    const sql = readSql(facts, tools.sql);
    return {
      items: [
        ...projectItems(facts, sql, otherTargets(project, facts)),
        ...columnItems(facts),
        ...hardCodedTables(facts, sql),
      ],
      rejects,
    };
  },
};
