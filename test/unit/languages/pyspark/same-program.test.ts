import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import { analyzeProgram } from '../../../../languages/pyspark/analyze.ts';

const tools = await createLanguageTools();

function factsOf(text: string) {
  const { reads, writes, edges, columns, unresolved } = analyzeProgram(
    { files: { 'a.py': text }, entry: 'a.py' },
    tools,
  );
  return { reads, writes, edges, columns, unresolved };
}

/** Steps of a chain, by what stands behind the dot; `F` is how the program calls the functions. */
const STEPS: readonly ((F: string) => string)[] = [
  () => 'filter("b > 1")',
  (F) => `where(${F}.col("a").isNotNull())`,
  (F) => `withColumn("n", ${F}.col("a") + ${F}.col("b"))`,
  (F) => `withColumn("k", ${F}.coalesce(${F}.col("c"), ${F}.lit(0)))`,
  () => 'withColumnRenamed("a", "x")',
  () => 'selectExpr("*", "b * 2 as w")',
  () => 'join(spark.table("z.dim"), ["b"], "left")',
  () => 'unionByName(spark.table("z.more"), allowMissingColumns=True)',
  (F) => `groupBy("b").agg(${F}.sum("c").alias("s"), ${F}.max("a").alias("m"))`,
  () => 'select("b", "c")',
  () => 'drop("c")',
  () => 'dropDuplicates(["b"])',
  (F) => `select(${F}.col("b").alias("q"), ${F}.lit(3).alias("three"))`,
];

type Style = (steps: readonly string[]) => string;

const HEAD = 'from pyspark.sql import functions as F\n';
const WRITE = 'write.mode("overwrite").saveAsTable("o.t")\n';

/** Other ways to write the same program. */
const STYLES: Readonly<Record<string, Style>> = {
  'a chain over lines with comments': (steps) =>
    `(\n    spark.table("s.t")  # where it begins\n${steps.map((step) => `    # next\n    .${step}\n`).join('')}    .${WRITE})`,
  'a variable that is set again': (steps) =>
    `df = spark.table("s.t")\n${steps.map((step) => `df = df.${step}\n`).join('')}df.${WRITE}`,
  'a variable for each step': (steps) =>
    `d0 = spark.table("s.t")\n${steps.map((step, at) => `d${at + 1} = d${at}.${step}\n`).join('')}d${steps.length}.${WRITE}`,
  'a function for each step': (steps) =>
    `${steps.map((step, at) => `def step_${at}(frame):\n    return frame.${step}\n\n`).join('')}spark.table("s.t")${steps.map((_, at) => `.transform(step_${at})`).join('')}.${WRITE}`,
  'functions inside each other': (steps) =>
    `${steps.map((step, at) => `def step_${at}(frame):\n    return frame.${step}\n\n`).join('')}${steps.reduce((inner, _, at) => `step_${at}(${inner})`, 'spark.table("s.t")')}.${WRITE}`,
  'a class with its state': (steps) =>
    `class Job:\n    def __init__(self, session):\n        self.df = session.table("s.t")\n\n    def run(self):\n${steps.map((step) => `        self.df = self.df.${step}\n`).join('')}        self.df.${WRITE}\n\nJob(spark).run()\n`,
  'a temporary view on the way': (steps) =>
    `spark.table("s.t").createOrReplaceTempView("v")\nspark.table("v")${steps.map((step) => `.${step}`).join('')}.${WRITE}`,
  'a cached frame in parentheses': (steps) =>
    `df = ((spark.read.table("s.t")))${steps.map((step) => `.${step}.cache()`).join('')}\n(df).${WRITE}`,
};

const chain = (steps: readonly string[]): string =>
  `spark.table("s.t")${steps.map((step) => `.${step}`).join('')}.${WRITE}`;

const programs = fc
  .array(fc.nat({ max: STEPS.length - 1 }), { minLength: 1, maxLength: 5 })
  .map((picked) => (F: string) => picked.map((at) => STEPS[at]?.(F) ?? ''));

test.each(Object.entries(STYLES))('a chain written as %s keeps its lineage', (_name, style) => {
  fc.assert(
    fc.property(programs, (stepsWith) => {
      expect(factsOf(HEAD + style(stepsWith('F')))).toEqual(factsOf(HEAD + chain(stepsWith('F'))));
    }),
    { numRuns: 40 },
  );
});

test('whatever the functions are called, their lineage is the same', () => {
  fc.assert(
    fc.property(programs, fc.constantFrom('fn', 'sf', 'pyspark.sql.functions'), (stepsWith, alias) => {
      const head = alias.includes('.')
        ? 'import pyspark.sql.functions\n'
        : `import pyspark.sql.functions as ${alias}\n`;
      expect(factsOf(head + chain(stepsWith(alias)))).toEqual(factsOf(HEAD + chain(stepsWith('F'))));
    }),
    { numRuns: 40 },
  );
});
