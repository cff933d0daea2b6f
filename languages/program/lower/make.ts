import type { Expression, FunctionForm, Statement } from '../form.ts';

/** Nothing that a program writes by hand nests deeper; below it the value is open. */
export const DEEPEST = 200;
export const TOO_DEEP: Expression = { kind: 'opaque', parts: [], isCut: true };
export const TOO_DEEP_STATEMENT: Statement = { kind: 'expression', value: TOO_DEEP };

export const NOTHING: Expression = { kind: 'constant', value: null };
/** A call with arguments by position. */
export const callOf = (
  callee: Expression,
  args: readonly Expression[],
  lines: [number, number],
): Expression => ({
  kind: 'call',
  callee,
  args: args.map((value) => ({ value })),
  isNew: null,
  lines,
});
export const constant = (value: string | number | boolean | null): Expression => ({
  kind: 'constant',
  value,
});
export const nameOf = (name: string): Expression => ({ kind: 'name', name });
export const expression = (value: Expression): Statement => ({ kind: 'expression', value });

/** A template whose parts are all fixed is a constant; one without parts is the empty text. */
export function template(parts: readonly Expression[]): Expression {
  const [only] = parts;
  if (only === undefined) return constant('');
  if (parts.length === 1 && only.kind === 'constant' && typeof only.value === 'string') return only;
  return { kind: 'template', parts };
}

export const lambda = (
  parameters: FunctionForm['parameters'],
  body: readonly Statement[],
  name = '',
): FunctionForm => ({
  kind: 'function',
  name,
  parameters,
  body,
  receiver: null,
  isGetter: false,
  ofClass: false,
});

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0' };

/** What the escapes of a string literal stand for; those that both languages share. */
export const withoutEscapes = (text: string): string =>
  text.replaceAll(
    /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n)|([\s\S]))/g,
    (_whole, braced, four, two, lineEnd, char: string) => {
      const code = braced ?? four ?? two;
      if (code !== undefined) return fromCode(Number.parseInt(code, 16));
      return lineEnd === undefined ? (ESCAPES[char] ?? char) : '';
    },
  );

const fromCode = (code: number): string => (code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code));
