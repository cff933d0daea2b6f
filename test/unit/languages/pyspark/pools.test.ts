import { expect, test } from 'vitest';
import { createLanguageTools } from '../../../../adapters/parsers/language-tools.ts';
import { analyzeProgram } from '../../../../languages/pyspark/analyze.ts';

const tools = await createLanguageTools();
const factsOf = (source: string) => analyzeProgram({ files: { 'job.py': source }, entry: 'job.py' }, tools);

const COPY = `def copy(src, dst="core"):
    spark.table(f"v.raw.{src}").write.saveAsTable(f"v.{dst}.{src}")
`;

test.each([
  ['ThreadPoolExecutor().map(copy, ["a", "b"])', ['v.core.a', 'v.core.b']],
  ['ThreadPoolExecutor().submit(copy, "a", dst="mart")', ['v.mart.a']],
  ['Pool(4).map(copy, ["a"], 10)', ['v.core.a']],
  ['Pool(4).starmap(copy, [("a", "x"), ("b", "y")])', ['v.x.a', 'v.y.b']],
  ['Pool(4).apply_async(copy, ("a",), {"dst": "z"}).get()', ['v.z.a']],
  ['Thread(target=copy, args=("a",), kwargs={"dst": "t"}).start()', ['v.t.a']],
  ['Parallel(n_jobs=2)(delayed(copy)(t) for t in ["a"])', ['v.core.a']],
])('what is handed to a thread of its own is run: %s', (call, writes) => {
  const source = `from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
from threading import Thread
from joblib import Parallel, delayed
${COPY}${call}
`;
  expect(factsOf(source).writes).toEqual(writes);
  expect(factsOf(source).unresolved).toEqual([]);
});

test('names that only the run knows stay open for a pool as for a loop', () => {
  const source = `from concurrent.futures import ThreadPoolExecutor
${COPY}ThreadPoolExecutor().map(copy, [r.name for r in spark.table("v.meta.todo").collect()])
`;
  const { writes, unresolved } = factsOf(source);
  expect(writes).toEqual([]);
  expect(unresolved.map(({ reason }) => reason)).toEqual(['runtime-data', 'runtime-data']);
});

test('what a pool was given is there once it is asked for', () => {
  const source = `from concurrent.futures import ThreadPoolExecutor
done = ThreadPoolExecutor().submit(lambda n: spark.table(n), "v.raw.a")
done.result().write.saveAsTable("v.core.a")
`;
  expect(factsOf(source).edges).toMatchObject([{ from: 'v.raw.a', to: 'v.core.a' }]);
});

test('sorted names come in order', () => {
  const source = `for i, t in enumerate(sorted({"pear", "apple"})):
    spark.table(t).write.saveAsTable(f"x.{i}_{t}")
`;
  expect(factsOf(source).writes).toEqual(['x.0_apple', 'x.1_pear']);
});
