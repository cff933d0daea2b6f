/** A call of a method of dbt's object in a Python model. Arguments that are no literals are null. */
export interface PythonCall {
  readonly method: string;
  readonly positional: readonly Literal[];
  readonly named: ReadonlyMap<string, Literal>;
  readonly line: number;
}

type Literal = string | number | boolean | null;

interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign';
  readonly text: string;
  readonly line: number;
}

/** Blanks and comments; texts in three quotes and in one; names; numbers; any other sign. */
const TOKEN =
  /(\s+|#[^\n]*|\\\n)|([A-Za-z]{0,2})("""|'''|"|')|([\p{L}_][\p{L}\p{N}_]*)|(\d[\w.]*)|([\s\S])/uy;

/** Every `<dbt>.<method>(…)` of the code: what stands in comments and texts is none. */
export function pythonCalls(source: string, dbt: string): PythonCall[] {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, at) => {
    const [dot, method, open] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
    const before = tokens[at - 1]?.text;
    const isCall = token.kind === 'name' && token.text === dbt && dot?.text === '.' && open?.text === '(';
    if (!isCall || method?.kind !== 'name' || before === '.') return [];
    return [{ method: method.text, ...argumentsFrom(tokens, at + 4), line: token.line }];
  });
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(source); found !== null; found = TOKEN.exec(source)) {
    const [all, blank, , quote, name, number, sign] = found;
    let whole = all;
    if (quote !== undefined) {
      const end = textEnd(source, TOKEN.lastIndex, quote);
      const text = source.slice(TOKEN.lastIndex, end);
      whole = source.slice(found.index, end + quote.length);
      tokens.push({ kind: 'text', text, line });
      TOKEN.lastIndex = found.index + whole.length;
    } else if (name !== undefined) tokens.push({ kind: 'name', text: name, line });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, line });
    else if (blank === undefined) tokens.push({ kind: 'sign', text: sign ?? '', line });
    line += whole.split('\n').length - 1;
  }
  return tokens;
}

/** Where a text ends: at its quote, or at the end of the line where only three quotes go on. */
function textEnd(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at += 1;
    else if (source.startsWith(quote, at)) return at;
    else if (quote.length === 1 && source[at] === '\n') return at;
  }
  return source.length;
}

/** Tokens of one call; no call that people write comes near. */
const LONGEST = 5_000;

const OPEN: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSE: ReadonlySet<string> = new Set([')', ']', '}']);

/** The arguments up to the bracket that closes the call. */
function argumentsFrom(tokens: readonly Token[], from: number): Pick<PythonCall, 'positional' | 'named'> {
  const positional: Literal[] = [];
  const named = new Map<string, Literal>();
  let own: Token[] = [];
  const take = (): undefined => {
    const [first, equals, ...value] = own;
    if (first !== undefined && first.kind === 'name' && equals?.text === '=')
      named.set(first.text, literal(value));
    else if (first !== undefined) positional.push(literal(own));
    own = [];
  };
  let depth = 0;
  for (const token of tokens.slice(from, from + LONGEST)) {
    const isSign = token.kind === 'sign';
    if (isSign && CLOSE.has(token.text) && --depth < 0) break;
    if (isSign && OPEN.has(token.text)) depth += 1;
    if (isSign && token.text === ',' && depth === 0) take();
    else own.push(token);
  }
  take();
  return { positional, named };
}

const WORDS: Readonly<Partial<Record<string, Literal>>> = { True: true, False: false };

/** Texts side by side are one. */
function literal(tokens: readonly Token[]): Literal {
  const [first, ...more] = tokens;
  if (first === undefined) return null;
  if (tokens.every(({ kind }) => kind === 'text')) return tokens.map(({ text }) => text).join('');
  if (more.length > 0) return null;
  if (first.kind === 'number') return Number(first.text);
  return WORDS[first.text] ?? null;
}
