import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { neo4jJars } from './installers/maven.ts';
import { findJava } from './java.ts';
import type { Service } from './service.ts';
import { projectRoot } from './settings.ts';

export interface GraphServerOptions {
  readonly home: string;
  readonly toolchainHome: string;
  readonly version: string;
  readonly port: number;
  /** Size such as 1g. */
  readonly heap: string;
}

/** Neo4j Community, Memgraph's stand-in on machines without containers; Bolt on loopback only. */
export function graphService({ home, toolchainHome, version, port, heap }: GraphServerOptions): Service {
  const folder = join(home, 'data', 'neo4j');
  mkdirSync(join(folder, 'conf'), { recursive: true });
  writeFileSync(join(folder, 'conf', 'neo4j.conf'), graphConfig(port));
  return {
    name: 'graph',
    command: findJava(process.env),
    args: [
      ...[
        '-cp',
        join(neo4jJars(toolchainHome, version), 'lib', '*'),
        `-Xmx${heap}`,
        '-XX:+UseG1GC',
        '-XX:+ExitOnOutOfMemoryError',
      ],
      ...['java.nio', 'java.io', 'sun.nio.ch'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
      '-Dfile.encoding=UTF-8',
      'org.neo4j.server.CommunityEntryPoint',
      ...[`--home-dir=${folder}`, `--config-dir=${join(folder, 'conf')}`],
    ],
    cwd: projectRoot,
    env: {},
    logFile: join(home, 'logs', 'graph.log'),
    port,
    isHealthy: () => isGraphServing(`bolt://127.0.0.1:${port}`),
    startLimitMs: 120_000,
    graceMs: 40_000,
  };
}

/** Configuration file of the stand-in: no auth and nothing but Bolt on loopback, nothing reported home. */
function graphConfig(port: number): string {
  const lines = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.enabled': true,
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': false,
    'server.https.enabled': false,
    'dbms.security.auth_enabled': false,
    'dbms.usage_report.enabled': false,
    'client.allow_telemetry': false,
    'server.memory.pagecache.size': '256m',
    'db.tx_log.rotation.retention_policy': '100M size',
  };
  return Object.entries(lines)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** True when the server answers a statement, not merely accepts a connection. */
export async function isGraphServing(url: string): Promise<boolean> {
  const driver = neo4j.driver(url, undefined, {
    connectionTimeout: 2_000,
    maxTransactionRetryTime: 0,
    maxConnectionPoolSize: 1,
  });
  const session = driver.session();
  try {
    const answer = await session.run('RETURN 1 AS one');
    return answer.records.length === 1;
  } catch {
    return false;
  } finally {
    await session.close();
    await driver.close();
  }
}
