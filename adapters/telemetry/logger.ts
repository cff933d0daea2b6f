import pino from 'pino';

/** Structured logs, one JSON object a line on standard error: level, time, msg and fields such as trace_id and repo. */
export type Logger = pino.Logger;

export const createLogger = (level: string, fields: Readonly<Record<string, unknown>>): Logger =>
  pino({ level, base: { ...fields }, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
