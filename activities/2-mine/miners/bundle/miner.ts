import { NOTEBOOK_ENDINGS } from '../../../../languages/bundle/paths.ts';
import { readBundle } from '../../../../languages/bundle/read-bundle.ts';
import { bundleReaders } from '../../../../languages/bundle/readers.ts';
import type { LanguageTools } from '../../../../languages/language-tools.ts';
import { namedOutside } from '../../../../languages/named-outside.ts';
import { below, joinPath, relativePath } from '../../../../languages/paths.ts';
import type { Reject } from '../../../../schemas/reject.ts';
import type { Profile } from '../../../../schemas/repository.ts';
import type { Mined, Project, ProjectMiner } from '../../miner.ts';
import { bundleItems } from './items.ts';

const READ = /\.(?:ya?ml|py|sql|ipynb|toml|cfg|csv|scala|r)$|\.lvdash\.json$/i;
const LEFT_OUT = /(?:^|\/)(?:\.databricks|\.bundle|\.venv|venv|node_modules)\//;

const rootsOf = ({ markers }: Pick<Profile, 'markers'>): string[] =>
  [...new Set(markers.filter(({ kind }) => kind === 'databricks-bundle').map(({ root }) => root))].sort();

/** Databricks asset bundles, read for their default target without the command line and without a workspace. */
export const bundleMiner: ProjectMiner = {
  name: 'bundle',
  version: '0.6.0',
  unit: 'project',
  kinds: ['bundle-node', 'bundle-link', 'finding'],
  reason: (profile) => {
    const roots = rootsOf(profile);
    return roots.length > 0
      ? `Databricks ${roots.length === 1 ? 'bundle' : 'bundles'} in ${roots.map((root) => root || 'the root').join(', ')}`
      : null;
  },
  roots: rootsOf,
  accepts: ({ path }, root) => below(root, path) !== null && READ.test(path) && !LEFT_OUT.test(path),
  beyond: ({ root, files }) => namedOutside(root, files, NOTEBOOK_ENDINGS),
  mine: mineBundle,
};

function mineBundle({ root, files }: Project, tools: LanguageTools): Mined {
  const outer = (path: string): string => joinPath(root, path);
  const texts = new Map(files.map(({ path, text }) => [relativePath(root, path), text]));
  const facts = readBundle(texts, { readers: bundleReaders(tools), sql: tools.sql, python: tools.python });
  if (facts === null) return { items: [], rejects: [] };
  const rejects = facts.troubles.map(
    ({ path, line, reason, detail }): Reject => ({
      kind: 'bundle-node',
      reason,
      path: outer(path),
      lines: line === null ? null : [line, line],
      detail: detail.slice(0, 300),
    }),
  );
  const name = facts.name ?? (root.split('/').at(-1) || 'bundle');
  return { items: bundleItems(facts, { name, outer, has: (path) => texts.has(path) }), rejects };
}
