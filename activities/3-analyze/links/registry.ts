import type { AnyLink } from '../link.ts';
import { columnStarsLink } from './column-stars/link.ts';
import { datasetHoldersLink } from './dataset-holders/link.ts';
import { datasetSuppliersLink } from './dataset-suppliers/link.ts';
import { packagePublishersLink } from './package-publishers/link.ts';
import { stackReferencesLink } from './stack-references/link.ts';
import { taskResourcesLink } from './task-resources/link.ts';

/** Every link by its name: one folder, one line here. */
export const links = {
  'column-stars': columnStarsLink,
  'dataset-holders': datasetHoldersLink,
  'dataset-suppliers': datasetSuppliersLink,
  'package-publishers': packagePublishersLink,
  'stack-references': stackReferencesLink,
  'task-resources': taskResourcesLink,
} as const satisfies Record<string, AnyLink>;
