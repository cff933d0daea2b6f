import { existsSync } from 'node:fs';
import { readSettings } from '../../adapters/settings-file/read-settings.ts';
import type { Facts } from './facts.ts';

/** Tokens that the settings file names and whether each is given; values are not looked at beyond "empty or not". */
export async function findTokens(
  settingsFile: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Pick<Facts, 'tokens' | 'settingsTrouble'>> {
  try {
    const { tokens } = await readSettings(settingsFile);
    const found = Object.entries(tokens).map(([name, { env: variable, file }]) => ({
      name,
      from: variable === undefined ? `file ${file}` : `environment variable ${variable}`,
      present: variable === undefined ? existsSync(file ?? '') : Boolean(env[variable]),
    }));
    return { settingsTrouble: null, tokens: found };
  } catch (error) {
    return { settingsTrouble: error instanceof Error ? error.message : String(error), tokens: [] };
  }
}
