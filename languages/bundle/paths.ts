import { joinPath } from '../paths.ts';

/** Text files of a bundle, path from the bundle's root -> text. */
export type Files = ReadonlyMap<string, string>;

/** A path as a YAML file says it; it counts from the folder of that file, wherever merging takes it. */
export class PathText {
  readonly folder: string;
  readonly text: string;
  constructor(folder: string, text: string) {
    this.folder = folder;
    this.text = text;
  }
}

/** Where deployment puts the bundle's files: what follows counts from the bundle's root. */
const DEPLOYED = /^(?:\/Workspace)?\$\{workspace\.file_path\}\/?/;

export type Place =
  | { readonly in: 'bundle'; readonly path: string }
  | { readonly in: 'workspace'; readonly path: string };

/** A relative path is a file of the bundle; an absolute one, or one with a scheme, lies in the workspace or in storage. */
export function placeOf({ folder, text }: PathText): Place {
  if (DEPLOYED.test(text)) return { in: 'bundle', path: joinPath('', text.replace(DEPLOYED, '')) };
  if (/^(?:\/|~|[A-Za-z][A-Za-z0-9+.-]*:\/|\$\{workspace\.)/.test(text))
    return { in: 'workspace', path: text };
  return { in: 'bundle', path: joinPath(folder, text) };
}

export const NOTEBOOK_ENDINGS = ['.py', '.sql', '.ipynb', '.scala', '.r', '.R'] as const;

/** The file that a path names; a notebook may be named without its ending, as the workspace does. Null when it is not there. */
export function findFile(files: Files, path: string): string | null {
  const ending = ['', ...NOTEBOOK_ENDINGS].find((end) => files.has(`${path}${end}`));
  return ending === undefined ? null : `${path}${ending}`;
}
