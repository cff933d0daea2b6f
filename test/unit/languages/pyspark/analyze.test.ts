import { describe, expect, test } from 'vitest';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import { analyzeProgram } from '../../../../languages/pyspark/analyze.ts';

const tools = await createLanguageTools();
const read = (source: string, more: Record<string, string> = {}) =>
  analyzeProgram({ files: { 'a/job.py': source, ...more }, entry: 'a/job.py' }, tools);
const edges = (source: string): string[] => read(source).edges.map(({ from, to }) => `${from} -> ${to}`);

describe('where the program may take several ways', () => {
  test('what was chosen at one place stays together', () => {
    const source = `if unknown():
    src, dst = "a.x", "b.x"
else:
    src, dst = "a.y", "b.y"
spark.table(src).write.saveAsTable(dst)
`;
    expect(edges(source)).toEqual(['a.x -> b.x', 'a.y -> b.y']);
  });

  test('a function returns what any of its ways returns', () => {
    const source = `def rows(full):
    if unknown():
        return spark.table("a.full")
    return spark.table("a.part")
rows(1).write.saveAsTable("b.t")
`;
    expect(edges(source)).toEqual(['a.full -> b.t', 'a.part -> b.t']);
  });

  test('constants rule a branch out for the names behind it, its reads are told all the same', () => {
    const source = `DEBUG = False
name = "a.live"
if DEBUG:
    name = "a.debug"
    spark.table("a.extra")
spark.table(name).write.saveAsTable("b.t")
`;
    expect(read(source).reads).toEqual(['a.extra', 'a.live']);
  });

  test('a branch that the argument of a call rules out does not run', () => {
    const source = `def rows(kind):
    if kind == "one":
        return spark.table("a.one")
    return spark.table("a.two")
rows("one").write.saveAsTable("b.t")
`;
    expect(read(source).reads).toEqual(['a.one']);
  });

  test('rows of the same origins stay one frame', () => {
    const steps = Array.from({ length: 40 }, (_, at) => `if unknown(${at}):\n    df = df.where("x > ${at}")`);
    const source = `df = spark.table("a.t").select("x")\n${steps.join('\n')}\ndf.write.saveAsTable("b.t")\n`;
    expect(read(source).columns).toEqual([
      { target: 'b.t.x', sources: ['a.t.x'], kind: 'identity', confidence: 0.9 },
    ]);
  });
});

describe('columns', () => {
  const columns = (source: string): string[] =>
    read(source).columns.map(({ target, kind, sources }) => `${target} ${kind} ${sources.join('+')}`);

  test('of a method that nobody knows are not told, its rows are', () => {
    const source = 'spark.table("a.t").select("x").strange().write.saveAsTable("b.t")';
    expect(columns(source)).toEqual([]);
    expect(edges(source)).toEqual(['a.t -> b.t']);
  });

  test('that no frame has are not told', () => {
    expect(columns('spark.table("a.t").select("x").select("y").write.saveAsTable("b.t")')).toEqual([]);
  });

  test('of two tables of unknown columns are not told by their bare name', () => {
    const source = `l, r = spark.table("a.l"), spark.table("a.r")
l.join(r, l.k == r.k).select("z", l.v, r["w"]).write.saveAsTable("b.t")
`;
    expect(columns(source)).toEqual(['b.t.v identity a.l.v', 'b.t.w identity a.r.w']);
  });

  test('that were taken before a change keep what they were', () => {
    const source = `from pyspark.sql import functions as F
d = spark.table("a.t")
old = d["x"]
d.withColumn("x", F.lit(1)).withColumn("y", old).select("x", "y").write.saveAsTable("b.t")
`;
    expect(columns(source)).toEqual(['b.t.x constant ', 'b.t.y rename a.t.x']);
  });
});

test('each fact is told with the file and the lines where it comes about', () => {
  const { statements } = read(
    `from lib import store

store(
    spark.table("a.t"),
)
`,
    { 'a/lib.py': 'def store(df):\n    df.select("x").write.saveAsTable("b.T")\n' },
  );
  expect(statements).toEqual([
    expect.objectContaining({ file: 'a/job.py', lines: [4, 4], reads: ['a.t'], writes: [] }),
    expect.objectContaining({
      file: 'a/lib.py',
      lines: [2, 2],
      writes: ['b.t'],
      edges: [{ from: 'a.t', to: 'b.t', confidence: 0.9 }],
      flows: [
        {
          table: 'b.t',
          column: 'x',
          sources: [{ table: 'a.t', column: 'x' }],
          kind: 'identity',
          confidence: 0.9,
        },
      ],
    }),
  ]);
});

describe('names that nobody knows', () => {
  test('count from what is known where the catalog is not', () => {
    const { reads, unresolved } = read('spark.sql(f"USE CATALOG {made()}")\nspark.table("s.t")\n');
    expect(reads).toEqual(['s.t']);
    expect(unresolved).toEqual([{ what: 'f"USE CATALOG {made()}"', reason: 'runtime-data' }]);
  });

  test('stand in no list, whatever is put together with them', () => {
    const {
      reads,
      writes,
      edges: none,
      unresolved,
    } = read(
      'import os\nspark.table("c." + os.environ["X"].lower()).write.saveAsTable("%s.t" % os.getenv("Y"))\n',
    );
    expect({ reads, writes, none }).toEqual({ reads: [], writes: [], none: [] });
    expect(unresolved.map(({ reason }) => reason)).toEqual(['environment', 'environment']);
  });

  test('a widget that is empty unless someone fills it is one', () => {
    const source = 'dbutils.widgets.text("c", "")\nspark.table(dbutils.widgets.get("c") + ".s.t")\n';
    expect(read(source).unresolved.map(({ reason }) => reason)).toEqual(['widget-without-default']);
  });
});

describe('programs that never end', () => {
  test.each([
    ['recursion', 'def f(n):\n    return f(n + 1) + f(n)\nf(0)\n'],
    ['mutual recursion', 'def f(n):\n    return g(n)\ndef g(n):\n    return f(n) + f(n)\nf(0)\n'],
    [
      'loops in loops',
      `${Array.from({ length: 9 }, (_, at) => `${'  '.repeat(at)}for i${at} in range(400):`).join('\n')}\n${'  '.repeat(9)}pass\n`,
    ],
    [
      'a text that doubles itself',
      't = "x"\nwhile unknown() or True:\n    t = t + t\nfor i in range(300):\n    t = t + t\n',
    ],
    ['a list that doubles itself', 'l = [1]\nfor i in range(300):\n    l = l + l\n'],
    [
      'a name that is one of ever more',
      Array.from({ length: 60 }, (_, at) => `if unknown():\n    n = n${at}\n`).join(''),
    ],
    ['brackets', `x = ${'('.repeat(900)}1${')'.repeat(900)}\n`],
    ['a long chain', `spark.table("a.t")${'.where("x")'.repeat(3_000)}\n`],
  ])('end by a count: %s', (_what, source) => {
    const program = `${source}\nspark.table("a.b").write.saveAsTable("c.d")\n`;
    const first = read(program);
    expect(read(program)).toEqual(first);
    expect(first.isCut || first.writes.includes('c.d')).toBe(true);
  });
});
