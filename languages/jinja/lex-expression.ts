/** A token of an expression; `end` closes the list. */
export interface ExpressionToken {
  readonly kind: 'name' | 'string' | 'number' | 'operator' | 'end';
  readonly text: string;
}

const TOKEN =
  /\s+|([\p{L}_][\p{L}\p{N}_]*)|(\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)|("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(\*\*|\/\/|==|!=|<=|>=|[-+*/%~<>=|.,:()[\]{}])|([\s\S])/uy;

export function lexExpression(text: string): ExpressionToken[] {
  const tokens: ExpressionToken[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const [, name, number, string, operator, other] = found;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (string !== undefined) tokens.push({ kind: 'string', text: unescaped(string.slice(1, -1)) });
    else if (operator !== undefined || other !== undefined)
      tokens.push({ kind: 'operator', text: operator ?? other ?? '' });
  }
  return [...tokens, { kind: 'end', text: '' }];
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

const unescaped = (text: string): string =>
  text.replaceAll(/\\([ntr\\'"])/g, (_, char: string) => ESCAPES[char] ?? char);
