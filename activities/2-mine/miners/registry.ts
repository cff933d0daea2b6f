import type { Miner } from '../miner.ts';
import { anyFileMiner } from './any-file/miner.ts';
import { bundleMiner } from './bundle/miner.ts';
import { dbtMiner } from './dbt/miner.ts';
import { gitHistoryMiner } from './git-history/miner.ts';
import { pulumiMiner } from './pulumi/miner.ts';
import { pythonMiner } from './python/miner.ts';
import { pythonPackageMiner } from './python-package/miner.ts';
import { sparkMiner } from './spark/miner.ts';
import { sqlMiner } from './sql/miner.ts';
import { statedKindMiner } from './stated-kind/miner.ts';

/** Every miner by its name: one folder, one line here. */
export const miners = {
  'any-file': anyFileMiner,
  'git-history': gitHistoryMiner,
  python: pythonMiner,
  'python-package': pythonPackageMiner,
  sql: sqlMiner,
  spark: sparkMiner,
  dbt: dbtMiner,
  bundle: bundleMiner,
  pulumi: pulumiMiner,
  'stated-kind': statedKindMiner,
} as const satisfies Record<string, Miner>;
