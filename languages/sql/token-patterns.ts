/** What tokens look like. All patterns are sticky: they match at a place or not at all. */
export const SPACE = /[\s\uFEFF\u200B]+/y;
export const WORD = /[\p{L}\p{N}\p{M}_$@#]+/uy;
export const PLAIN_WORD = /[\p{L}\p{N}\p{M}_]+(?:@v\d+|@\d{17})?/uy;
/** The dot behind a number may be that of a name: `project-1.dataset`. */
const NUMBER =
  /(?:\d[\d_]*(?:\.(?:(?=[eE][+-]?\d|[dDfF](?![\p{L}\p{N}_]))|(?![\p{L}_`"]))\d*)?|\.\d+)(?:[eE][+-]?\d+)?/uy;
const NUMBER_TYPE = /(?:bd|[lsydf])(?![\p{L}\p{N}_])/iuy;
export const HEX = /^0[xX][0-9a-fA-F]*$/;
export const DOLLAR = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
/** Lengths are bounded, so that a thousand openings without an end do not each run to the end of the text. */
export const MARKER =
  /\$\{[^}]{0,500}\}|\{\{[\s\S]{0,2000}?\}\}|\$\([\p{L}\p{N}_ ]{1,100}\)|&\{?[\p{L}_][\p{L}\p{N}_]*\}?|\{[\p{L}_][\p{L}\p{N}_.]{0,200}\}/uy;
export const TEMPLATE_BLOCK = /\{%[\s\S]{0,5000}?%\}|\{#[\s\S]{0,20000}?#\}/y;
export const PARAM = /:[\p{L}_][\p{L}\p{N}_]*|\?|%\([\p{L}\p{N}_]+\)s|%s/uy;
export const SYMBOL = /::|:=|=>|->>|->|<=>|<=|>=|<>|!=|\|\||\|>|==|[\s\S]/uy;
export const STRING_PREFIX = /(?:rb|br|r|b|n|e|x|u&)(?=['"])/iy;
export const STAGE = /@(?:~|%)?(?:"[^"\n]*"|[\p{L}\p{N}_$.%~-])*(?:\/[^\s()',;]*)?/uy;

/** What the pattern matches at a place, or the empty text. */
export const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

/** A number with what Spark may write behind it to name its type: `1.5BD`. */
export function numberAt(text: string, at: number, mayBeTyped: boolean): string {
  const number = matchAt(NUMBER, text, at);
  return mayBeTyped ? number + matchAt(NUMBER_TYPE, text, at + number.length) : number;
}
