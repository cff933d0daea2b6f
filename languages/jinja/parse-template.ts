import type { Definition, Template, TemplateNode } from './ast.ts';
import { type Chunk, lexTemplate } from './lex.ts';
import { ExpressionParser } from './parse-expression.ts';

const MAX_NESTING = 200;

/** Parses a template. Never fails: what is not understood is skipped and named in `errors`. */
export const parseTemplate = (source: string): Template => new TemplateParser(lexTemplate(source)).run();

/** First word of a tag. */
const word = (chunk: Chunk): string => /^[a-z_]+/i.exec(chunk.text)?.[0] ?? '';

const ENDS: Readonly<Record<string, string>> = {
  if: 'endif',
  for: 'endfor',
  macro: 'endmacro',
  test: 'endtest',
  data_test: 'enddata_test',
  snapshot: 'endsnapshot',
  materialization: 'endmaterialization',
  call: 'endcall',
  filter: 'endfilter',
  set: 'endset',
};

class TemplateParser {
  readonly #chunks: readonly Chunk[];
  readonly #errors: { line: number; detail: string }[] = [];
  #at = 0;
  #depth = 0;

  constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks;
  }

  run(): Template {
    const nodes: TemplateNode[] = [];
    while (this.#at < this.#chunks.length) {
      nodes.push(...this.#body([]));
      const stray = this.#chunks[this.#at];
      if (stray !== undefined) this.#error(stray.line, `unexpected tag: ${word(stray)}`);
      this.#at++;
    }
    return { nodes, errors: this.#errors };
  }

  #error(line: number, detail: string): undefined {
    this.#errors.push({ line, detail });
  }

  /** Nodes up to one of the tags in `ends`, or to a tag that closes or goes on with something outside. */
  #body(ends: readonly string[]): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    for (let chunk = this.#chunks[this.#at]; chunk !== undefined; chunk = this.#chunks[this.#at]) {
      const tag = chunk.kind === 'tag' ? word(chunk) : '';
      if (ends.includes(tag) || tag.startsWith('end') || tag === 'else' || tag === 'elif') break;
      this.#at++;
      const node = this.#node(chunk);
      if (node !== null) nodes.push(node);
    }
    return nodes;
  }

  #node(chunk: Chunk): TemplateNode | null {
    if (chunk.kind === 'text') return { kind: 'text', text: chunk.text, line: chunk.line };
    if (chunk.kind === 'output')
      return { kind: 'output', expression: this.#whole(chunk, chunk.text), line: chunk.line };
    const tag = word(chunk);
    const rest = chunk.text.slice(tag.length);
    if (tag === 'do') return { kind: 'do', expression: this.#whole(chunk, rest), line: chunk.line };
    if (tag === 'set' && isAssignment(rest)) return this.#set(chunk, rest);
    if (ENDS[tag] === undefined) return null;
    if (++this.#depth > MAX_NESTING) return this.#tooDeep(chunk);
    const node = this.#block(tag, chunk, rest);
    this.#depth--;
    return node;
  }

  #tooDeep(chunk: Chunk): null {
    this.#error(chunk.line, 'too deep');
    this.#at = this.#chunks.length;
    return null;
  }

  #whole(chunk: Chunk, text: string): ReturnType<ExpressionParser['whole']> {
    const parser = new ExpressionParser(text);
    const expression = parser.whole();
    if (parser.broken) this.#error(chunk.line, `no expression: ${text.trim().slice(0, 80)}`);
    return expression;
  }

  #set(chunk: Chunk, rest: string): TemplateNode {
    const equals = rest.indexOf('=');
    const targets = rest
      .slice(0, equals)
      .replaceAll(/[()]/g, '')
      .split(',')
      .map((name) => name.trim());
    return { kind: 'set', targets, value: this.#whole(chunk, rest.slice(equals + 1)), line: chunk.line };
  }

  #block(tag: string, chunk: Chunk, rest: string): TemplateNode | null {
    if (tag === 'if') return this.#if(chunk, rest);
    if (tag === 'for') return this.#for(chunk, rest);
    if (tag === 'set') {
      const filtered = this.#whole(chunk, rest);
      const target = rest.trim().split(/[|\s]/)[0] ?? '';
      return { kind: 'set-block', target, filtered, body: this.#closed('endset', chunk) };
    }
    const parser = new ExpressionParser(rest);
    if (tag === 'call') {
      const parameters = parser.parameters();
      const call = parser.whole();
      return { kind: 'call', call, parameters, body: this.#closed('endcall', chunk), line: chunk.line };
    }
    if (tag === 'filter') {
      const name = parser.name();
      const args = parser.is('(') ? parser.arguments() : { positional: [], named: [] };
      return { kind: 'filter-block', name, args, body: this.#closed('endfilter', chunk) };
    }
    return this.#definition(tag, chunk, parser);
  }

  #definition(tag: string, chunk: Chunk, parser: ExpressionParser): Definition {
    const type = tag === 'data_test' ? 'test' : (tag as Definition['type']);
    const name = parser.name();
    const parameters = parser.parameters();
    const body = this.#closed(ENDS[tag] ?? '', chunk);
    const endLine = this.#chunks[this.#at - 1]?.line ?? chunk.line;
    return { kind: 'definition', type, name, parameters, body, line: chunk.line, endLine };
  }

  #closed(end: string, chunk: Chunk): TemplateNode[] {
    const body = this.#body([end]);
    const closing = this.#chunks[this.#at];
    if (closing === undefined || word(closing) !== end) this.#error(chunk.line, `not closed: ${word(chunk)}`);
    this.#at++;
    return body;
  }

  #if(chunk: Chunk, rest: string): TemplateNode {
    const branches = [
      {
        condition: this.#whole(chunk, rest) as ReturnType<ExpressionParser['whole']> | null,
        body: this.#body([]),
      },
    ];
    for (let next = this.#chunks[this.#at]; next !== undefined; next = this.#chunks[this.#at]) {
      const tag = word(next);
      if (tag !== 'elif' && tag !== 'else') break;
      this.#at++;
      const condition = tag === 'elif' ? this.#whole(next, next.text.slice(4)) : null;
      branches.push({ condition, body: this.#body([]) });
    }
    this.#expect('endif', chunk);
    return { kind: 'if', branches };
  }

  #for(chunk: Chunk, rest: string): TemplateNode {
    const parser = new ExpressionParser(rest);
    const targets: string[] = [];
    parser.accept('(');
    do targets.push(parser.name());
    while (parser.accept(','));
    parser.accept(')');
    if (!parser.accept('in')) parser.broken = true;
    const over = parser.condition();
    const where = parser.accept('if') ? parser.expression() : null;
    if (parser.broken) this.#error(chunk.line, `no loop: ${rest.trim().slice(0, 80)}`);
    const body = this.#body([]);
    const hasElse = this.#chunks[this.#at] !== undefined && word(this.#chunks[this.#at] as Chunk) === 'else';
    if (hasElse) this.#at++;
    const otherwise = hasElse ? this.#body([]) : [];
    this.#expect('endfor', chunk);
    return { kind: 'for', targets, over, where, body, otherwise };
  }

  #expect(end: string, chunk: Chunk): undefined {
    const closing = this.#chunks[this.#at];
    if (closing !== undefined && word(closing) === end) this.#at++;
    else this.#error(chunk.line, `not closed: ${word(chunk)}`);
  }
}

/** `set x = …` against `set x … endset`; an `=` inside the block form's filter does not count. */
const isAssignment = (rest: string): boolean => /^\s*\(?\s*[\w.]+(?:\s*,\s*[\w.]+)*\s*\)?\s*=/.test(rest);
