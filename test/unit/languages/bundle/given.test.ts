import { describe, expect, test } from 'vitest';
import { bundleOf, jobOf, taskOf } from './bundle-of.ts';

const NOTEBOOK = '# Databricks notebook source\n';

const traffic = ({
  reads,
  writes,
}: {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}) => ({
  reads,
  writes,
});

describe('a program is given', () => {
  test('widgets: of the job before those of the task, both before a default', () => {
    const source = `${NOTEBOOK}dbutils.widgets.text("area", "none")
dbutils.widgets.text("day", "today")
area = dbutils.widgets.get("area")
spark.table(area + ".a." + dbutils.widgets.get("day")).write.saveAsTable(f"x.{dbutils.widgets.get('kind')}")
`;
    const facts = jobOf(
      '- {task_key: t, notebook_task: {notebook_path: n, base_parameters: {area: west, kind: k}}}',
      'parameters: [{name: area, default: east}]',
      { 'n.py': source },
    );
    expect(traffic(taskOf(facts, 't'))).toEqual({ reads: ['east.a.today'], writes: ['x.k'] });
  });

  test('parameters in cells of SQL', () => {
    const source = `${NOTEBOOK}# MAGIC %sql
# MAGIC INSERT INTO \${area}.s.t SELECT * FROM IDENTIFIER(:area || '.s.u')
`;
    const facts = jobOf(
      '- {task_key: t, notebook_task: {notebook_path: n, base_parameters: {area: west}}}',
      '',
      {
        'n.py': source,
      },
    );
    expect(traffic(taskOf(facts, 't'))).toEqual({ reads: ['west.s.u'], writes: ['west.s.t'] });
  });

  test('arguments by place and by option, with defaults', () => {
    const source = `import argparse, sys
p = argparse.ArgumentParser()
p.add_argument("-c", "--the-catalog")
p.add_argument("--level", default="low")
args = p.parse_args()
spark.table(f"{args.the_catalog}.a.{args.level}").write.saveAsTable(sys.argv[1].upper() + ".b")
spark.table(sys.argv[9])
`;
    const facts = jobOf(
      '- {task_key: t, spark_python_task: {python_file: p.py, parameters: [x, --the-catalog=c1]}}',
      '',
      { 'p.py': source },
    );
    expect(traffic(taskOf(facts, 't'))).toEqual({ reads: ['c1.a.low'], writes: ['X.b'] });
    expect(facts.unresolved).toEqual([{ where: 'task:j.t', what: 'sys.argv[9]', reason: 'computed' }]);
  });

  test('parameters of a file of SQL, and what was not given is told', () => {
    const sql = `INSERT INTO \${schema}.t SELECT * FROM IDENTIFIER(:catalog || '.x.y');
INSERT INTO \${schema}.t SELECT * FROM {{ other }}.u JOIN a.b USING (k);`;
    const task = (parameters: string): string =>
      `- {task_key: t, sql_task: {warehouse_id: w, file: {path: a.sql}, parameters: ${parameters}}}`;
    const known = jobOf(task('{schema: s, catalog: c, other: o}'), '', { 'a.sql': sql });
    expect(traffic(taskOf(known, 't'))).toEqual({ reads: ['a.b', 'c.x.y', 'o.u'], writes: ['s.t'] });
    expect(known.unresolved).toEqual([]);
    const bare = jobOf(task('{other: "{{job.id}}"}'), '', { 'a.sql': sql });
    expect(traffic(taskOf(bare, 't'))).toEqual({ reads: ['a.b'], writes: [] });
    expect(bare.unresolved.map(({ reason }) => reason).sort()).toEqual([
      'runtime-data',
      'widget-without-default',
      'widget-without-default',
    ]);
  });

  test('parameters in a notebook of SQL with cells of Python', () => {
    const source = `-- Databricks notebook source
CREATE WIDGET TEXT area DEFAULT 'none';
-- COMMAND ----------
USE CATALOG \${area}
-- COMMAND ----------
-- MAGIC %python
-- MAGIC spark.table(dbutils.widgets.get("area") + ".p.q").write.saveAsTable("p.q.s")
-- COMMAND ----------
MERGE INTO s.u USING s.t ON u.a = t.a WHEN MATCHED THEN UPDATE SET *
`;
    const facts = jobOf(
      '- {task_key: t, notebook_task: {notebook_path: n, base_parameters: {area: west}}}',
      '',
      {
        'n.sql': source,
      },
    );
    expect(traffic(taskOf(facts, 't'))).toEqual({
      reads: ['west.s.t', 'west.p.q'],
      writes: ['west.s.u', 'p.q.s'],
    });
  });

  test('several arguments at once, and options that take none', () => {
    const source = `import argparse, sys
catalog, schema = sys.argv[1:3]
p = argparse.ArgumentParser()
p.add_argument("places", nargs="*")
p.add_argument("--full", action="store_true")
p.add_argument("--table")
args, _ = p.parse_known_args()
spark.table(f"{catalog}.{schema}.{args.table}")
`;
    const facts = jobOf(
      '- {task_key: t, spark_python_task: {python_file: p.py, parameters: [c, s, --full, --table, t]}}',
      '',
      { 'p.py': source },
    );
    expect(traffic(taskOf(facts, 't'))).toEqual({ reads: ['c.s.t'], writes: [] });
  });

  test('a place in the catalog, from which short names count until it leads elsewhere', () => {
    const source = `${NOTEBOOK}area = dbutils.widgets.get("area")
spark.sql(f"USE CATALOG {area}")
spark.sql("USE SCHEMA s")
spark.table("a").createOrReplaceTempView("seen")
spark.sql("INSERT INTO b SELECT * FROM seen JOIN t.u USING (k)")
spark.catalog.setCurrentDatabase("z")
spark.read.parquet("/in/x").write.saveAsTable("c")
`;
    const facts = jobOf(
      '- {task_key: t, notebook_task: {notebook_path: n, base_parameters: {area: west}}}',
      '',
      {
        'n.py': source,
      },
    );
    expect(traffic(taskOf(facts, 't'))).toEqual({
      reads: ['/in/x', 'west.s.a', 'west.t.u'],
      writes: ['west.s.b', 'west.z.c'],
    });
  });

  test('nothing of a loop whose items only the run tells', () => {
    const facts = jobOf(
      `- task_key: l
  for_each_task:
    inputs: "{{tasks.x.values.y}}"
    task: {task_key: t, notebook_task: {notebook_path: n, base_parameters: {area: "{{input}}"}}}`,
      '',
      { 'n.py': `${NOTEBOOK}spark.table("a." + dbutils.widgets.get("area"))\n` },
    );
    expect(traffic(taskOf(facts, 't'))).toEqual({ reads: [], writes: [] });
    expect(facts.unresolved).toEqual([
      { where: 'task:j.t', what: '"a." + dbutils.widgets.get("area")', reason: 'runtime-data' },
    ]);
  });

  test('settings of its pipeline, whose datasets get the full name and whose views get none', () => {
    const { pipelines, unresolved } = bundleOf({
      'databricks.yml': `bundle: {name: b}
resources: {pipelines: {p: {catalog: c, target: s, libraries: [{file: {path: a.py}}, {file: {path: b.sql}}], configuration: {from: /in}}}}`,
      'a.py': `import dlt
@dlt.view
def seen():
    return spark.read.json(spark.conf.get("from"))
@dlt.table(name="kept", comment="k")
def other_name():
    return dlt.read("seen")
@dlt.table(name=made_up())
def nobody_knows():
    return spark.table("r.t")
`,
      'b.sql': 'CREATE OR REFRESH MATERIALIZED VIEW day AS SELECT * FROM kept JOIN LIVE.seen USING (k)',
    });
    expect(pipelines.map(traffic)).toEqual([
      { reads: ['/in', 'c.r.t', 'c.s.kept'], writes: ['c.s.kept', 'c.s.day'] },
    ]);
    expect(unresolved).toEqual([{ where: 'pipeline:p', what: 'made_up()', reason: 'runtime-data' }]);
  });
});

test('a task that nothing here reads says so', () => {
  const facts = jobOf(
    `- {task_key: a, notebook_task: {notebook_path: old}}
- {task_key: b, spark_jar_task: {main_class_name: a.B}}
- {task_key: c, clean_rooms_notebook_task: {notebook_name: n}}
- {task_key: d, condition_task: {op: EQUAL_TO, left: a, right: b}}`,
    '',
    { 'old.scala': '// Databricks notebook source' },
  );
  expect(facts.unresolved).toEqual([
    { where: 'task:j.a', what: 'old.scala', reason: 'unsupported-runtime' },
    { where: 'task:j.b', what: 'jar:a.B', reason: 'unsupported-runtime' },
    { where: 'task:j.c', what: 'clean_rooms_notebook', reason: 'unsupported-runtime' },
  ]);
});
