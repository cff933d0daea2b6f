import neo4j from 'neo4j-driver';
import { inject } from 'vitest';

/** Takes all that one repository asserted out of the graph, its books included, as if it had never been written. */
export async function forgetRepository(repo: string): Promise<void> {
  const driver = neo4j.driver(inject('servers').graphUrl);
  try {
    const texts = [
      'MATCH (:Entity)-[e]->(:Entity) WHERE e.repo = $repo DELETE e',
      'MATCH (n:Entity) WHERE n.repo = $repo DETACH DELETE n',
      'MATCH (r:Record) WHERE r.repo = $repo DETACH DELETE r',
    ];
    for (const text of texts) await driver.executeQuery(text, { repo });
  } finally {
    await driver.close();
  }
}
