import { createAsk } from '../../adapters/memgraph/ask.ts';
import { createGraph } from '../../adapters/memgraph/create-graph.ts';
import { queries } from '../../queries/registry.ts';
import { UsageError } from '../exit-codes.ts';
import { readCliSettings } from '../settings.ts';
import type { Counted } from './counted.ts';

/**
 * Coverage as the graph holds it, of one repository or of all.
 * @throws UsageError when the graph does not know the repository.
 */
export async function countGraph(repo: string | null): Promise<readonly Counted[]> {
  const graph = createGraph(readCliSettings().graph);
  try {
    const ask = createAsk(graph);
    const known = (await ask(queries.repositories, {})).map((row) => row.repo);
    if (repo !== null && !known.includes(repo))
      throw new UsageError(`the graph knows no repository ${repo}: ./fresh query repositories lists them`);
    const counted: Counted[] = [];
    for (const one of known.filter((key) => repo === null || key === repo)) {
      const rows = await ask(queries.lineage_coverage, { repo: one });
      const reasons = await ask(queries.coverage_reasons, { repo: one });
      counted.push({
        rows: rows.map((row) => ({ repo: one, ...row })),
        reasons: reasons.map(({ miner, subject, reason, unresolved }) => ({
          repo: one,
          miner,
          subject,
          reason,
          unresolved,
        })),
        unseen: 0,
      });
    }
    return counted;
  } finally {
    await graph.close();
  }
}
