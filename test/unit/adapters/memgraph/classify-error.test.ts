import { expect, test } from 'vitest';
import { classify, isRetryableWrite } from '../../../../adapters/memgraph/classify-error.ts';
import { isAlreadyThere } from '../../../../adapters/memgraph/schema-errors.ts';

const CLIENT = 'Memgraph.ClientError.MemgraphError.MemgraphError';
const TRANSIENT = 'Memgraph.TransientError.MemgraphError.MemgraphError';

test.each([
  [
    'write conflict in a query',
    TRANSIENT,
    'Cannot resolve conflicting transactions. You can retry this transaction',
    'retry',
  ],
  ['conflict found at COMMIT', CLIENT, 'Unable to commit due to serialization error. Try again', 'retry'],
  [
    'two MERGEs of one key',
    CLIENT,
    'Unable to commit due to unique constraint violation on :Entity(rid)',
    'retry',
  ],
  ['Memgraph timeout', TRANSIENT, 'Transaction was asked to abort because of transaction timeout.', 'split'],
  ['Memgraph memory', TRANSIENT, 'Memory limit exceeded! Attempting to allocate a chunk', 'split'],
  ['storage access', TRANSIENT, 'Cannot get shared access to the storage. Try again', 'retry'],
  ['Memgraph syntax', CLIENT, "line 1:1 mismatched input 'x'", 'refused'],
  ['Neo4j deadlock', 'Neo.TransientError.Transaction.DeadlockDetected', 'ForsetiClient', 'retry'],
  ['Neo4j timeout', 'Neo.ClientError.Transaction.TransactionTimedOut', 'timed out', 'split'],
  ['Neo4j memory', 'Neo.TransientError.General.MemoryPoolOutOfMemoryError', 'pool', 'split'],
  [
    'Neo4j constraint',
    'Neo.ClientError.Schema.ConstraintValidationFailed',
    'already exists with label',
    'refused',
  ],
  ['Neo4j starting', 'Neo.TransientError.General.DatabaseUnavailable', 'not available', 'away'],
  ['no server', 'ServiceUnavailable', 'Failed to connect', 'away'],
  ['connection lost', 'SessionExpired', 'expired', 'away'],
  ['no connection to be had', 'N/A', 'Connection acquisition timed out in 20000 ms.', 'away'],
  ['wrong password', 'Neo.ClientError.Security.Unauthorized', 'unauthorized', 'refused'],
] as const)('%s', (_, code, message, trouble) => {
  expect(classify({ code, message })).toBe(trouble);
  expect(isRetryableWrite({ code, message })).toBe(
    trouble === 'retry' || code === 'Neo.TransientError.General.DatabaseUnavailable',
  );
});

test("the driver's own judgement counts, except for memory and time", () => {
  expect(isRetryableWrite({ message: 'x', retriable: true })).toBe(true);
  expect(isRetryableWrite({ message: 'Memory limit exceeded', retriable: true })).toBe(false);
});

test.each([
  ['Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists', 'An equivalent constraint', true],
  [CLIENT, 'Constraint IS TYPED STRING on :A(b) already exists', true],
  [CLIENT, 'Unable to create unique constraint :L(p), because an existing node violates it.', false],
])('%s %s: already there: %s', (code, message, there) => {
  expect(isAlreadyThere({ code, message })).toBe(there);
});
