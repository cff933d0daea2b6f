import type { ServerError } from './classify-error.ts';

/** A schema statement whose index or constraint exists: right on both servers, an error on one. */
export const isAlreadyThere = ({ code, message }: ServerError): boolean =>
  /EquivalentSchemaRuleAlreadyExists$/.test(code ?? '') || /already exists/i.test(message);
