import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** Filters of the Web UI's list. infra/local and docker-compose register them under the same names. */
export const attributes = {
  repo: defineSearchAttributeKey('Repo', SearchAttributeType.KEYWORD),
  ontologyVersion: defineSearchAttributeKey('OntologyVersion', SearchAttributeType.KEYWORD),
  phase: defineSearchAttributeKey('Phase', SearchAttributeType.KEYWORD),
  outcome: defineSearchAttributeKey('Outcome', SearchAttributeType.KEYWORD),
  nodesNew: defineSearchAttributeKey('NodesNew', SearchAttributeType.INT),
};
