/** Texts, comments and casts on the way to a marker are passed over. */
const MARKERS =
  /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|::|(?<!\w):([A-Za-z_]\w*)/g;

/** `${name}` and `{{name}}` are put in as they are, wherever they stand; `:name` is a value. */
export function putParametersIn(sql: string, values: ReadonlyMap<string, string>): string {
  const plain = sql
    .replaceAll(/\$\{\s*([\w.]+)\s*\}/g, (marker, name: string) => values.get(name) ?? marker)
    .replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (marker, name: string) => values.get(name) ?? marker);
  return plain.replaceAll(MARKERS, (found, name: string | undefined) => {
    const value = name === undefined ? undefined : values.get(name);
    return value === undefined ? found : `'${value.replaceAll("'", "''")}'`;
  });
}
