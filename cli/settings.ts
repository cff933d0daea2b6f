import { derivePlaces, readEnvironment } from '../schemas/environment.ts';

/** The one place where command-line code reads the environment. */
export function readCliSettings() {
  const environment = readEnvironment(process.env);
  return { ...derivePlaces(environment), environment };
}
export type CliSettings = ReturnType<typeof readCliSettings>;
