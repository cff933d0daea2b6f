import { isPlain, list, type Plain, plain, string } from '../plain.ts';
import type { Selection } from './select.ts';

/** A selection of selectors.yml by its name. */
export function namedSelection(file: Plain, name: string): Selection | null {
  return new Definitions(file).named(name, []);
}

/** The selection that holds where a command has none of its own. */
export function defaultSelection(file: Plain): Selection | null {
  const entry = list(file.selectors)
    .map(plain)
    .find((one) => one.default === true);
  return entry === undefined ? null : namedSelection(file, string(entry.name) ?? '');
}

class Definitions {
  readonly #file: Plain;

  constructor(file: Plain) {
    this.#file = file;
  }

  named(name: string, within: readonly string[]): Selection | null {
    const entry = list(this.#file.selectors)
      .map(plain)
      .find((one) => string(one.name) === name);
    return entry === undefined || within.includes(name)
      ? null
      : this.#read(entry.definition, [...within, name]);
  }

  #read(definition: unknown, within: readonly string[]): Selection {
    if (!isPlain(definition)) return { criterion: string(definition) ?? '' };
    for (const [key, together] of [
      ['union', 'any'],
      ['intersection', 'all'],
    ] as const) {
      if (key in definition) {
        const { parts, without } = this.#parts(definition[key], within);
        return together === 'any' ? { any: parts, without } : { all: parts, without };
      }
    }
    const own = this.#criterion(definition, within);
    return 'exclude' in definition
      ? { any: [own], without: list(definition.exclude).map((one) => this.#read(one, within)) }
      : own;
  }

  /** An `exclude` among the parts takes away from all of them. */
  #parts(value: unknown, within: readonly string[]): { parts: Selection[]; without: Selection[] } {
    const isExclude = (part: unknown): boolean => isPlain(part) && Object.keys(part).join() === 'exclude';
    const all = list(value);
    return {
      parts: all.filter((part) => !isExclude(part)).map((part) => this.#read(part, within)),
      without: all
        .filter(isExclude)
        .flatMap((part) => list(plain(part).exclude).map((one) => this.#read(one, within))),
    };
  }

  #criterion(definition: Plain, within: readonly string[]): Selection {
    const value = string(definition.value) ?? '';
    const method = string(definition.method);
    if (method === 'selector') return this.named(value, within) ?? { criterion: `selector:${value}` };
    if (method === null) {
      const [[key, only] = ['', '']] = Object.entries(definition).filter(([name]) => name !== 'exclude');
      return { criterion: `${key}:${string(only) ?? ''}` };
    }
    const depth = (side: string): string => string(definition[`${side}_depth`]) ?? '';
    const before = definition.parents === true ? `${depth('parents')}+` : '';
    const after = definition.children === true ? `+${depth('children')}` : '';
    return { criterion: `${definition.childrens_parents === true ? '@' : before}${method}:${value}${after}` };
  }
}
