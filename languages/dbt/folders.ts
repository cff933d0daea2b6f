import { below } from '../paths.ts';
import { type Plain, strings } from './plain.ts';

/** Where a project keeps its resources, by kind. */
export interface Folders {
  readonly models: readonly string[];
  readonly seeds: readonly string[];
  readonly snapshots: readonly string[];
  readonly macros: readonly string[];
  readonly tests: readonly string[];
}

/** Folders as dbt_project.yml names them, else dbt's own. */
export function foldersOf(settings: Plain): Folders {
  const folders = (names: readonly string[], otherwise: string): string[] => {
    const given = names.flatMap((name) => strings(settings[name]));
    return (given.length > 0 ? given : [otherwise]).map((folder) =>
      folder.replace(/^\.\//, '').replace(/\/+$/, ''),
    );
  };
  return {
    models: folders(['model-paths', 'source-paths'], 'models'),
    seeds: folders(['seed-paths', 'data-paths'], 'seeds'),
    snapshots: folders(['snapshot-paths'], 'snapshots'),
    macros: folders(['macro-paths'], 'macros'),
    tests: folders(['test-paths'], 'tests'),
  };
}

/** True when a path lies in one of the folders; the part behind the folder is the resource's own path. */
export function insideOf(folders: readonly string[], path: string): string | null {
  for (const folder of folders) {
    const inner = below(folder === '.' ? '' : folder, path);
    if (inner !== null) return inner;
  }
  return null;
}
