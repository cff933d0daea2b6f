import { expect, test } from 'vitest';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import { analyzeProgram } from '../../../../languages/pyspark/analyze.ts';

const tools = await createLanguageTools();
const factsOf = (text: string) =>
  analyzeProgram({ files: { 'a.py': `# Databricks notebook source\n${text}` }, entry: 'a.py' }, tools);

test('what a view reads by a name that stays open flows nowhere', () => {
  const { reads, edges, columns, writes, unresolved } = factsOf(`# MAGIC %sql
# MAGIC CREATE OR REPLACE TEMP VIEW v AS SELECT id, max(x) AS m FROM \${cat}.s.t GROUP BY id

# COMMAND ----------

spark.table("v").write.saveAsTable("o.q")`);
  expect({ reads, edges, columns, writes }).toEqual({ reads: [], edges: [], columns: [], writes: ['o.q'] });
  expect(unresolved).toEqual([{ what: '${cat}', reason: 'widget-without-default' }]);
});

test('a column that a missing file makes is not told to come from no column', () => {
  const { columns, edges } = factsOf(`# MAGIC %run ./gone

# COMMAND ----------

from pyspark.sql import functions as F
df = spark.table("s").withColumn("a", helper(F.col("x"))).withColumn("b", F.lit(1))
df.select("a", "b").write.saveAsTable("t")`);
  expect(columns.map(({ target }) => target)).toEqual(['t.b']);
  expect(edges.map(({ from, to }) => [from, to])).toEqual([['s', 't']]);
});

test('SQL of pandas on Spark takes frames by name, and a builder makes its table', () => {
  const { reads, writes, edges } = factsOf(`import pyspark.pandas as ps
from delta.tables import DeltaTable
q = ps.read_table("m.n")
ps.sql("select a from {t}", t=q).to_table("m.o")
DeltaTable.createIfNotExists(spark).tableName("m.made").location("/x").addColumn("a", "INT").execute()`);
  expect({ reads, writes }).toEqual({ reads: ['m.n'], writes: ['m.made', 'm.o'] });
  expect(edges.map(({ from, to }) => [from, to])).toEqual([['m.n', 'm.o']]);
});

test('SQL with words that nobody understands is told with its call', () => {
  const { unresolved, columns } = factsOf('spark.sql("INSERT INTO t (a) SELECT x y 3 z FROM s")');
  expect(unresolved.map(({ reason }) => reason)).toEqual(['parse-error']);
  expect(columns).toEqual([]);
});

test('a program that is cut short says so', () => {
  expect(factsOf('for i in range(100000):\n    pass\nspark.table("t").write.saveAsTable("u")').isCut).toBe(
    true,
  );
  expect(factsOf('for i in range(10):\n    pass\nspark.table("t").write.saveAsTable("u")').isCut).toBe(false);
});
