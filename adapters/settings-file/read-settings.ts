import { readFile } from 'node:fs/promises';
import { defaultSettings, type Settings } from '../../schemas/settings.ts';
import { parseSettings, SettingsError } from './parse-settings.ts';

/** Reads the settings file; without one, the defaults. Throws SettingsError when it cannot be read or understood. */
export async function readSettings(path: string): Promise<Settings> {
  try {
    return parseSettings(await readFile(path, 'utf8'), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return defaultSettings;
    if (error instanceof SettingsError) throw error;
    throw new SettingsError(`${path}: cannot be read`, { cause: error });
  }
}
