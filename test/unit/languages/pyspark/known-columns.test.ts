import { expect, test } from 'vitest';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import { analyzeProgram } from '../../../../languages/pyspark/analyze.ts';

const tools = await createLanguageTools();
const columns = (source: string): string[] =>
  (analyzeProgram({ files: { 'job.py': source }, entry: 'job.py' }, tools).columns ?? []).map(
    ({ target, sources, kind }) => `${target} ${kind} ${sources.join(' ')}`.trim(),
  );

test('a schema that the program states says which columns files, texts and made frames have', () => {
  const source = `from pyspark.sql.types import *
from pyspark.sql import functions as F
schema = StructType([StructField("id", IntegerType()), StructField("Label", StringType(), True)])
spark.read.schema(schema).csv("/in").write.saveAsTable("a.files")
spark.readStream.format("cloudFiles").schema("x INT, y ARRAY<STRUCT<z: INT>>").load("/more").writeStream.toTable("a.more")
spark.table("b.raw").withColumn("j", F.from_json("body", schema)).select("j.*").write.saveAsTable("a.parsed")
spark.createDataFrame([(1, "x")], "id INT, other STRING").write.saveAsTable("a.made")
`;
  expect(columns(source)).toEqual([
    'a.files.Label identity /in.Label',
    'a.files.id identity /in.id',
    'a.made.id constant',
    'a.made.other constant',
    'a.more.x identity /more.x',
    'a.more.y identity /more.y',
    'a.parsed.Label expression b.raw.body',
    'a.parsed.id expression b.raw.body',
  ]);
});

test('a frame of pandas takes a column, whole or for some rows', () => {
  const source = `pdf = spark.table("a.t").toPandas()
pdf["sum"] = pdf["x"] + pdf["y"]
pdf["one"] = 1
pdf.loc[pdf["x"] > 1, "y"] = 0
pdf["made"] = helper(1)
spark.createDataFrame(pdf[["x", "y", "sum", "one", "made"]]).write.saveAsTable("b.t")
`;
  expect(columns(source)).toEqual([
    'b.t.one constant',
    'b.t.sum expression a.t.x a.t.y',
    'b.t.x identity a.t.x',
    'b.t.y expression a.t.y',
  ]);
});

test('columns that come one below the other, and rows that leave the frame and come back', () => {
  const source = `spark.table("a.t").unpivot(["id"], ["p", "q"], "what", "value").write.saveAsTable("b.t")
spark.table("a.u").rdd.map(lambda row: row.x).toDF().write.saveAsTable("b.u")
`;
  expect(columns(source)).toEqual([
    'b.t.id identity a.t.id',
    'b.t.value expression a.t.p a.t.q',
    'b.t.what constant',
  ]);
  const { edges } = analyzeProgram({ files: { 'job.py': source }, entry: 'job.py' }, tools);
  expect(edges.map(({ from, to }) => `${from} -> ${to}`)).toEqual(['a.t -> b.t', 'a.u -> b.u']);
});

const flows = (source: string): string[] =>
  analyzeProgram({ files: { 'job.py': source }, entry: 'job.py' }, tools).edges.map(
    ({ from, to }) => `${from} > ${to}`,
  );

test('a condition or a column in words may ask tables of its own', () => {
  const source = `df = spark.table("a.t").where("id in (select k from a.keys)")
df.selectExpr("id", "(select max(v) from a.top) as best").write.saveAsTable("b.t")
spark.table("a.u").filter("exists (select 1 from a.seen s where s.id = id)").write.saveAsTable("b.u")
`;
  expect(flows(source)).toEqual(['a.keys > b.t', 'a.seen > b.u', 'a.t > b.t', 'a.top > b.t', 'a.u > b.u']);
  expect(columns(source)).toEqual(['b.t.best aggregate a.top.v', 'b.t.id identity a.t.id']);
});

test('rows that both sides have come from both', () => {
  const source = `spark.table("a.t").select("id").intersect(spark.table("a.u").select("id")).write.saveAsTable("b.t")`;
  expect(columns(source)).toEqual(['b.t.id identity a.t.id a.u.id']);
});
