import type { Names } from './names.ts';
import type { Sort } from './sorts.ts';

/** The registry's text with one import and one line more; throws when its form is not the one known. */
export function register(text: string, { name, camel }: Names, { suffix, module }: Sort): string {
  const exported = `${camel}${suffix}`;
  const lines = text.split('\n');
  const imports = lines.flatMap((line, at) => (/^import .* from '\.\/.*';$/.test(line) ? [at] : []));
  const end = lines.findIndex((line) => line.startsWith('} as const satisfies'));
  if (imports.length === 0 || end < 0) throw new Error('the registry has no imports or no table');
  const path = `./${name}/${module}`;
  const later = imports.find((at) => pathOf(lines[at] ?? '') > path) ?? (imports.at(-1) ?? 0) + 1;
  const key = name.includes('-') ? `'${name}'` : name;
  lines.splice(end, 0, `  ${key}: ${exported},`);
  lines.splice(later, 0, `import { ${exported} } from '${path}';`);
  return lines.join('\n');
}

const pathOf = (line: string): string => /'(\.\/.*)'/.exec(line)?.[1] ?? '';
