import type { FastifyError } from 'fastify';
import type { z } from 'zod';
import { sayIssue } from '../queries/as-of.ts';
import { Failure } from '../schemas/failures.ts';
import { type Problem, problem } from './problem.ts';

/** Params that the schema refused. */
export class BadParams extends Error {
  override readonly name = 'BadParams';
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('parameters are not what the schema allows');
    this.issues = issues;
  }
}

/** Seconds after which a client may try again. */
export const RETRY_AFTER = '5';

/** An error as its asker may see it: no stack, no statement, no message of a server or of a library. */
export function problemOf(error: FastifyError | Error): Problem {
  if (error instanceof BadParams) return badParams(error);
  if (error instanceof Failure) return failures[error.name] ?? broken();
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>;
  const known =
    refusals[code] ?? (error instanceof SyntaxError ? refusals['FST_ERR_CTP_INVALID_JSON_BODY'] : undefined);
  if (known !== undefined) return known;
  return statusCode >= 400 && statusCode < 500
    ? problem(statusCode, 'The request cannot be served.')
    : broken();
}

const broken = (): Problem => problem(500, 'The service failed; its log says why.');

function badParams(error: BadParams): Problem {
  const { validationContext = 'params' } = error as { validationContext?: string };
  const errors = error.issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    return names.map((name) => ({
      path: [validationContext, ...issue.path, ...(name === undefined ? [] : [name])].map(String).join('.'),
      message: sayIssue(issue),
    }));
  });
  return problem(400, 'Parameters are not what the query takes.', { errors });
}

const failures: Readonly<Partial<Record<Failure['name'], Problem>>> = {
  NoSuchRun: problem(
    404,
    'There is no such run: as_of is the number of a written run of the repository that repo names.',
  ),
  GraphAway: problem(503, 'The graph server is away; try again later.'),
  BatchTooLarge: problem(
    503,
    'The graph server has no memory for this question now; ask for less or try again later.',
  ),
  QueryTooSlow: problem(504, 'The question took too long and was ended; ask for less.'),
};

const notJson = problem(400, 'The body is not JSON.', { errors: [{ path: 'body', message: 'not JSON' }] });

const refusals: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: problem(413, 'The body is too large.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: problem(415, 'Send the params as application/json.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: notJson,
  FST_ERR_CTP_INVALID_JSON_BODY: notJson,
};
