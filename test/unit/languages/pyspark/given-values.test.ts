import { expect, test } from 'vitest';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import { analyzeProgram } from '../../../../languages/pyspark/analyze.ts';

const tools = await createLanguageTools();
const read = (
  source: string,
  more: Record<string, string> = {},
  widgets: Record<string, string> | null = null,
) => {
  const parameters =
    widgets === null ? undefined : { widgets: new Map(Object.entries(widgets)), argv: [], conf: new Map() };
  const given = parameters === undefined ? {} : { parameters };
  const program = { files: { 'a/b/job.py': source, ...more }, entry: 'a/b/job.py', ...given };
  const { reads, writes, edges, unresolved } = analyzeProgram(program, tools);
  return {
    reads,
    writes,
    edges: edges.map(({ from, to }) => `${from} -> ${to}`),
    open: unresolved.map(({ what, reason }) => `${reason} ${what}`),
  };
};

test('what a call says for the case that nobody gives a value is the value', () => {
  const source = `import argparse, os
p = argparse.ArgumentParser()
p.add_argument("--to", default="a.given")
p.add_argument("--from", dest="src")
args = p.parse_args()
spark.table(os.environ.get("SRC", "a.env")).write.saveAsTable(args.to)
spark.table(os.getenv("NONE")).write.saveAsTable("a.x")
spark.table(args.src).write.saveAsTable("a.y")
`;
  expect(read(source)).toMatchObject({
    reads: ['a.env'],
    writes: ['a.given', 'a.x', 'a.y'],
    open: ['environment args.src', 'environment os.getenv("NONE")'],
  });
});

test('what a job gives by a reference is known only when it runs, and told by the words of the program', () => {
  const source = `name = dbutils.widgets.get("table")
spark.table(f"a.{name}").write.saveAsTable("a.copy")
`;
  expect(read(source, {}, { table: '{{tasks.first.values.name}}' }).open).toEqual([
    'runtime-data f"a.{name}"',
  ]);
  expect(read(source, {}, { table: 'known' }).edges).toEqual(['a.known -> a.copy']);
});

test.each([
  'Path(__file__).parent.parent / "conf" / "t.yml"',
  'os.path.join(os.path.dirname(__file__), "..", "conf", "t.yml")',
])('settings are found from the place of the program: %s', (path) => {
  const source = `import os, yaml
from pathlib import Path
with open(${path}) as f:
    conf = yaml.safe_load(f)
spark.table(conf["from"]).write.saveAsTable("b.t")
`;
  expect(read(source, { 'a/conf/t.yml': 'from: a.t\n' }).edges).toEqual(['a.t -> b.t']);
});

test('a function that another one calls is called by it, though nobody calls that one', () => {
  const source = `def copy(name):
    spark.table(f"a.{name}").write.saveAsTable(f"b.{name}")

class Job:
    def _one(self, name):
        copy(name)

    def run(self):
        for name in ("x", "y"):
            self._one(name)

def left(name):
    spark.table(name)
`;
  expect(read(source)).toMatchObject({
    edges: ['a.x -> b.x', 'a.y -> b.y'],
    open: ['function-parameter name'],
  });
});

test('clients that keep a table in step with another, and libraries that read by name', () => {
  const source = `from databricks.vector_search.client import VectorSearchClient
import mlflow, delta_sharing
client = VectorSearchClient()
client.create_delta_sync_index_and_wait(endpoint_name="e", source_table_name="a.docs", index_name="a.docs_index", primary_key="id")
mlflow.data.load_delta(table_name="a.train")
delta_sharing.load_as_spark("/c/p.share#s.d.t").write.saveAsTable("a.shared")
`;
  expect(read(source)).toEqual({
    reads: ['/c/p.share#s.d.t', 'a.docs', 'a.train'],
    writes: ['a.docs_index', 'a.shared'],
    edges: ['/c/p.share#s.d.t -> a.shared', 'a.docs -> a.docs_index'],
    open: [],
  });
});
