import { Failure } from '../../schemas/failures.ts';

/** Beyond the server's own limit, which it checks now and then; whoever does not answer by then is not waited for. */
const GRACE_MS = 500;

/** Time that several statements of one question share. */
export interface Deadline {
  /** Runs `work` with the milliseconds left; throws QueryTooSlow when they are up, also when nobody answers. */
  readonly wait: <T>(work: (left: number | undefined) => Promise<T>) => Promise<T>;
}

/** A deadline that many milliseconds from now; undefined: none of ours. */
export function deadline(timeoutMs: number | undefined): Deadline {
  if (timeoutMs === undefined) return { wait: (work) => work(undefined) };
  const end = performance.now() + timeoutMs;
  return {
    wait: async (work) => {
      const left = Math.ceil(end - performance.now());
      if (left <= 0) throw tooSlow(timeoutMs);
      const up = Promise.withResolvers<never>();
      const timer = setTimeout(() => up.reject(tooSlow(timeoutMs)), left + GRACE_MS);
      try {
        return await Promise.race([work(left), up.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

const tooSlow = (timeoutMs: number): Failure =>
  new Failure('QueryTooSlow', `the graph gave no answer within ${timeoutMs} ms`);
