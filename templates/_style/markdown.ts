import { cut, visible } from './visible.ts';

/** Text that is Markdown already; everything else is escaped on its way to a page. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const LONGEST_TEXT = 500;
const LONGEST_CODE = 200;

/** What means something wherever it stands, in CommonMark, GitHub's and GitLab's extensions, or a site generator. */
const ALWAYS = /[\\`*[\]<>|~$@#{}]/g;
/** `_` inside a word is only a letter. */
const UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const ENTITY = /&(?=[#A-Za-z])/g;
const AUTOLINK = /:(?=\/\/)|(?<=www)\.|(?<=mailto|xmpp):/gi;
const REFERENCE = /!(?=\d)/g;
/** Some renderers take the escapes off brackets in a link's text and then read it again: `](` must not come out of that. */
const LINK_TARGET = /(?<=\\\])\(/g;
/** Begins a list, a rule, a heading's underline or a definition when it is first on its line. */
const LEADING_SIGN = /^[-+=:]/;
const LEADING_NUMBER = /^(\d+)([.)])(?=\s|$)/;

/** Any text as Markdown that shows exactly that text: one line, safe in paragraphs, list items, tables and link texts. */
export function escapeMarkdown(text: string): string {
  return cut(visible(text), LONGEST_TEXT)
    .replace(ALWAYS, '\\$&')
    .replace(LINK_TARGET, '\\(')
    .replace(UNDERSCORE, '\\_')
    .replace(ENTITY, '\\&')
    .replace(AUTOLINK, '\\$&')
    .replace(REFERENCE, '\\!')
    .replace(LEADING_SIGN, '\\$&')
    .replace(LEADING_NUMBER, '$1\\$2');
}

/** A code span holds no escapes, so what could end it, a table cell or a site generator's tag is shown as plain text. */
const UNFIT_FOR_CODE = /[`|\\]|\{\{|\{%|^$/;

/** An identifier or a path in a code span. */
export function codeSpan(text: string): string {
  const shown = cut(visible(text), LONGEST_CODE);
  return UNFIT_FOR_CODE.test(shown) ? escapeMarkdown(shown) : `\`${shown}\``;
}

/** Part of a sentence: words of ours or mined ones, a name to set in code, or a file to link. */
export type ProsePart = string | { readonly code: string } | FileMention;
export type Prose = readonly ProsePart[];

/** A file, with the line to open it at when one is known. */
export interface FileMention {
  /** Key of its repository on pages about several; absent on a page about one. */
  readonly repo?: string;
  readonly path: string;
  readonly line?: number | null;
}
