import { createServer } from 'node:net';
import { tryCommand } from './run-command.ts';
import { portVariables } from './settings.ts';

export type PortName = keyof typeof portVariables;

export interface PortConflict {
  readonly name: PortName;
  readonly port: number;
  /** Process that listens there, when the system tells. */
  readonly owner: string | null;
}

/** True when a loopback listener can be opened there. */
function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Free loopback ports, all different: they are held together before any is let go. */
export async function findFreePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(Array.from({ length: count }, openAnyPort));
  const ports = probes.map((probe) => probe.port);
  await Promise.all(probes.map((probe) => probe.close()));
  return ports;
}

function openAnyPort(): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port was given'));
      resolve({ port: address.port, close: () => new Promise((done) => probe.close(() => done())) });
    });
  });
}

/** Wanted ports that a stranger holds. */
export async function findPortConflicts(
  wanted: Readonly<Partial<Record<PortName, number>>>,
): Promise<PortConflict[]> {
  const conflicts: PortConflict[] = [];
  for (const [name, port] of Object.entries(wanted) as [PortName, number][]) {
    if (!(await isPortFree(port))) conflicts.push({ name, port, owner: await findPortOwner(port) });
  }
  return conflicts;
}

/** Pairs of names that were given one and the same port. */
export function findPortDoubles(wanted: Readonly<Partial<Record<PortName, number>>>): [PortName, PortName][] {
  const entries = Object.entries(wanted) as [PortName, number][];
  return entries.flatMap(([name, port], index) =>
    entries
      .slice(index + 1)
      .filter(([, other]) => other === port)
      .map(([other]): [PortName, PortName] => [name, other]),
  );
}

/** One sentence a conflict: the port, its owner, and the variable to set. */
export function describePortConflict({ name, port, owner }: PortConflict): string {
  const holder = owner === null ? 'another program' : owner;
  return `Port ${port} (${name}) is taken by ${holder}: end it, or set ${portVariables[name]} to a free port.`;
}

async function findPortOwner(port: number): Promise<string | null> {
  const sockets = await tryCommand('ss', ['-ltnpH', `sport = :${port}`]);
  const bySs = sockets?.match(/users:\(\("([^"]+)",pid=(\d+)/);
  if (bySs) return `${bySs[1]} (process ${bySs[2]})`;
  const files = await tryCommand('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const byLsof = files?.match(/^p(\d+)\nc(.+)$/m);
  return byLsof ? `${byLsof[2]} (process ${byLsof[1]})` : null;
}
