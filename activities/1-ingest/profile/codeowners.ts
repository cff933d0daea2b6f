/** Where hosts look for the file; the first that exists counts. GitHub and GitLab agree but for their own folder. */
export const CODEOWNERS_PATHS = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.bitbucket/CODEOWNERS',
];

/** Patterns that mean every file of the repository. */
const WHOLE = new Set(['*', '**', '/**', '/*', '/', '**/*', '/**/*']);

/**
 * Team that owns the whole repository: the owner of the last rule for all files, as hosts judge. A group (`@org/team`)
 * is preferred to a person; mail addresses are people and not taken. Null when there is no such rule.
 */
export function ownerOfAll(text: string): string | null {
  let owner: string | null = null;
  let inherited: readonly string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const words = wordsOf(line);
    const section = sectionOwners(line);
    if (section !== null) inherited = section;
    else if (WHOLE.has(words[0] ?? '')) owner = bestOwner(words.length > 1 ? words.slice(1) : inherited);
  }
  return owner;
}

/** Words of a rule: blanks may be escaped, `#` begins a comment. */
const wordsOf = (line: string): string[] => line.replace(/(^|\s)#.*$/, '').match(/(?:\\.|\S)+/g) ?? [];

/** GitLab: `^[Name][2] @owners` opens a section whose rules inherit the owners. Null for any other line. */
function sectionOwners(line: string): readonly string[] | null {
  const section = /^\^?\[[^\]]+\](?:\[\d+\])?(?:\s+(.*))?$/.exec(line.trim());
  return section === null ? null : wordsOf(section[1] ?? '');
}

function bestOwner(owners: readonly string[]): string | null {
  const names = owners
    .filter((owner) => /^@{1,2}[^\s@]+$/.test(owner))
    .map((owner) => owner.replace(/^@+/, ''));
  return names.find((name) => name.includes('/')) ?? names[0] ?? null;
}
