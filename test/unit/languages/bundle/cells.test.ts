import { expect, test } from 'vitest';
import { bundleOf, jobOf, taskOf } from './bundle-of.ts';

test('a temporary view that one language makes is none of the tables that the other reads', () => {
  const facts = jobOf('- {task_key: a, notebook_task: {notebook_path: n.sql}}', '', {
    'n.sql': `-- Databricks notebook source
-- MAGIC %python
-- MAGIC spark.table("c.s.base").createOrReplaceTempView("base")

-- COMMAND ----------

USE CATALOG c;
CREATE TEMPORARY VIEW kept AS SELECT * FROM base JOIN s.codes USING (id);

-- COMMAND ----------

-- MAGIC %python
-- MAGIC spark.table("kept").write.saveAsTable("c.s.out")
`,
  });
  expect([...taskOf(facts, 'a').reads].sort()).toEqual(['c.s.base', 'c.s.codes']);
  expect(taskOf(facts, 'a').writes).toEqual(['c.s.out']);
});

test('functions of programs for resources take any number of arguments', () => {
  const { jobs } = bundleOf({
    'databricks.yml': 'bundle: {name: b}\npython: {resources: ["jobs:load"]}',
    'jobs.py': `from databricks.bundles.core import Resources
from databricks.bundles.jobs import Job, Task, TaskDependency
def task(key, *before):
    return Task(task_key=key, depends_on=[TaskDependency(task_key=one) for one in before])
def load(bundle):
    resources = Resources()
    names = ["a", "b"]
    resources.add_job("j", Job(name="j", tasks=[task("a"), task("b", "a"), task("c", *names)]))
    return resources`,
  });
  expect(jobs[0]?.tasks.map(({ key, dependsOn }) => `${key}: ${dependsOn.join(' ')}`)).toEqual([
    'a: ',
    'b: a',
    'c: a b',
  ]);
});
