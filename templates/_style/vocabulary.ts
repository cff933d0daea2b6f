import { fileAddress, fileName, type HostOf, referenceName } from './links.ts';
import { codeSpan, escapeMarkdown, type FileMention, Markup, type Prose } from './markdown.ts';
import { countOf, formatNumber, formatShare } from './numbers.ts';

/** What a page gathers while it is written: files to define links for, and queries to name in footnotes. */
export interface Gathered {
  readonly hostOf: HostOf;
  readonly files: Map<string, FileMention>;
  readonly queries: Set<string>;
  readonly pictures: ReadonlyMap<string, PlacedPicture>;
}

/** A diagram on its way to the page. */
export interface PlacedPicture {
  readonly source: string;
  readonly alt: string;
  /** The PNG beside the page, or why there is none. */
  readonly image: { readonly file: string } | { readonly missing: string };
}

interface Options {
  readonly data: { readonly gathered: Gathered };
}

function fileLink(file: FileMention, { hostOf, files }: Gathered): string {
  const line = file.line ?? null;
  const text = codeSpan(line === null ? file.path : `${file.path}:${line}`);
  if ((hostOf(file.repo ?? null)?.base ?? null) === null) return text;
  const reference = referenceName(file);
  files.set(reference, file);
  return `[${text}][${reference}]`;
}

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

function pictureBlock(picture: PlacedPicture | undefined): string {
  if (picture === undefined) return '';
  const { source, alt, image } = picture;
  if ('missing' in image)
    return `${fence('mermaid', source)}\n\n*There is no image of this picture: ${escapeMarkdown(image.missing)}.*`;
  const inside = `![${escapeMarkdown(alt)}](${image.file})`;
  return `${fence('mermaid', source)}\n\n<details>\n<summary>The same picture as an image</summary>\n\n${inside}\n\n</details>`;
}

const prosePart = (part: Prose[number], gathered: Gathered): string => {
  if (typeof part === 'string') return escapeMarkdown(part);
  return 'code' in part ? codeSpan(part.code) : fileLink(part, gathered);
};

/** Parts may begin or end with a blank, which escaping trims: it is put back, so that words stay apart. */
const spaced = (part: Prose[number], gathered: Gathered): string => {
  const text = prosePart(part, gathered);
  if (typeof part !== 'string') return text;
  return `${/^\s/.test(part) ? ' ' : ''}${text}${/\s$/.test(part) && text !== '' ? ' ' : ''}`;
};

/** What templates may say besides plain values. All other values are escaped by the engine itself, so no template can forget it. */
export const vocabulary = {
  code: (text: string) => new Markup(codeSpan(text)),
  number: (value: number | null) => new Markup(formatNumber(value)),
  share: (part: number, whole: number) => new Markup(formatShare(part, whole)),
  count: (value: number, one: string, many: string | Options) =>
    new Markup(typeof many === 'string' ? countOf(value, one, many) : countOf(value, one)),
  file: (path: string, line: number | null | Options, options?: Options) =>
    new Markup(
      options === undefined
        ? fileLink({ path }, (line as Options).data.gathered)
        : fileLink({ path, line: line as number | null }, options.data.gathered),
    ),
  /** A file of one of several repositories; the page names the repository beside it. */
  fileOf: (repo: string, path: string, line: number | null | Options, options?: Options) =>
    new Markup(
      options === undefined
        ? fileLink({ repo, path }, (line as Options).data.gathered)
        : fileLink({ repo, path, line: line as number | null }, options.data.gathered),
    ),
  prose: (parts: Prose, { data }: Options) =>
    new Markup(
      parts
        .map((part) => spaced(part, data.gathered))
        .join('')
        .trim(),
    ),
  /** Footnote that names the query behind the numbers. */
  source: (name: string, { data }: Options) => {
    data.gathered.queries.add(name);
    return new Markup(`[^${name}]`);
  },
  /** The diagram of that name: its source for hosts that draw Mermaid, and the image for those that do not. */
  picture: (name: string, { data }: Options) => new Markup(pictureBlock(data.gathered.pictures.get(name))),
} as const;

/** Reference definitions for the files mentioned, at the commit that last changed each (by `fileName`), sorted by label. */
export function linkDefinitions(
  { hostOf, files }: Gathered,
  commits: ReadonlyMap<string, string>,
): readonly string[] {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([label, file]) => {
      const host = hostOf(file.repo ?? null);
      if (host === null || host.base === null) return [];
      return [`[${label}]: ${fileAddress(host.base, file, commits.get(fileName(file)) ?? host.branch)}`];
    });
}
