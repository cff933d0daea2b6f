import { STATUS_CODES } from 'node:http';
import { z } from 'zod';

/** Every error that leaves the service: application/problem+json of RFC 9457, with nothing of its inside. */
export const Problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    /** Where the fault stands, e.g. `body.limit`, and what is wrong there. */
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    /** Names that may have been meant. */
    near: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export const problem = (
  status: number,
  detail: string,
  more: Pick<Problem, 'errors' | 'near'> = {},
): Problem => ({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, ...more });

const told = {
  400: 'Parameters are not what the query takes; `errors` says where.',
  401: 'The token is missing or wrong.',
  403: 'Asked under a name that is not of this machine.',
  404: 'There is no such thing.',
  405: 'Another method is needed; the header Allow names it.',
  413: 'The body is too large.',
  415: 'The body is not application/json.',
  503: 'The graph server is away; try again later.',
  504: 'The question took too long and was ended.',
} as const satisfies Record<number, string>;

export type ProblemStatus = keyof typeof told;

/** Problems of a route for its description. */
export const problems = (...statuses: readonly ProblemStatus[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: told[status], content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );
