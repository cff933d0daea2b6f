import { z } from 'zod';
import { RepoKey } from './repository.ts';

/** Who asserts the facts that need several repositories: a scope of its own beside those of the repositories. */
export const PORTFOLIO = 'portfolio';

/** Whose facts a run writes: a repository's, or those of the link wave. No key of a repository is without a slash. */
export const ScopeKey = z.union([RepoKey, z.literal(PORTFOLIO)]);
