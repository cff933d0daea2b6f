import { describe, expect, test } from 'vitest';
import { bundleOf } from './bundle-of.ts';

const JOB = 'resources: {jobs: {j: {name: "run ${var.x} in ${bundle.target}", tasks: []}}}';

describe('the target', () => {
  test('is the one that is the default', () => {
    const { target, targets } = bundleOf({ 'databricks.yml': 'targets: {a: {}, b: {default: true}}' });
    expect({ target, targets }).toEqual({ target: 'b', targets: ['a', 'b'] });
  });
  test('is the only one where none is the default', () => {
    expect(bundleOf({ 'databricks.yml': 'targets: {only: {}}' }).target).toBe('only');
  });
  test('is open where several are and none is the default', () => {
    expect(bundleOf({ 'databricks.yml': 'targets: {a: {}, b: {}}' }).target).toBeNull();
  });
  test("its variables beat the variables' defaults", () => {
    const text = `variables: {x: {default: one}}\n${JOB}\ntargets: {t: {variables: {x: two}}}`;
    const { variables, jobs } = bundleOf({ 'databricks.yml': text });
    expect(variables).toEqual({ x: 'two' });
    expect(jobs[0]?.name).toBe('run two in t');
  });
  test('may give a complex variable as a map, or in the long form', () => {
    const text = `variables: {a: {default: {k: 1}}, b: {lookup: {warehouse: W}}}
targets: {t: {variables: {a: {k: 2, n: 3}, b: {default: w1}}}}`;
    const { variables, unresolved } = bundleOf({ 'databricks.yml': text });
    expect(variables).toEqual({ a: { k: 2, n: 3 }, b: 'w1' });
    expect(unresolved).toEqual([]);
  });
  test('is merged by map key, task key and job cluster key', () => {
    const { jobs } = bundleOf({
      'databricks.yml': `resources:
  jobs:
    j:
      job_clusters: [{job_cluster_key: c, new_cluster: {node_type_id: small, num_workers: 1}}]
      tasks:
        - {task_key: a, job_cluster_key: c, notebook_task: {notebook_path: /n}}
targets:
  t:
    resources:
      jobs:
        j:
          name: over
          job_clusters: [{job_cluster_key: c, new_cluster: {node_type_id: large}}]
          tasks:
            - {task_key: a, timeout_seconds: 5}
            - {task_key: b, notebook_task: {notebook_path: /m}}`,
    });
    expect(jobs[0]).toMatchObject({ name: 'over', clusters: { c: 'large' } });
    expect(jobs[0]?.tasks.map(({ key, compute }) => [key, compute])).toEqual([
      ['a', 'job_cluster:c'],
      ['b', null],
    ]);
  });
});

describe('variables', () => {
  test('nest, and complex ones give parts', () => {
    const text = `variables: {env: {default: acc}, cat: {default: "c_\${var.env}"}, big: {default: {node: n1}}}
resources: {jobs: {j: {name: "\${var.cat}", job_clusters: [{job_cluster_key: k, new_cluster: {node_type_id: "\${var.big.node}"}}]}}}`;
    const { variables, jobs } = bundleOf({ 'databricks.yml': text });
    expect(variables['cat']).toBe('c_acc');
    expect(jobs[0]).toMatchObject({ name: 'c_acc', clusters: { k: 'n1' } });
  });
  test('without a value are null with the reason, and text keeps the reference', () => {
    const { variables, unresolved, jobs } = bundleOf({
      'databricks.yml': `variables: {x: {description: d}, w: {lookup: {warehouse: Big One}}}\n${JOB}`,
    });
    expect(variables).toEqual({ x: null, w: null });
    expect(unresolved).toEqual([
      { where: 'variable:x', what: 'x', reason: 'no-default' },
      { where: 'variable:w', what: 'lookup warehouse Big One', reason: 'lookup' },
    ]);
    expect(jobs[0]?.name).toBe('run ${var.x} in default');
  });
  test('in a circle end as text', () => {
    const { variables } = bundleOf({
      'databricks.yml': 'variables: {a: {default: "${var.b}"}, b: {default: "${var.a}"}}',
    });
    expect(variables['a']).toMatch(/^\$\{var\.[ab]\}$/);
  });
});

describe('files', () => {
  test('are included by pattern, and a resource belongs to the one that first declares it', () => {
    const { jobs } = bundleOf({
      'databricks.yml': 'include: [r/**/*.yml]',
      'r/a/one.yml':
        'resources: {jobs: {one: {tasks: [{task_key: t, notebook_task: {notebook_path: ../../src/n.py}}]}}}',
      'other/two.yml': 'resources: {jobs: {two: {}}}',
      'src/n.py': '',
    });
    expect(jobs.map(({ key, declared }) => [key, declared.file])).toEqual([['one', 'r/a/one.yml']]);
    expect(jobs[0]?.tasks[0]?.runs).toEqual({ to: 'file', name: 'src/n.py' });
  });
  test('that are broken are troubles, and the rest is read', () => {
    const { jobs, troubles } = bundleOf({
      'databricks.yml': 'include: ["*.yml"]\nresources: {jobs: {j: {}}}',
      'bad.yml': 'a: [',
    });
    expect(jobs).toHaveLength(1);
    expect(troubles).toMatchObject([{ path: 'bad.yml', reason: 'parse-error' }]);
  });
});

test('variables that hold each other many times over are left as they are written', () => {
  const names = 'abcdefghijklmnopqrst'.split('');
  const declared = (of: (next: string) => string): string =>
    names.map((name, at) => `  ${name}: {default: ${of(names[at + 1] ?? 'a')}}`).join('\n');
  const texts = bundleOf({
    'databricks.yml': `bundle: {name: b}\nvariables:\n${declared((next) => `"${`-\${var.${next}}`.repeat(4)}"`)}`,
  });
  expect(String(texts.variables['a']).length).toBeLessThan(200_000);
  const lists = bundleOf({
    'databricks.yml': `bundle: {name: b}\nvariables:\n${declared((next) => `["\${var.${next}}", "\${var.${next}}", "\${var.${next}}"]`)}`,
  });
  expect(Object.keys(lists.variables)).toHaveLength(20);
});
