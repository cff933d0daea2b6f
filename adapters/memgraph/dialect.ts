import type { Driver } from 'neo4j-driver';

export type Dialect = 'memgraph' | 'neo4j';

/** Which server answers, by the agent that it names itself at the handshake. */
export async function detectServer(driver: Driver, override: Dialect | undefined) {
  const agent = (await driver.getServerInfo()).agent ?? '';
  const dialect: Dialect = override ?? (/memgraph/i.test(agent) ? 'memgraph' : 'neo4j');
  return {
    dialect,
    version: dialect === 'memgraph' ? await memgraphVersion(driver, agent) : versionIn(agent),
  };
}

// Memgraph's agent names the Neo4j version that it is compatible with; its own comes from SHOW VERSION, outside transactions.
async function memgraphVersion(driver: Driver, agent: string): Promise<string> {
  if (!/memgraph/i.test(agent)) return versionIn(agent);
  const session = driver.session({ defaultAccessMode: 'READ' });
  try {
    const { records } = await session.run('SHOW VERSION');
    return String(records[0]?.get(0) ?? 'unknown');
  } finally {
    await session.close();
  }
}

const versionIn = (agent: string): string => /(\d+(?:\.\d+)+)/.exec(agent)?.[1] ?? 'unknown';
