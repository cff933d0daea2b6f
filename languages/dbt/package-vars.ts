import { isPlain, type Plain, plain } from './plain.ts';
import type { ProjectFile } from './project-file.ts';

/** The variables that each installed package sees: its own below those that the project sets for all or for it. */
export const packageVars = (installed: readonly ProjectFile[], vars: Plain): ReadonlyMap<string, Plain> =>
  new Map(
    installed.map(({ name, settings }) => {
      const own = plain(settings.vars);
      const scoped = { ...plain(own[name]), ...plain(vars[name]) };
      const general = Object.entries(own).filter(([, value]) => !isPlain(value));
      return [name, { ...Object.fromEntries(general), ...vars, [name]: scoped }];
    }),
  );
