const TESTS = /^((.+[_-])?tests?|testing|specs?|__tests__)$/i;
const TEST_FILE = /^(test_.*|conftest\.py)$|[._-](test|spec)\.[^.]+$/i;
const DOCS = /^(docs?|documentation|examples?|samples?|tutorials?)$/i;

/** What a folder is for, by the names on its way. */
export function purposeOf(folder: string): 'code' | 'test' | 'docs' {
  const parts = folder.split('/');
  if (parts.some((part) => TESTS.test(part))) return 'test';
  return parts.some((part) => DOCS.test(part)) ? 'docs' : 'code';
}

/** Whether a file is there to test others, by its folder or its own name. */
export const isTestFile = (path: string): boolean =>
  purposeOf(path) === 'test' || TEST_FILE.test(path.slice(path.lastIndexOf('/') + 1));
