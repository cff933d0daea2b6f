import { describe, expect, test } from 'vitest';
import { bundleOf, jobOf, taskOf } from './bundle-of.ts';

describe('a task', () => {
  test('of a path in the workspace, a git source or a saved query is a remote object', () => {
    const facts = jobOf(
      `- {task_key: a, notebook_task: {notebook_path: /Shared/x, source: WORKSPACE}}
- {task_key: b, notebook_task: {notebook_path: jobs/n}}
- {task_key: c, sql_task: {warehouse_id: w, query: {query_id: q1}}}`,
      'git_source: {git_url: "https://example.com/r", git_branch: main}',
    );
    expect(facts.jobs[0]?.tasks.map(({ runs }) => runs)).toEqual([
      { to: 'workspace', name: '/Shared/x' },
      { to: 'git', name: 'https://example.com/r#jobs/n' },
      { to: 'query', name: 'q1' },
    ]);
    expect(facts.unresolved.map(({ where, reason }) => [where, reason])).toEqual([
      ['task:j.a', 'remote-object'],
      ['task:j.b', 'remote-object'],
      ['task:j.c', 'remote-object'],
    ]);
  });
  test('whose file is not there says so', () => {
    const { unresolved } = jobOf('- {task_key: a, notebook_task: {notebook_path: ./gone.py}}');
    expect(unresolved).toEqual([{ where: 'task:j.a', what: 'gone.py', reason: 'missing-file' }]);
  });
  test('names its cluster before its warehouse, and its warehouse before its environment', () => {
    const facts =
      jobOf(`- {task_key: a, existing_cluster_id: e1, notebook_task: {notebook_path: /n, warehouse_id: w}}
- {task_key: b, notebook_task: {notebook_path: /n, warehouse_id: w}}
- {task_key: c, environment_key: k, spark_python_task: {python_file: /n.py}}`);
    expect(facts.jobs[0]?.tasks.map(({ compute }) => compute)).toEqual([
      'existing:e1',
      'warehouse:w',
      'environment:k',
    ]);
  });
  test('of a wheel leads to the module of its entry point, by each kind of metadata', () => {
    const task = '- {task_key: w, python_wheel_task: {package_name: My-Pkg, entry_point: go}}';
    const metadata = {
      'w/setup.py': 'setup(name="my_pkg", entry_points={"console_scripts": ["go = my_pkg.run:main"]})',
      'w/setup.cfg':
        '[metadata]\nname = my-pkg\n[options.entry_points]\nconsole_scripts =\n  go = my_pkg.run:main\n',
      'w/pyproject.toml': '[project]\nname = "my.pkg"\n[project.scripts]\ngo = "my_pkg.run:main"\n',
    };
    for (const [path, text] of Object.entries(metadata)) {
      const facts = jobOf(task, '', {
        [path]: text,
        'w/src/my_pkg/run.py': '',
        'w/src/my_pkg/__init__.py': '',
      });
      expect(taskOf(facts, 'w')).toMatchObject({
        runs: { to: 'wheel', name: 'My-Pkg:go' },
        runsFile: 'w/src/my_pkg/run.py',
      });
    }
  });
  test('of a loop has the inner one beside it, which reads once for each literal input', () => {
    const facts = jobOf(
      `- task_key: l
  for_each_task:
    inputs: '[{"z": "nl"}, {"z": "be"}]'
    task: {task_key: i, sql_task: {warehouse_id: w, file: {path: q.sql}, parameters: {z: "{{input.z}}"}}}`,
      '',
      { 'q.sql': 'INSERT INTO c.s.t SELECT a FROM c.s.{{z}}' },
    );
    expect(taskOf(facts, 'l')).toMatchObject({
      kind: 'for_each',
      runs: { to: 'task', name: 'i' },
      inputs: [{ z: 'nl' }, { z: 'be' }],
    });
    expect(taskOf(facts, 'i')).toMatchObject({
      dependsOn: [],
      reads: ['c.s.nl', 'c.s.be'],
      writes: ['c.s.t'],
    });
  });
  test('of a loop over values of a run has no names for its input', () => {
    const facts = jobOf(
      `- task_key: l
  for_each_task:
    inputs: "{{tasks.x.values.y}}"
    task: {task_key: i, sql_task: {warehouse_id: w, file: {path: q.sql}, parameters: {z: "{{input}}"}}}`,
      '',
      { 'q.sql': 'INSERT INTO c.s.t SELECT a FROM IDENTIFIER(:z)' },
    );
    expect(taskOf(facts, 'l').inputs).toBeNull();
    expect(taskOf(facts, 'i')).toMatchObject({ reads: [], writes: ['c.s.t'] });
    expect(facts.unresolved).toMatchObject([{ where: 'task:j.i', reason: 'runtime-data' }]);
  });
  test("is given the job's parameters, which beat its own", () => {
    const facts = jobOf(
      '- {task_key: s, sql_task: {warehouse_id: w, file: {path: q.sql}, parameters: {cat: own}}}',
      'parameters: [{name: cat, default: jobs}, {name: sch, default: s}]',
      { 'q.sql': "INSERT INTO ${cat}.gold.t SELECT a FROM IDENTIFIER(:cat || '.' || :sch || '.u')" },
    );
    expect(taskOf(facts, 's')).toMatchObject({ reads: ['jobs.s.u'], writes: ['jobs.gold.t'] });
  });
});

describe('a schedule', () => {
  const scheduleOf = (text: string) => jobOf('- {task_key: t}', text).jobs[0]?.schedule;
  test('by cron is not paused where the text says nothing', () => {
    expect(scheduleOf('schedule: {quartz_cron_expression: "0 0 5 * * ?", timezone_id: UTC}')).toEqual({
      cron: '0 0 5 * * ?',
      timezone: 'UTC',
      paused: false,
    });
  });
  test('is also a period, the arrival of a file, a change of tables, or no end', () => {
    expect(scheduleOf('trigger: {periodic: {interval: 2, unit: DAYS}}')).toEqual({ periodic: '2 DAYS' });
    expect(scheduleOf('trigger: {file_arrival: {url: /Volumes/a}}')).toEqual({ file_arrival: '/Volumes/a' });
    expect(scheduleOf('trigger: {table_update: {table_names: [a.b.c]}}')).toEqual({
      table_update: ['a.b.c'],
    });
    expect(scheduleOf('continuous: {pause_status: UNPAUSED}')).toEqual({ continuous: true });
  });
});

describe('a pipeline', () => {
  test('has its datasets in its own schema, its views left out, its globs expanded', () => {
    const { pipelines } = bundleOf({
      'databricks.yml': `resources: {pipelines: {p: {catalog: c, target: s, libraries: [{glob: {include: "src/**"}}]}}}`,
      'src/a.sql':
        'CREATE TEMPORARY VIEW v AS SELECT a FROM r.u; CREATE STREAMING TABLE t AS SELECT a FROM STREAM(v);',
      'src/deep/b.sql': 'CREATE MATERIALIZED VIEW m AS SELECT a FROM t JOIN v;',
      'src/readme.md': '',
    });
    expect(pipelines[0]).toMatchObject({
      libraries: ['src/a.sql', 'src/deep/b.sql'],
      reads: ['c.r.u', 'c.s.t'],
      writes: ['c.s.t', 'c.s.m'],
    });
  });
});
