import { z } from 'zod';
import { HostMetadata, Profile } from '../repository.ts';

/** The repository itself: what its host says of it and what the census shows. Said by ingest. */
export const RepositoryItem = z.strictObject({
  host_kind: z.string(),
  url: z.string(),
  web_url: z.string().nullable(),
  default_branch: z.string(),
  metadata: HostMetadata,
  profile: Profile,
});
