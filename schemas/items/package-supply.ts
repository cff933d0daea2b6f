import { z } from 'zod';
import { RepoKey } from '../repository.ts';

/** One repository publishes a package that another imports. Said by the link package-publishers. */
export const PackageSupplyItem = z.strictObject({
  from_repo: RepoKey,
  to_repo: RepoKey,
  /** Key of the package, e.g. pypi:acme-lake. */
  package: z.string().min(1),
});
