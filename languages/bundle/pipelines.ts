import type { Declared, Pipeline, Unresolved } from './facts.ts';
import { globTest } from './glob.ts';
import { readIngestion } from './ingestion.ts';
import { type Files, findFile, PathText, placeOf } from './paths.ts';
import { list, type Plain, plain, text, texts } from './plain.ts';

export type PipelineShape = Omit<Pipeline, 'reads' | 'writes'> & {
  /** Tables that it fills by settings alone. */
  readonly ingested: readonly string[];
  readonly unresolved: readonly Unresolved[];
};

/** Files that a pipeline can run; a pattern may find others beside them. */
const SOURCE = /\.(?:py|sql|ipynb)$/i;

/** A pipeline as the configuration fixes it, before its libraries are read. */
export function readPipeline(key: string, pipeline: Plain, declared: Declared, files: Files): PipelineShape {
  const found = list(pipeline['libraries'])
    .map(plain)
    .flatMap((library) => libraryFiles(library, files));
  const where = `pipeline:${key}`;
  const schema = text(pipeline['schema']) ?? text(pipeline['target']);
  const { tables, schemas } = readIngestion(pipeline, schema);
  return {
    key,
    declared,
    name: text(pipeline['name']) ?? key,
    catalog: text(pipeline['catalog']),
    schema,
    libraries: [...new Set(found.flatMap(({ path }) => path ?? []))],
    configuration: texts(pipeline['configuration']),
    ingested: tables,
    unresolved: [
      ...found.flatMap(({ trouble, what }) => (trouble === null ? [] : [{ where, what, reason: trouble }])),
      ...schemas.map((name) => ({ where, what: `${name}.*`, reason: 'runtime-data' as const })),
    ],
  };
}

interface Library {
  readonly path: string | null;
  readonly what: string;
  readonly trouble: 'missing-file' | 'remote-object' | null;
}

function libraryFiles({ notebook, file, glob }: Plain, files: Files): Library[] {
  const pattern = plain(glob)['include'];
  if (pattern instanceof PathText) return matching(pattern, files);
  const named = plain(notebook)['path'] ?? plain(file)['path'];
  if (!(named instanceof PathText)) return [];
  if (/[*?[]/.test(named.text)) return matching(named, files);
  const place = placeOf(named);
  if (place.in === 'workspace') return [{ path: null, what: place.path, trouble: 'remote-object' }];
  const found = findFile(files, place.path);
  return [{ path: found ?? place.path, what: place.path, trouble: found === null ? 'missing-file' : null }];
}

/** A folder stands for all below it. */
function matching(pattern: PathText, files: Files): Library[] {
  const { path } = placeOf(pattern);
  const fits = [globTest(path), globTest(`${path}/**`)];
  const found = [...files.keys()]
    .sort()
    .filter((name) => SOURCE.test(name) && fits.some((test) => test(name)));
  return found.map((name) => ({ path: name, what: name, trouble: null }));
}
