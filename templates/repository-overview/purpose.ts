const TESTS = /^(tests?|testing|specs?|__tests__)$/i;
const DOCS = /^(docs?|documentation|examples?|samples?|tutorials?)$/i;

/** What a folder is for, by the names on its way. */
export function purposeOf(folder: string): 'code' | 'test' | 'docs' {
  const parts = folder.split('/');
  if (parts.some((part) => TESTS.test(part))) return 'test';
  return parts.some((part) => DOCS.test(part)) ? 'docs' : 'code';
}
