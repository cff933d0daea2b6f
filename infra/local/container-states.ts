import { z } from 'zod';
import type { ServiceStatus } from '../../schemas/cli/status.ts';

/** The fields of `docker compose ps --all --format json` that are looked at. */
const Container = z.object({
  Service: z.string().min(1),
  State: z.string(),
  Health: z.string().default(''),
  ExitCode: z.int().default(0),
  Publishers: z.array(z.object({ PublishedPort: z.int().default(0) })).nullish(),
});
type Container = z.infer<typeof Container>;

/** One status for each container: the engine's own verdict. It prints one object a line, older versions one array. */
export function containerStates(text: string): ServiceStatus[] {
  const values: unknown[] = text.trimStart().startsWith('[')
    ? JSON.parse(text)
    : text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
  return values
    .map((value) => Container.parse(value))
    .filter((container) => !hasDoneItsWork(container))
    .map((container) => ({
      name: container.Service,
      port: container.Publishers?.find(({ PublishedPort }) => PublishedPort > 0)?.PublishedPort ?? 0,
      pid: null,
      health: healthOf(container),
      restarts: 0,
    }));
}

/** The set-up of the servers ends when it is done. */
const hasDoneItsWork = ({ State, ExitCode }: Container): boolean => State === 'exited' && ExitCode === 0;

/** A service without a health check of its own counts as healthy while it runs. */
function healthOf({ State, Health }: Container): ServiceStatus['health'] {
  if (State === 'restarting') return 'restarting';
  if (State !== 'running') return 'stopped';
  if (Health === 'starting' || Health === 'unhealthy') return Health;
  return 'healthy';
}
