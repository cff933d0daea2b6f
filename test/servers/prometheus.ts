import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { parse, stringify } from 'yaml';
import { alertsFile } from '../../dashboards/alerts-file.ts';
import { prometheusProgram } from '../../infra/local/installers/prometheus.ts';
import { freePort } from './fleet.ts';

/** A series of an answer: its labels, and its value at the moment. */
export interface Answer {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface PrometheusServer {
  /** Runs PromQL at this moment. */
  readonly ask: (expr: string) => Promise<readonly Answer[]>;
  /** Names of the alerts that fire. */
  readonly firing: () => Promise<readonly string[]>;
  /** Why targets do not answer. */
  readonly troubles: () => Promise<readonly string[]>;
  /** Waits until every target that answers was asked three times more: what was counted before has arrived then. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Two minutes for which an alert must hold become ten seconds: some scrapes, so that one that a busy machine lost rings no bell. */
const SHORTEN = 12;
const EVERY = '2s';

/** Targets by job and process, as `host:port`; jobs and all else are those of infra/prometheus/prometheus.yml. */
export type Targets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A real Prometheus on the project's own configuration that asks the given targets every two seconds; `token` is the query service's. */
export async function startPrometheus(
  home: string,
  targets: Targets,
  token: string,
): Promise<PrometheusServer> {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'query-token'), token);
  writeFileSync(join(home, 'alerts.yml'), alertsFile({ shorten: SHORTEN }));
  writeFileSync(join(home, 'prometheus.yml'), stringify(configFor(targets, join(home, 'query-token'))));
  const port = await freePort();
  const program = prometheusProgram(inject('servers').toolchainHome, 'prometheus');
  if (program === null) throw new Error('Prometheus is not installed');
  const child = spawn(
    program,
    [
      `--config.file=${join(home, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(home, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const get = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    const said = (await answer.json()) as { status: string; error?: string; data: never };
    if (said.status !== 'success') throw new Error(`${path}: ${said.error}`);
    return said.data;
  };
  await untilReady(child, port);
  return {
    ask: async (expr) => answersOf(await get(`/api/v1/query?query=${encodeURIComponent(expr)}`)),
    firing: async () => firingOf(await get('/api/v1/alerts')),
    troubles: async () => troublesOf(await get('/api/v1/targets')),
    settle: () => settle(async () => scrapesOf(await get('/api/v1/targets'))),
    stop: () => stop(child),
  };
}

function configFor(targets: Targets, tokenFile: string): unknown {
  const config = parse(readFileSync('infra/prometheus/prometheus.yml', 'utf8'));
  config.global = { scrape_interval: EVERY, scrape_timeout: EVERY, evaluation_interval: '1s' };
  for (const job of config.scrape_configs) {
    if (job.authorization !== undefined) job.authorization.credentials_file = tokenFile;
    job.static_configs = Object.entries(targets[job.job_name] ?? {}).map(([process, target]) => ({
      targets: [target],
      labels: { process },
    }));
  }
  return config;
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Prometheus ended with ${child.exitCode}`);
    const ready = await fetch(`http://127.0.0.1:${port}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
}

interface Query {
  readonly resultType: string;
  readonly result: readonly { readonly metric: Record<string, string>; readonly value: [number, string] }[];
}

function answersOf({ resultType, result }: Query): Answer[] {
  if (resultType !== 'vector') throw new Error(`a ${resultType}, not a vector`);
  return result.map(({ metric: { __name__: _name, ...labels }, value: [, value] }) => ({
    labels,
    value: Number(value),
  }));
}

const firingOf = ({ alerts }: { alerts: { state: string; labels: { alertname: string } }[] }): string[] =>
  [...new Set(alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels.alertname))].sort();

const troublesOf = ({ activeTargets }: { activeTargets: { scrapeUrl: string; lastError: string }[] }) =>
  activeTargets.flatMap(({ scrapeUrl, lastError }) =>
    lastError === '' ? [] : [`${scrapeUrl}: ${lastError}`],
  );

const scrapesOf = ({
  activeTargets,
}: {
  activeTargets: { scrapeUrl: string; health: string; lastScrape: string }[];
}) =>
  new Map(
    activeTargets
      .filter(({ health }) => health !== 'down')
      .map(({ scrapeUrl, lastScrape }) => [scrapeUrl, lastScrape]),
  );

async function settle(scrapes: () => Promise<ReadonlyMap<string, string>>): Promise<void> {
  let seen = await scrapes();
  for (let round = 0; round < 3; round++) {
    for (;;) {
      await sleep(100);
      const now = await scrapes();
      if ([...now].some(([target, at]) => seen.get(target) === at)) continue;
      seen = now;
      break;
    }
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await closed;
}
