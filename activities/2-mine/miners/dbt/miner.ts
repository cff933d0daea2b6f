import type { Profile } from '../../../../schemas/repository.ts';
import type { ProjectMiner } from '../../miner.ts';
import { hardCodedTables } from './hard-coded.ts';
import { projectItems } from './items.ts';
import { below } from './project-file.ts';
import { readProject } from './read-project.ts';
import { readSql } from './read-sql.ts';

const READ = /\.(?:sql|ya?ml|csv|py)$/i;
const LEFT_OUT = /(?:^|\/)(?:target|logs|\.venv|venv|node_modules)\//;
const PACKAGE = /(?:^|\/)(?:dbt_packages|dbt_modules)\//;

const rootsOf = ({ markers }: Pick<Profile, 'markers'>): string[] =>
  [...new Set(markers.filter(({ kind }) => kind === 'dbt').map(({ root }) => root))]
    .filter((root) => !PACKAGE.test(`${root}/`) && !LEFT_OUT.test(`${root}/`))
    .sort();

/** dbt projects read without dbt: templates are evaluated for the default target, packages lend their macros. */
export const dbtMiner: ProjectMiner = {
  name: 'dbt',
  version: '0.2.0',
  unit: 'project',
  kinds: ['dbt-node', 'dbt-ref', 'finding'],
  reason: (profile) => {
    const roots = rootsOf(profile);
    return roots.length > 0
      ? `dbt ${roots.length === 1 ? 'project' : 'projects'} in ${roots.map((root) => root || 'the root').join(', ')}`
      : null;
  },
  roots: rootsOf,
  accepts: ({ path }, root) => {
    const inner = below(root, path);
    if (inner === null || !READ.test(inner) || LEFT_OUT.test(inner)) return false;
    return !PACKAGE.test(inner) || /\/macros\/.*\.sql$/.test(inner);
  },
  mine: (project, tools) => {
    const { facts, rejects } = readProject(project);
    const sql = readSql(facts, tools.sql);
    return { items: [...projectItems(facts, sql), ...hardCodedTables(facts, sql)], rejects };
  },
};
