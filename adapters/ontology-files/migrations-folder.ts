import { fileURLToPath } from 'node:url';

/** Where this checkout keeps its migrations. */
export const migrationsFolder = fileURLToPath(new URL('../../ontology/migrations/', import.meta.url));
