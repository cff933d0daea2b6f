import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GitRunner } from './make-repository.ts';

/** Numbers that look random and are the same in every run. */
export function openDice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

type Files = Map<string, string>;

/** A repository for every miner: Python that imports and calls, SQL in a chain, a dbt project, a bundle. */
export function firstFiles(): Files {
  const files: Files = new Map([
    ['README.md', '# Meters\n'],
    ['pyproject.toml', '[project]\nname = "meters"\nversion = "1"\ndependencies = ["requests"]\n'],
    [
      'dbt/dbt_project.yml',
      'name: meters\nversion: "1"\nprofile: meters\nmodel-paths: ["models"]\nmacro-paths: ["macros"]\n',
    ],
    ['dbt/macros/unit.sql', '{% macro unit(column) %}{{ column }} / 1000{% endmacro %}\n'],
    ['dbt/models/sources.yml', 'version: 2\nsources:\n  - name: raw\n    tables:\n      - name: readings\n'],
    [
      'bundle/databricks.yml',
      'bundle:\n  name: meters\nvariables:\n  schema:\n    default: silver\ninclude:\n  - jobs.yml\n',
    ],
    [
      'bundle/jobs.yml',
      'resources:\n  jobs:\n    nightly:\n      name: nightly-${var.schema}\n      tasks:\n        - task_key: load\n          spark_python_task:\n            python_file: ../app/step_0.py\n',
    ],
  ]);
  for (let nth = 0; nth < 8; nth++) {
    files.set(`app/step_${nth}.py`, moduleText(nth, nth + 1));
    files.set(`sql/layer_${nth}.sql`, sqlText(nth, 0));
    files.set(`dbt/models/model_${nth}.sql`, modelText(nth, nth - 1));
  }
  return files;
}

const moduleText = (nth: number, next: number): string =>
  `import requests\nfrom app.step_${next} import run_${next}\n\n\ndef run_${nth}(value):\n    if value > ${nth}:\n        return run_${next}(value - 1)\n    return requests.get(value)\n`;
const sqlText = (nth: number, extra: number): string =>
  nth === 0
    ? `CREATE TABLE layer_0 AS SELECT meter, kwh${extra === 0 ? '' : `, extra_${extra}`} FROM raw_readings;\n`
    : `CREATE TABLE layer_${nth} AS SELECT * FROM layer_${nth - 1};\n`;
const modelText = (nth: number, before: number): string =>
  before < 0
    ? "select meter, {{ unit('kwh') }} as mwh from {{ source('raw', 'readings') }}\n"
    : `select * from {{ ref('model_${before}') }} -- ${nth}\n`;

/** One change of the kind that people make; null removes a file. */
function changeOf(
  files: Files,
  roll: (sides: number) => number,
): readonly (readonly [string, string | null])[] {
  const names = [...files.keys()].sort();
  const any = (pattern: RegExp): string => {
    const fitting = names.filter((name) => pattern.test(name));
    return fitting[roll(fitting.length)] ?? 'README.md';
  };
  const moved = any(/^(app|sql)\//);
  const kinds: readonly (() => readonly (readonly [string, string | null])[])[] = [
    () => [
      ['dbt/macros/unit.sql', `{% macro unit(column) %}{{ column }} / ${1000 + roll(9)}{% endmacro %}\n`],
    ],
    () => [['sql/layer_0.sql', sqlText(0, 1 + roll(5))]],
    () => [[any(/^app\//), moduleText(roll(8), roll(10))]],
    () => [[any(/^dbt\/models\/model/), modelText(roll(20), roll(10) - 1)]],
    () => [
      [
        'bundle/databricks.yml',
        (files.get('bundle/databricks.yml') ?? '').replace(/default: \w+/, `default: lake_${roll(4)}`),
      ],
    ],
    () => [
      [moved, null],
      [moved.replace('/', `/moved_${roll(9)}/`), files.get(moved) ?? ''],
    ],
    () => [[any(/^(app|dbt\/models\/model|sql)/), null]],
    () => [[`app/new_${roll(30)}.py`, moduleText(roll(8), roll(8))]],
    () => [[`sql/broken_${roll(3)}.sql`, 'CREATE TABEL (;\n']],
    () => [['README.md', `# Meters ${roll(1000)}\n`]],
  ];
  return kinds[roll(kinds.length)]?.() ?? [];
}

/** Commits one change after the other. */
export function evolve(repository: GitRunner, files: Files, roll: (sides: number) => number): string {
  const texts: Record<string, string> = {};
  for (const [path, text] of changeOf(files, roll)) {
    if (text === null) {
      files.delete(path);
      rmSync(join(repository.folder, path), { force: true });
    } else {
      files.set(path, text);
      texts[path] = text;
    }
  }
  return repository.commit(texts, 'A change');
}
