import { below } from '../paths.ts';
import { tellDialect } from '../sql/choose-dialect.ts';
import type { SqlDialect } from '../sql/parser.ts';
import { insideOf } from './folders.ts';
import type { ProjectFile } from './project-file.ts';
import { dialectOf, type Target } from './target.ts';

/** The dialect of the target; without a profile the models themselves tell what they are written for, if they do. */
export function dialectOfProject({ root, files, folders }: ProjectFile, { type }: Target): SqlDialect | null {
  const known = dialectOf(type);
  if (known !== null) return known;
  const models = files.filter(
    ({ path }) => path.endsWith('.sql') && insideOf(folders.models, below(root, path) ?? '') !== null,
  );
  return tellDialect(models);
}
