const IDENTIFIER = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const SUFFIX = /\.(?:pyi?|pyw|ipynb)$/i;

/**
 * Dotted name of a file by its path alone: the folders after the last one that cannot stand in a dotted name
 * (`my-service`, `.github`) and after the last `src`, then the file's name; `__init__` names its folder. Which name
 * other modules import it by depends on the whole repository and is decided by the analyzer python-references.
 */
export function moduleName(path: string): string {
  const folders = path.split('/');
  const file = (folders.pop() ?? path).replace(SUFFIX, '');
  const root = folders.findLastIndex((folder) => folder === 'src' || !IDENTIFIER.test(folder));
  const names = folders.slice(root + 1);
  if (file !== '__init__' || names.length === 0) names.push(file);
  return names.join('.');
}
