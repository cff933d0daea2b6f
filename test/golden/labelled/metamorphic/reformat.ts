/** Other ways to write the same text, by what the file's name ends with; `sql` is a text of its own. */
export function reformat(path: string, text: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return (Object.hasOwn(REFORMATS, ending) ? REFORMATS[ending] : undefined)?.(text) ?? text;
}

const REFORMATS: Readonly<Record<string, (text: string) => string>> = {
  sql: (text) => respaceSql(text),
  py: (text) => `${crlf(text)}\r\n\r\n# said: spark.table("never")\r\n`,
  ts: (text) => `${crlf(text)}\r\n\r\n// said: new Bucket("never")\r\n`,
  yml: (text) => `${crlf(text)}\r\n# never: said\r\n`,
  yaml: (text) => `${crlf(text)}\r\n# never: said\r\n`,
  ipynb: (text) => JSON.stringify(JSON.parse(text), null, 4),
};

const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');

/** What must stay as it is: strings, quoted names, comments, Jinja, `$$` bodies, batch ends, cell marks. */
const OPAQUE =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\/\/[^\n]*|#[^\n]*|\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`[^`]*`|\[[^\]\n]*\]|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|\$\{[^}]*\}/g;

/** Words that are keywords wherever they stand outside quotes: their case says nothing. */
const KEYWORDS = new RegExp(
  `(?<![\\w.@$:#])(?:${[
    ...['select', 'from', 'where', 'join', 'inner', 'left', 'full', 'outer', 'cross', 'on', 'using', 'group', 'by'],
    ...['order', 'having', 'qualify', 'union', 'all', 'intersect', 'except', 'distinct', 'as', 'case', 'when'],
    ...['then', 'else', 'end', 'and', 'or', 'not', 'in', 'is', 'null', 'between', 'like', 'over', 'partition'],
    ...['with', 'create', 'replace', 'table', 'view', 'insert', 'into', 'values', 'update', 'set', 'delete'],
    ...['merge', 'matched', 'exists', 'lateral', 'unnest', 'cast', 'pivot', 'unpivot', 'begin', 'declare', 'if'],
  ].join('|')})(?![\\w.$])`,
  'gi',
);

const turnCase = (word: string): string =>
  word === word.toUpperCase() ? word.toLowerCase() : word.toUpperCase();

/** The same SQL with other blanks, line ends and comments between its words, and its keywords in another case. */
function respaceSql(text: string): string {
  let out = '';
  let end = 0;
  let gaps = 0;
  const respace = (plain: string): string =>
    plain.replace(KEYWORDS, turnCase).replaceAll(/[ \t]*\r?\n[ \t]*|[ \t]+/g, (gap) => {
      gaps += 1;
      if (gap.includes('\n')) return `\r\n${gaps % 3 === 0 ? '\t' : ''}`;
      return gaps % 4 === 0 ? '\t /* select never from said */ ' : '  ';
    });
  for (const match of text.matchAll(OPAQUE)) {
    out += respace(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return `${out}${respace(text.slice(end))}\r\n`;
}
