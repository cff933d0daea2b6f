import { readToml } from '../../../../languages/toml/read-toml.ts';
import type { Found } from './miner.ts';

type Table = Readonly<Record<string, unknown>>;

/** Name in pyproject.toml, by the standard or by Poetry's own table; none where the project says that it is no package. */
export function nameInProject(text: string): Found {
  const read = readToml(text);
  if ('error' in read) return read;
  const { value } = read;
  const tool = table(value['tool']);
  const project = table(value['project']);
  const poetry = table(tool['poetry']);
  if (isPrivate(project) || isPrivate(poetry)) return { name: null };
  if (poetry['package-mode'] === false || table(tool['uv'])['package'] === false) return { name: null };
  const standard = project['name'];
  if (typeof standard === 'string') return { name: standard, line: lineOfName(text, 'project') };
  const older = poetry['name'];
  return typeof older === 'string' ? { name: older, line: lineOfName(text, 'tool.poetry') } : { name: null };
}

const table = (value: unknown): Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};

/** The index refuses everything that carries this classifier, and so it is used to say "not for publishing". */
const isPrivate = ({ classifiers }: Table): boolean =>
  Array.isArray(classifiers) &&
  classifiers.some((entry) => typeof entry === 'string' && /^Private\s*::/i.test(entry));

/** Line of the key in its table; null where the table is written in another way. */
function lineOfName(text: string, header: string): number | null {
  let inside = false;
  for (const [at, line] of text.split('\n').entries()) {
    const opened = /^\s*\[+([^\]]+)\]/.exec(line)?.[1]?.replaceAll(/[\s"']/g, '');
    if (opened !== undefined) inside = opened === header;
    else if (inside && /^\s*"?name"?\s*=/.test(line)) return at + 1;
  }
  return null;
}
