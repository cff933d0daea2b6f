/** Fields of a schema that is written as DDL, those of its own structs left out; of a list or map there are none. */
export function namesInSchema(schema: string): string[] {
  const inside = /^\s*struct\s*<([\s\S]*)>\s*$/i.exec(schema)?.[1] ?? schema;
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of inside) {
    if (sign === '<' || sign === '(') depth += 1;
    if (sign === '>' || sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop()}${sign}`);
  }
  const names = parts.map((part) => /^\s*(?:`([^`]+)`|([\w$]+))\s*(?::|\s)\s*[a-z]/i.exec(part));
  return names.every((name) => name !== null) ? names.map((name) => name[1] ?? name[2] ?? '') : [];
}
