import type { FileEntry, LanguageShare } from '../../../schemas/repository.ts';

export interface LanguageTally {
  readonly add: (file: FileEntry) => void;
  /** Largest first by lines, then by name. */
  readonly finish: () => LanguageShare[];
}

/** Languages of the files that are text; what was set aside has no lines to count. */
export function tallyLanguages(): LanguageTally {
  const shares = new Map<string, { files: number; lines: number }>();
  return {
    add({ state, language, lines }) {
      if (state !== 'text' || language === null) return;
      const share = shares.get(language) ?? { files: 0, lines: 0 };
      share.files += 1;
      share.lines += lines ?? 0;
      shares.set(language, share);
    },
    finish: () => [...shares].map(([language, share]) => ({ language, ...share })).sort(byLines),
  };
}

function byLines(a: LanguageShare, b: LanguageShare): number {
  if (a.lines !== b.lines) return b.lines - a.lines;
  return a.language < b.language ? -1 : 1;
}
