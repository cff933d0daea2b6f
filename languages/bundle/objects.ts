import type { BundleObject, Declared } from './facts.ts';
import { type Plain, plain, text } from './plain.ts';

/** Sections with facts of their own. */
const READ_APART: ReadonlySet<string> = new Set(['jobs', 'pipelines', 'dashboards']);

/** Fields whose values, joined by dots, name an object in the catalog. */
const FULL_NAMES: Readonly<Record<string, readonly string[]>> = {
  schemas: ['catalog_name', 'name'],
  volumes: ['catalog_name', 'schema_name', 'name'],
  registered_models: ['catalog_name', 'schema_name', 'name'],
};

const fullName = (settings: Plain, fields: readonly string[]): string =>
  fields.flatMap((field) => text(settings[field]) ?? []).join('.');

/** What else a bundle deploys: schemas, volumes, models, apps, alerts and whatever sections come later. */
export function readObjects(
  resources: Plain,
  declared: (section: string, key: string) => Declared,
): BundleObject[] {
  return Object.entries(resources)
    .filter(([section]) => !READ_APART.has(section))
    .flatMap(([section, entries]) =>
      Object.entries(plain(entries)).map(([key, value]): BundleObject => {
        const settings = plain(value);
        const fields = FULL_NAMES[section];
        const title = fields === undefined ? null : fullName(settings, fields);
        const named = text(settings['display_name']) ?? text(settings['name']);
        return { section, key, declared: declared(section, key), title: title ?? named };
      }),
    );
}

/** Full names of the objects of a section, by key. */
export const titlesOf = (objects: readonly BundleObject[], section: string): Record<string, string> =>
  Object.fromEntries(
    objects.filter((one) => one.section === section).map(({ key, title }) => [key, title ?? '']),
  );
