import { join } from 'node:path';
import { type Files, SmallRepository, sampleFiles } from '../integration/process/small-repository.ts';

/** A repository whose commits are processed one after the other. */
export interface History {
  readonly name: string;
  readonly path: string;
  /** Makes each commit when its turn comes; the same in every play. */
  readonly steps: readonly (() => void)[];
}

/** Names that all of them use, so that several repositories hang on the same shared nodes. */
const hub = (name: string): Files => ({
  'app/clients.py':
    'import requests\nimport pandas\nimport sqlalchemy\n\n\ndef fetch():\n    return requests.get("x")\n',
  'sql/shared.sql': `-- databricks\nINSERT INTO lake.gold.${name} SELECT a.id, b.kwh FROM lake.silver.readings a JOIN lake.silver.meters b ON a.id = b.id;\nINSERT INTO lake.gold.totals SELECT id, sum(kwh) AS kwh FROM lake.gold.${name} GROUP BY id;\n`,
});

/**
 * Three repositories of three commits each: growth, removals of a fifth and more, renames, and a file that cannot be read; they
 * share packages and tables.
 */
export function layHistories(root: string): readonly History[] {
  return ['meters', 'prices', 'weather'].map((name, index) => {
    const repository = new SmallRepository(join(root, name));
    const size = 10 + 6 * index;
    const commit = (message: string, files: Files) => () => void repository.commit(message, files);
    return {
      name,
      path: repository.path,
      steps: [
        commit('Start', { ...sampleFiles(size), ...hub(name) }),
        commit('Grow and break a file', {
          ...sampleFiles(size + 4),
          'app/broken.py': 'def broken(:\n',
          [`sql/more_${name}.sql`]: `CREATE TABLE lake.silver.extra_${name} AS SELECT id, kwh * 2 AS kwh FROM lake.gold.totals;\n`,
        }),
        commit('Drop and rename', {
          'app/broken.py': null,
          'app/step_1.py': null,
          'app/step_2.py': null,
          'app/step_3.py': null,
          'sql/daily.sql': null,
          'sql/renamed.sql': 'CREATE OR REPLACE TABLE gold.daily AS SELECT meter FROM silver.readings;\n',
        }),
      ],
    };
  });
}
