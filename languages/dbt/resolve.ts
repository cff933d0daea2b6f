import type { Need } from './need.ts';
import { plain, string } from './plain.ts';
import type { Found } from './resources.ts';

/** The resources that a ref, source or metric call may name. */
export class Index {
  readonly #byName = new Map<string, Found[]>();
  readonly #project: string;

  constructor(project: string, resources: readonly Found[], isEnabled: (found: Found) => boolean) {
    this.#project = project;
    for (const found of resources) {
      const key = keyOf(found);
      const all = this.#byName.get(key) ?? [];
      // One name may stand in two files of which a variable switches one off.
      if (isEnabled(found)) all.unshift(found);
      else all.push(found);
      this.#byName.set(key, all);
    }
  }

  /** The resource that is meant, or null: another project's, or none. */
  find({ type, names, version }: Pick<Need, 'type' | 'names' | 'version'>): Found | null {
    if (type === 'source') return this.#byName.get(`source.${names.join('.')}`)?.[0] ?? null;
    const [first = '', second] = names;
    const name = second ?? first;
    if (type === 'metric')
      return second === undefined ? (this.#byName.get(`metric.${name}`)?.[0] ?? null) : null;
    const all = this.#byName.get(`ref.${name}`) ?? [];
    const models = second === undefined ? this.#ownFirst(all) : all.filter(({ fqn }) => fqn[0] === first);
    if (version !== null) return models.find((model) => model.version === version) ?? null;
    return latest(models);
  }

  /** Of models of one name the project's own come before those of the packages that it installs. */
  #ownFirst(all: readonly Found[]): readonly Found[] {
    const own = all.filter(({ fqn }) => fqn[0] === this.#project);
    return own.length > 0 ? own : all;
  }

  semanticModelWith(measure: string): Found | null {
    for (const [key, [found]] of this.#byName) {
      if (!key.startsWith('semantic_model.') || found === undefined) continue;
      const measures = found.properties.measures;
      if (Array.isArray(measures) && measures.some((one) => string(plain(one).name) === measure))
        return found;
    }
    return null;
  }

  isOtherProject({ type, names }: Pick<Need, 'type' | 'names'>): boolean {
    return type === 'ref' && names.length > 1 && names[0] !== this.#project;
  }
}

const keyOf = ({ type, name }: Found): string =>
  type === 'model' || type === 'seed' || type === 'snapshot' ? `ref.${name}` : `${type}.${name}`;

/** Without a version a ref means the one that the YAML calls latest, else the highest. */
function latest(models: readonly Found[]): Found | null {
  const [first] = models;
  if (first === undefined || first.version === null) return first ?? null;
  const named = string(first.properties.latest_version);
  const sorted = [...models].sort((left, right) => Number(right.version) - Number(left.version));
  return models.find((model) => model.version === named) ?? sorted[0] ?? null;
}
