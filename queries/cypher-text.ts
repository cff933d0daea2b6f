const LITERAL = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

const PARAMETER = /\$[A-Za-z_]\w*/g;

/** The statement with strings, quoted names, parameters' names and comments blanked, so that rules see only code. Positions stay. */
export const spacesForLiterals = (text: string): string =>
  text
    .replaceAll(LITERAL, (literal) =>
      literal.startsWith('/')
        ? ' '.repeat(literal.length)
        : `${literal[0]}${'_'.repeat(literal.length - 2)}${literal.at(-1)}`,
    )
    .replaceAll(PARAMETER, (name) => `$${'_'.repeat(name.length - 1)}`);

/** Parts between top-level clause words, in order: [clause, what follows]. Brackets are not looked into. */
export function clausesOf(code: string): readonly (readonly [string, string])[] {
  const starts = [...code.matchAll(CLAUSE)].filter(({ index }) => depthAt(code, index) === 0);
  return starts.map((start, position) => {
    const word = start[0].toUpperCase().replaceAll(/\s+/g, ' ');
    return [
      word,
      code.slice(start.index + start[0].length, starts[position + 1]?.index ?? code.length),
    ] as const;
  });
}

const CLAUSE =
  /(?<!\.)\b(?:OPTIONAL\s+MATCH|MATCH|WHERE|WITH|RETURN|UNWIND|ORDER\s+BY|SKIP|LIMIT|UNION(?:\s+ALL)?|MERGE|CREATE|(?:DETACH\s+)?DELETE|SET|REMOVE|CALL|FOREACH|ON\s+CREATE|ON\s+MATCH)\b/gi;

function depthAt(code: string, end: number): number {
  let depth = 0;
  for (let index = 0; index < end; index++) {
    const character = code[index];
    if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') depth--;
  }
  return depth;
}

/** Contents of the innermost-first bracketed parts that open with `open`. */
export function insides(code: string, open: '(' | '[' | '{'): string[] {
  const close = { '(': ')', '[': ']', '{': '}' }[open];
  const found: string[] = [];
  const starts: number[] = [];
  for (let index = 0; index < code.length; index++) {
    if (code[index] === open) starts.push(index);
    if (code[index] === close) {
      const start = starts.pop();
      if (start !== undefined) found.push(code.slice(start + 1, index));
    }
  }
  return found;
}
