import { expect, test } from 'vitest';
import { bundleOf, jobOf, taskOf } from './bundle-of.ts';

test('a pipeline of managed ingestion fills what its settings name; tables that only the source knows are told', () => {
  const { pipelines, unresolved } = bundleOf({
    'databricks.yml': `bundle: {name: b}
resources:
  pipelines:
    p:
      catalog: c
      target: s
      ingestion_definition:
        objects:
          - table: {source_table: a}
          - table: {source_table: b, destination_catalog: d, destination_schema: t, destination_table: e}
          - report: {source_url: x, destination_table: r}
          - schema: {source_schema: y, destination_schema: z}`,
  });
  expect(pipelines.map(({ writes }) => writes)).toEqual([['c.s.a', 'd.t.e', 'c.s.r']]);
  expect(unresolved).toEqual([{ where: 'pipeline:p', what: 'c.z.*', reason: 'runtime-data' }]);
});

const code = 'name = spark.conf.get("app.table")\nspark.table(f"c.s.{name}").write.saveAsTable("c.s.out")';

test('settings of Spark on the cluster of a task reach its program', () => {
  const facts = jobOf(
    `- {task_key: a, job_cluster_key: k, spark_python_task: {python_file: a.py}}
- {task_key: b, new_cluster: {spark_conf: {app.table: own}}, spark_python_task: {python_file: a.py}}
- {task_key: c, spark_python_task: {python_file: a.py}}`,
    'job_clusters: [{job_cluster_key: k, new_cluster: {spark_conf: {app.table: shared}}}]',
    { 'a.py': code },
  );
  expect(taskOf(facts, 'a').reads).toEqual(['c.s.shared']);
  expect(taskOf(facts, 'b').reads).toEqual(['c.s.own']);
  expect(taskOf(facts, 'c').reads).toEqual([]);
  expect(facts.unresolved.length).toBeGreaterThan(0);
});

test('files below the root path are those of the bundle', () => {
  const facts = jobOf(
    '- {task_key: a, notebook_task: {notebook_path: "${workspace.root_path}/files/n"}}\n- {task_key: b, notebook_task: {notebook_path: "${workspace.root_path}/other/n"}}',
    '',
    { 'n.py': '# Databricks notebook source\nspark.table("c.s.t")' },
  );
  expect(taskOf(facts, 'a').runs).toEqual({ to: 'file', name: 'n.py' });
  expect(taskOf(facts, 'b').runs?.to).toBe('workspace');
});
