import type { Names } from './names.ts';
import type { Sort } from './sorts.ts';

/** The registry's text with one import and one line more; throws when its form is not the one known. */
export function register(text: string, names: Names, { suffix, module, key }: Sort): string {
  const exported = `${names.camel}${suffix}`;
  const lines = text.split('\n');
  const imports = lines.flatMap((line, at) => (/^import .* from '\.\/.*';$/.test(line) ? [at] : []));
  const end = lines.findIndex((line) => line.startsWith('} as const satisfies'));
  if (imports.length === 0 || end < 0) throw new Error('the registry has no imports or no table');
  const path = `./${names.name}/${module}`;
  const later = imports.find((at) => pathOf(lines[at] ?? '') > path) ?? (imports.at(-1) ?? 0) + 1;
  const said = names[key];
  lines.splice(end, 0, `  ${said.includes('-') ? `'${said}'` : said}: ${exported},`);
  lines.splice(later, 0, `import { ${exported} } from '${path}';`);
  return lines.join('\n');
}

const pathOf = (line: string): string => /'(\.\/.*)'/.exec(line)?.[1] ?? '';
