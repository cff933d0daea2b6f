import type { Finding } from '../../schemas/cli/doctor.ts';
import { nightlyWords } from '../watch/ask-nightly.ts';
import type { Facts } from './facts.ts';
import { judgeTools } from './judge-tools.ts';

const GiB = 1024 ** 3;
const leastDisk = 5 * GiB;
const leastMemory = 4 * GiB;

/** All findings in the order in which a person mends them. */
export function judge(facts: Facts): Finding[] {
  return [
    ...judgeTools(facts),
    judgeAmount(
      'disk',
      facts.diskFreeBytes,
      leastDisk,
      'Free disk space, or set FRESH_HOME to a larger disk.',
    ),
    judgeAmount(
      'memory',
      facts.memoryBytes,
      leastMemory,
      'Give the machine more memory, or set FRESH_GRAPH_HEAP lower (512m).',
    ),
    ...judgePorts(facts),
    ...judgeServers(facts),
    ...judgeTokens(facts),
  ];
}

export const isWell = (findings: readonly Finding[]): boolean =>
  findings.every(({ level }) => level !== 'failed');

function judgeAmount(name: string, bytes: number, least: number, todo: string): Finding {
  const enough = bytes >= least;
  return {
    name,
    level: enough ? 'ok' : 'failed',
    found: `${(bytes / GiB).toFixed(1)} GiB`,
    todo: enough ? null : todo,
  };
}

function judgePorts({ portTroubles }: Facts): Finding[] {
  if (portTroubles.length === 0) return [{ name: 'ports', level: 'ok', found: 'free, or ours', todo: null }];
  return portTroubles.map((trouble) => ({ name: 'ports', level: 'failed', found: trouble, todo: trouble }));
}

function judgeServers(facts: Facts): Finding[] {
  const services = (facts.stack?.services ?? []).map(({ name, port, health }): Finding => {
    const well = health === 'healthy';
    const todo = well ? null : `See .fresh/logs/${name}.log, then \`./fresh down\` and \`./fresh up\`.`;
    return { name, level: well ? 'ok' : 'failed', found: `${health} on port ${port}`, todo };
  });
  return [...services, ...judgeTemporal(facts), ...judgeGraph(facts)];
}

/** A server that should be up is a failure when it is away; before the first `up` it is only worth a note. */
function away(name: string, { stack }: Facts): Finding {
  return stack === null
    ? { name, level: 'note', found: 'not running', todo: 'Start the stack: `./fresh up`.' }
    : {
        name,
        level: 'failed',
        found: 'does not answer',
        todo: 'Start it again: `./fresh down`, then `./fresh up`.',
      };
}

function judgeTemporal(facts: Facts): Finding[] {
  const { serving, missingAttributes } = facts.temporal;
  if (!serving) return [away('Temporal', facts)];
  const up: Finding = { name: 'Temporal', level: 'ok', found: 'serving', todo: null };
  const again = 'Run `./fresh up`: it makes them.';
  if (missingAttributes === null)
    return [up, { name: 'namespace', level: 'failed', found: 'absent', todo: again }];
  const namespace: Finding = { name: 'namespace', level: 'ok', found: 'present', todo: null };
  const complete = missingAttributes.length === 0;
  return [
    up,
    namespace,
    {
      name: 'search attributes',
      level: complete ? 'ok' : 'failed',
      found: complete ? 'present' : `missing: ${missingAttributes.join(', ')}`,
      todo: complete ? null : again,
    },
    ...judgeNightly(facts),
  ];
}

function judgeNightly({ temporal: { nightly } }: Facts): Finding[] {
  if (nightly === undefined) return [];
  const paused = nightly?.paused === true;
  return [
    {
      name: 'nightly run',
      level: paused ? 'note' : 'ok',
      found: nightlyWords(nightly),
      todo: paused ? 'Unpause the schedule `nightly` in the Temporal Web UI.' : null,
    },
  ];
}

function judgeGraph(facts: Facts): Finding[] {
  const { server, pendingMigrations } = facts.graph;
  if (server === null) return [away('graph', facts)];
  const up: Finding = { name: 'graph', level: 'ok', found: server, todo: null };
  if (pendingMigrations === null) {
    return [
      up,
      {
        name: 'migrations',
        level: 'failed',
        found: 'the ledger cannot be read',
        todo: 'See the log of the graph server.',
      },
    ];
  }
  if (pendingMigrations.length === 0)
    return [up, { name: 'migrations', level: 'ok', found: 'all applied', todo: null }];
  const found = `pending: ${pendingMigrations.join(', ')}`;
  return [up, { name: 'migrations', level: 'note', found, todo: 'Run `./fresh graph migrate`.' }];
}

function judgeTokens({ tokens, settingsTrouble }: Facts): Finding[] {
  if (settingsTrouble !== null) {
    return [
      {
        name: 'settings',
        level: 'failed',
        found: settingsTrouble,
        todo: 'Mend the settings file (FRESH_SETTINGS).',
      },
    ];
  }
  return tokens.map(({ name, from, present }) => ({
    name: `token ${name}`,
    level: present ? 'ok' : 'note',
    found: present ? `given by ${from}` : `absent: ${from}`,
    todo: present ? null : `Set ${from}; repositories that need it fail until then.`,
  }));
}
