import { resolve } from 'node:path';
import { projectRoot } from '../infra/local/settings.ts';
import { derivePlaces, readEnvironment } from '../schemas/environment.ts';

/** The one place where command-line code reads the environment. */
export const readCliSettings = () =>
  derivePlaces(readEnvironment(process.env), (path) => resolve(projectRoot, path));
export type CliSettings = ReturnType<typeof readCliSettings>;

/** Where traces go; read by itself, since it must not matter to a command that needs no other setting. */
export const otlpAddress = (): string | null => process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] || null;
