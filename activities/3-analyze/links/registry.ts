import type { AnyLink } from '../link.ts';
import { datasetSuppliersLink } from './dataset-suppliers/link.ts';
import { packagePublishersLink } from './package-publishers/link.ts';

/** Every link by its name: one folder, one line here. */
export const links = {
  'dataset-suppliers': datasetSuppliersLink,
  'package-publishers': packagePublishersLink,
} as const satisfies Record<string, AnyLink>;
