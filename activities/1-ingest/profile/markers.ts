import type { FileEntry, Marker } from '../../../schemas/repository.ts';

type MarkerKind = Marker['kind'];

/** File names, in the spelling that each tool demands, that make their folder a project of it. */
const PROJECT_FILES: Readonly<Record<string, MarkerKind>> = {
  'dbt_project.yml': 'dbt',
  'databricks.yml': 'databricks-bundle',
  'databricks.yaml': 'databricks-bundle',
  'bundle.yml': 'databricks-bundle',
  'bundle.yaml': 'databricks-bundle',
  'Pulumi.yaml': 'pulumi',
  'Pulumi.yml': 'pulumi',
  'pyproject.toml': 'python-package',
  'setup.py': 'python-package',
  'setup.cfg': 'python-package',
  'package.json': 'node-package',
};

/** Folders that hold what a package manager put there: somebody else's projects. */
const VENDORED =
  /(^|\/)(node_modules|bower_components|dbt_packages|dbt_modules|site-packages|vendor|third_party|\.venv|venv)\//;

const LANGUAGE_MARKERS: Readonly<Record<string, MarkerKind>> = {
  Python: 'python',
  SQL: 'sql',
  PLSQL: 'sql',
  PLpgSQL: 'sql',
};

/** Most markers of one kind: the profile travels through the workflow, whose messages are small. */
export const MOST_MARKERS = 60;
/** Most characters of all roots and pieces of evidence together. */
const MOST_TEXT = 24_000;

/** What a single file gives away. */
export function markersOf(file: FileEntry): readonly Marker[] {
  const { path, state, language } = file;
  if (state !== 'text') return [];
  const slash = path.lastIndexOf('/');
  const project = PROJECT_FILES[path.slice(slash + 1)];
  const found: Marker[] = [];
  if (project !== undefined && !VENDORED.test(path)) {
    found.push({ kind: project, root: path.slice(0, Math.max(slash, 0)), evidence: path });
  }
  const spoken = LANGUAGE_MARKERS[language ?? ''];
  if (spoken !== undefined) found.push({ kind: spoken, root: '', evidence: path });
  if (file.notebook === true) found.push({ kind: 'notebook', root: '', evidence: path });
  return found;
}

export interface MarkerCollection {
  readonly add: (file: FileEntry) => void;
  /** Shallow roots first within a kind; `left_out` counts those beyond the limits. */
  readonly finish: () => { readonly markers: readonly Marker[]; readonly left_out: number };
}

/** One marker per kind and root, with the first path that shows it; files come sorted by path. */
export function collectMarkers(): MarkerCollection {
  const found = new Map<string, Marker>();
  return {
    add(file) {
      for (const marker of markersOf(file)) {
        const key = `${marker.kind}\n${marker.root}`;
        if (!found.has(key)) found.set(key, marker);
      }
    },
    finish: () => limit([...found.values()].sort(byKindAndDepth)),
  };
}

function limit(sorted: readonly Marker[]): { markers: readonly Marker[]; left_out: number } {
  const counts = new Map<MarkerKind, number>();
  let text = 0;
  const markers = sorted.filter(({ kind, root, evidence }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    const longer = text + root.length + evidence.length;
    if (count > MOST_MARKERS || longer > MOST_TEXT) return false;
    counts.set(kind, count);
    text = longer;
    return true;
  });
  return { markers, left_out: sorted.length - markers.length };
}

/** Kinds that miners go by come before those of mere packages, so limits meet the latter first. */
const RANK: Readonly<Record<MarkerKind, number>> = {
  dbt: 0,
  'databricks-bundle': 1,
  pulumi: 2,
  sql: 3,
  python: 4,
  notebook: 5,
  'python-package': 6,
  'node-package': 7,
};

const depth = (root: string): number => (root === '' ? 0 : root.split('/').length);

function byKindAndDepth(a: Marker, b: Marker): number {
  const rank = RANK[a.kind] - RANK[b.kind] || depth(a.root) - depth(b.root);
  return rank !== 0 ? rank : a.root < b.root ? -1 : a.root > b.root ? 1 : 0;
}
