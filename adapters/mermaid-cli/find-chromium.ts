import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] as const;
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser that draws: the one named by the settings, else the first found on the search path; null when there is none. */
export function findChromium(named: string | undefined, searchPath: string): string | null {
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const candidates = NAMES.flatMap((name) =>
    searchPath
      .split(delimiter)
      .filter((folder) => folder !== '')
      .map((folder) => join(folder, name)),
  );
  return [...candidates, MAC].find(isExecutable) ?? null;
}
