import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { marked } from 'marked';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ProcessResult } from '../../../schemas/cli/process.ts';
import { canarySecrets } from '../../canary-secrets.ts';
import { flatten } from '../../golden/reports/flatten.ts';
import { type Fleet, startFleet } from '../../servers/fleet.ts';
import { runCli } from '../../servers/run-cli.ts';
import { SmallRepository, sampleFiles } from './small-repository.ts';

const home = mkdtempSync(join(tmpdir(), 'fresh-hostile-'));
let fleet: Fleet;
let connection: Connection;
let client: Client;
const cli = (...args: string[]) => runCli([...args, '--json'], fleet.env);

beforeAll(async () => {
  fleet = await startFleet(join(home, 'fleet'));
  expect((await cli('graph', 'migrate')).code).toBe(0);
  connection = await Connection.connect({ address: inject('servers').temporalAddress });
  client = new Client({ connection, namespace: inject('servers').namespace });
});
afterAll(async () => {
  await connection.close();
  await fleet.stop();
});

/** Names that are instructions to somebody who takes text for code. */
const hostile = {
  cypher: "x`}) MATCH (n) DETACH DELETE n //'",
  markdown: '](javascript:alert(1)) | **bold** | # not a title',
  html: '<img src=x onerror=alert(1)><script>alert(2)</script>',
  mermaid: '"] --> Z; click Z href "javascript:alert(3)" %%{init: {}}%%',
  log: 'first line\r\n{"level":50,"msg":"forged"}',
  bidi: 'safe\u202Etxt.exe\u2066\u200B',
  prototype: '__proto__',
  built: 'constructor',
  lookup: '${jndi:ldap://x/a}{{ 7 * 7 }}',
} as const;

const quoted = (name: string): string => `\`${name.replaceAll('`', '``').replaceAll(/[\r\n]/g, ' ')}\``;

function hostileFiles(): Record<string, string> {
  const files: Record<string, string> = { ...sampleFiles(4) };
  for (const [kind, name] of Object.entries(hostile)) {
    files[`sql/${kind}.sql`] =
      `INSERT INTO lake.gold.${quoted(name)} SELECT ${quoted(name)} FROM lake.silver.${quoted(name)};\n`;
    files[`app/${kind}.py`] =
      `def run(value):\n    """${name.replaceAll('"', "'")}"""\n    return ${JSON.stringify(name)}\n`;
    files[`models/${kind}.yml`] =
      `version: 2\nmodels:\n  - name: ${JSON.stringify(name)}\n    description: ${JSON.stringify(name)}\n`;
    // A path may hold anything but a slash and a zero byte.
    files[`docs/${name.replaceAll('/', '∕')}.md`] = `# ${name}\n`;
  }
  const long = 'n'.repeat(1_000_000);
  files['app/long_name.py'] = `class ${long}:\n    pass\n`;
  files['sql/long_name.sql'] = `CREATE TABLE lake.gold.${long} AS SELECT 1 AS a;\n`;
  return files;
}

/** Every secret where people leave them: comments, literals, arguments, settings, cells, texts. */
function leakyFiles(): Record<string, string> {
  const files: Record<string, string> = { ...sampleFiles(4) };
  for (const [index, { secret, around }] of canarySecrets.entries()) {
    const text = around(secret);
    const literal = JSON.stringify(text);
    const line = text.replaceAll('\n', ' ');
    files[`app/leak_${index}.py`] =
      `"""Reads with ${line.replaceAll('"', "'")}"""\nURL = ${literal}\n\n\ndef load(url=${literal}):\n    # ${line}\n    return spark.read.format("jdbc").option("url", ${literal}).option("dbtable", "t").load()\n`;
    files[`sql/leak_${index}.sql`] =
      `-- ${line}\nCREATE TABLE gold.leak_${index} AS SELECT '${line.replaceAll("'", "''")}' AS a FROM read_files('${line.replaceAll("'", "''")}');\n`;
    files[`models/leak_${index}.yml`] =
      `version: 2\nmodels:\n  - name: leak_${index}\n    description: ${literal}\n    meta: {owner: ${literal}}\n`;
    files[`models/leak_${index}.sql`] =
      `select '${line.replaceAll("'", "''")}' as a from {{ ref('fct_daily') }}\n`;
    files[`notebooks/leak_${index}.py`] =
      `# Databricks notebook source\nx = ${literal}\n\n# COMMAND ----------\n\n# MAGIC %sql\n# MAGIC SELECT '${line.replaceAll("'", "''")}' AS a\n`;
  }
  return files;
}

const linesBelow = (folder: string): { readonly path: string; readonly text: string }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const pages = ({ reports }: ProcessResult) =>
  reports.filter((path) => path.endsWith('.md')).map((path) => ({ path, text: readFileSync(path, 'utf8') }));

test('law 10: hostile names go through the whole pipeline as plain data', async () => {
  const bystander = new SmallRepository(join(home, 'bystander'));
  bystander.commit('Start', sampleFiles(3));
  const before = ProcessResult.parse((await cli('process', bystander.path)).json);

  const repository = new SmallRepository(join(home, 'hostile'));
  repository.commit(hostile.log, hostileFiles());
  const answer = await cli('process', repository.path);
  const result = ProcessResult.parse(answer.json);
  expect(['complete', 'partial'], answer.stderr).toContain(result.outcome);
  expect(result.staged).toBe((result.accepted ?? 0) + (result.rejected ?? 0) + (result.dead_lettered ?? 0));

  const keys = (await runCli(['graph', 'export', '--repo', result.repo], fleet.env)).stdout;
  expect(keys).toContain(`${result.repo}:docs/__proto__.md`);
  expect(keys).toContain('DETACH DELETE n');
  const untouched = (await cli('graph', 'hash', '--repo', before.repo)).json.graph_hash;
  expect(untouched).toBe(before.graph_hash);

  for (const { path, text } of pages(result)) {
    for (const token of marked.lexer(text).flatMap(flatten)) {
      if (token.type === 'html') expect(token.raw.trim(), path).toMatch(/^(<\/?(details|summary)>[^<]*)+$/);
      if (token.type === 'link') expect(token.href, path).not.toMatch(/^\s*javascript:/i);
    }
    expect(text, path).not.toMatch(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u);
  }
  for (const line of readFileSync(fleet.log, 'utf8')
    .split('\n')
    .filter((one) => one !== '')) {
    expect(() => JSON.parse(line), line.slice(0, 200)).not.toThrow();
    expect(JSON.parse(line).msg).not.toBe('forged');
  }
  const again = ProcessResult.parse((await cli('process', repository.path, '--force')).json);
  expect(again).toMatchObject({ created: { nodes: 0, edges: 0 }, changed: 0, graph_hash: result.graph_hash });
});

test('law 10: secrets of every kind are nowhere: not in staging, graph, logs, histories, pages, nor in what is printed', async () => {
  const repository = new SmallRepository(join(home, 'leaky'));
  repository.commit(`Start with ${canarySecrets[0]?.secret}`, leakyFiles());
  const answer = await cli('process', repository.path);
  const result = ProcessResult.parse(answer.json);
  expect(['complete', 'partial'], answer.stderr).toContain(result.outcome);
  const history = await client.workflow.getHandle(`repo:${result.repo}`).fetchHistory();
  const findings = await cli('query', 'unresolved', '--param', `repo=${result.repo}`);
  const places = [
    ...linesBelow(join(fleet.home, 'data')).filter(({ path }) => !path.includes('/mirrors/')),
    ...linesBelow(fleet.reports),
    { path: 'worker log', text: readFileSync(fleet.log, 'utf8') },
    { path: 'history', text: Buffer.from(JSON.stringify(history, decoded)).toString('utf8') },
    { path: 'graph', text: (await runCli(['graph', 'export', '--repo', result.repo], fleet.env)).stdout },
    { path: 'printed', text: answer.stdout + answer.stderr + findings.stdout },
  ];
  expect(places.length).toBeGreaterThan(20);
  for (const { path, text } of places)
    for (const { kind, secret } of canarySecrets)
      for (const spelling of [secret, JSON.stringify(secret).slice(1, -1)])
        if (text.includes(spelling)) throw new Error(`a secret of the kind ${kind} stands in ${path}`);
  const masked = places.filter(({ text }) => text.includes('[masked:'));
  expect(masked.map(({ path }) => path)).toContain('graph');
});

/** Payloads of a history are bytes; a secret must not hide in their encoding. */
function decoded(_key: string, value: unknown): unknown {
  const bytes = value as { type?: string; data?: number[] } | null;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return bytes?.type === 'Buffer' && Array.isArray(bytes.data)
    ? Buffer.from(bytes.data).toString('utf8')
    : value;
}
