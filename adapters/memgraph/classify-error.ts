/** What the driver's errors have in common; Memgraph sends no GQL status, so only code and message count. */
export interface ServerError {
  readonly code?: string;
  readonly message: string;
  /** The driver's own judgement. */
  readonly retriable?: boolean;
}

/** away: no server. split: too much for one transaction. retry: a conflict. refused: the statement's or a record's own fault. */
export type Trouble = 'away' | 'split' | 'retry' | 'refused';

export function classify(error: ServerError): Trouble {
  if (AWAY.test(error.code ?? '') || NO_CONNECTION.test(error.message)) return 'away';
  if (isTooLarge(error)) return 'split';
  return isRetryableWrite(error) ? 'retry' : 'refused';
}

/**
 * True when the same transaction, sent again, may pass. Beyond what the driver retries: Memgraph reports conflicts that
 * it finds at COMMIT as client errors, and two MERGEs of one key as a violated constraint (the next try matches the
 * node). Never for memory and time, which a second try only wastes again.
 */
export function isRetryableWrite(error: ServerError): boolean {
  if (isTooLarge(error)) return false;
  return (
    isDriverRetriable(error) || SERIALIZATION.test(error.message) || UNIQUE_AT_COMMIT.test(error.message)
  );
}

/** Memory limit or transaction timeout: half the batch may pass. */
const isTooLarge = (error: ServerError): boolean =>
  /memory limit exceeded/i.test(error.message) ||
  /MemoryPoolOutOfMemoryError|TransactionOutOfMemory/.test(error.code ?? '') ||
  isTimeout(error);

/** The server ended the transaction because its time was up. */
export const isTimeout = ({ code, message }: ServerError): boolean =>
  /because of transaction timeout/i.test(message) || /TransactionTimedOut/.test(code ?? '');

const isDriverRetriable = ({ code, retriable }: ServerError): boolean =>
  retriable === true ||
  (code ?? '').includes('TransientError') ||
  code === 'Neo.ClientError.Security.AuthorizationExpired';

const AWAY = /^(ServiceUnavailable|SessionExpired)$|DatabaseUnavailable$/;
const NO_CONNECTION = /Connection acquisition timed out|Pool is closed/;
const SERIALIZATION = /Unable to commit due to serialization error/;
const UNIQUE_AT_COMMIT = /Unable to commit due to unique constraint violation/;
