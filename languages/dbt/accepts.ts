import { below } from '../paths.ts';

const READ = /\.(?:sql|ya?ml|csv|py)$/i;
const LEFT_OUT = /(?:^|\/)(?:target|logs|\.venv|venv|node_modules)\//;
/** What dbt wrote of its own reading, where somebody committed it. */
export const MANIFEST = 'target/manifest.json';
const OF_PACKAGES_OWN_TESTS =
  /\/(?:dbt_packages|dbt_modules)\/[^/]+\/(?:integration_tests|tests|docs|\.\w+)\/|^(?:dbt_packages|dbt_modules)\/[^/]+\/(?:integration_tests|tests|docs|\.\w+)\//;
const PACKAGE = /(?:^|\/)(?:dbt_packages|dbt_modules)\//;

/** Whether a folder with a dbt_project.yml is a project of its own: installed packages and build output are none. */
export const isProjectRoot = (root: string): boolean =>
  !PACKAGE.test(`${root}/`) && !LEFT_OUT.test(`${root}/`);

/** Whether the project's reader looks at the file; of an installed package it leaves out what tests the package itself. */
export function acceptsFile(path: string, root: string): boolean {
  const inner = below(root, path);
  if (inner === MANIFEST) return true;
  if (inner === null || !READ.test(inner) || LEFT_OUT.test(inner)) return false;
  return !PACKAGE.test(inner) || !OF_PACKAGES_OWN_TESTS.test(inner);
}
