import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Files = Readonly<Record<string, string | null>>;

/** A git work tree that tests write commit by commit; null removes a file. Dates are fixed, so its commits are too. */
export class SmallRepository {
  readonly path: string;
  #commits = 0;

  constructor(path: string) {
    this.path = path;
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
    this.git('init', '--quiet', '--initial-branch=main');
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.path, encoding: 'utf8', env: this.#environment() }).trim();
  }

  commit(message: string, files: Files): string {
    for (const [name, text] of Object.entries(files)) {
      const file = join(this.path, name);
      if (text === null) {
        rmSync(file);
        continue;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '-m', message);
    this.#commits += 1;
    return this.git('rev-parse', 'HEAD');
  }

  #environment(): NodeJS.ProcessEnv {
    const day = String(1 + (this.#commits % 28)).padStart(2, '0');
    const date = `2026-03-${day}T08:00:00Z`;
    return {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Data Engineering',
      GIT_AUTHOR_EMAIL: 'data-engineering@example.com',
      GIT_COMMITTER_NAME: 'Data Engineering',
      GIT_COMMITTER_EMAIL: 'data-engineering@example.com',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
  }
}

/** `n` Python modules that import and call each other in a chain, a SQL file, and a dbt project: something for every miner. */
export function sampleFiles(n: number): Record<string, string> {
  const files: Record<string, string> = {
    'README.md': '# Meter readings\n',
    'sql/daily.sql':
      'CREATE OR REPLACE TABLE gold.daily AS SELECT meter, sum(kwh) AS kwh FROM silver.readings GROUP BY meter;\n',
    'dbt_project.yml': 'name: meters\nversion: "1"\nprofile: meters\nmodel-paths: ["models"]\n',
    'models/staging/stg_readings.sql': "select meter, kwh from {{ source('raw', 'readings') }}\n",
    'models/marts/fct_daily.sql':
      "select meter, sum(kwh) as kwh from {{ ref('stg_readings') }} group by meter\n",
    'models/sources.yml': 'version: 2\nsources:\n  - name: raw\n    tables:\n      - name: readings\n',
    'app/__init__.py': '',
  };
  for (let i = 0; i < n; i += 1) {
    const next = i + 1 < n ? `from app.step_${i + 1} import run_${i + 1}\n\n\n` : '';
    const call = i + 1 < n ? `    run_${i + 1}(value + 1)\n` : '';
    files[`app/step_${i}.py`] =
      `${next}def run_${i}(value):\n    if value > ${i}:\n        return value\n${call}    return None\n`;
  }
  return files;
}
