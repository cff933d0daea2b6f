import type { Prose } from '../_style/markdown.ts';
import { countOf, formatNumber, formatShare, listOf } from '../_style/numbers.ts';
import { sortedBy } from '../_style/order.ts';
import { reasonPhrase } from '../_style/reasons.ts';
import type { Rows } from '../report.ts';

type Facts = Rows<
  | 'repository'
  | 'languages'
  | 'recent_people'
  | 'top_churn'
  | 'activity'
  | 'findings_by_reason'
  | 'python_coverage'
  | 'content_states'
>;

/** In the order in which they are told: what says most comes first. */
const kindWords = [
  { kind: 'dbt', one: 'dbt project', many: 'dbt projects' },
  { kind: 'databricks-bundle', one: 'Databricks bundle', many: 'Databricks bundles' },
  { kind: 'pulumi', one: 'Pulumi project', many: 'Pulumi projects' },
  { kind: 'python-package', one: 'Python package', many: 'Python packages' },
  { kind: 'node-package', one: 'Node package', many: 'Node packages' },
  { kind: 'notebook', one: 'notebooks', many: 'notebooks' },
  { kind: 'sql', one: 'SQL files', many: 'SQL files' },
  { kind: 'python', one: 'Python files', many: 'Python files' },
] as const;
const GATHERED: ReadonlySet<string> = new Set(['notebook', 'sql', 'python']);

/** Name of a marker in words. */
export const kindWord = (kind: string): string => kindWords.find((word) => word.kind === kind)?.one ?? kind;

/** What needs no saying when something else is said. */
const goesWithout = [
  ['python', 'python-package'],
  ['sql', 'dbt'],
] as const;

const someOf = (count: number, one: string, many: string): string =>
  count === 1 ? `a ${one}` : countOf(count, one, many);

/** e.g. ["a dbt project", "4 Python packages"]. */
function kindsIn(markers: readonly string[]): readonly string[] {
  const counts = new Map([...Map.groupBy(markers, (kind) => kind)].map(([kind, all]) => [kind, all.length]));
  return kindWords
    .filter(
      ({ kind }) => counts.has(kind) && !goesWithout.some(([said, by]) => said === kind && counts.has(by)),
    )
    .map(({ kind, one, many }) => (GATHERED.has(kind) ? many : someOf(counts.get(kind) ?? 0, one, many)));
}

/** What it is: size, languages, tools. */
export function whatItIs({ repository, languages }: Facts): Prose {
  const row = repository[0];
  if (row === undefined) return [];
  const lines = languages.reduce((total, { lines }) => total + lines, 0);
  const known = sortedBy(languages, ({ language, lines }) => [-lines, language]).filter(
    ({ language, lines }) => language !== null && lines > 0,
  );
  const top = known.slice(0, 2).filter((part, at) => at === 0 || part.lines * 10 > lines);
  const written = top.map(({ language, lines: own }) => `${language} (${formatShare(own, lines)})`);
  const languagesSaid = written.length === 0 ? '' : `, mostly ${listOf(written)}`;
  const kinds = kindsIn(row.markers);
  const kindsSaid = kinds.length === 0 ? '' : `; it holds ${listOf(kinds)}`;
  return [
    { code: row.key },
    ` has ${countOf(row.files, 'file')} with ${countOf(lines, 'line')} of text${languagesSaid}${kindsSaid}.`,
  ];
}

/** The last four quarters that saw a change, in words. */
export function recentSpan(activity: Facts['activity']): string {
  const newest = activity
    .map(({ quarter }) => quarter)
    .sort()
    .at(-1);
  return newest === undefined ? 'the last four quarters' : `the four quarters up to ${newest}`;
}

/** What "of late" means for the counts of files. */
export const windowWords = (files: Facts['top_churn'], activity: Facts['activity']): string =>
  files[0]?.window === 'twelve-months' ? 'the 12 months before the commit' : recentSpan(activity);

/** What stands out in recent change: who and where. */
export function whatStandsOut(facts: Facts): Prose {
  const people = sortedBy(facts['recent_people'], ({ changes, person }) => [-changes, person]);
  const first = people[0];
  if (first === undefined)
    return ['Its history says nothing: no change of a file that still exists was found.'];
  const changes = people.reduce((total, person) => total + person.changes, 0);
  const hottest = sortedBy(facts['top_churn'], ({ changes, path }) => [-changes, path])[0];
  const who =
    people.length === 1
      ? `${first.name} alone made ${countOf(changes, 'file change')}`
      : `${countOf(people.length, 'person', 'people')} made ${countOf(changes, 'file change')}, ${first.name} ${formatShare(first.changes, changes)} of them`;
  const where: Prose =
    hottest === undefined || hottest.changes < 2
      ? ['.']
      : ['; ', { path: hottest.path }, mostOften(facts, hottest.changes)];
  return [`In ${recentSpan(facts.activity)}, ${who}`, ...where];
}

function mostOften(facts: Facts, changes: number): string {
  const window = windowWords(facts['top_churn'], facts.activity);
  const within = window === recentSpan(facts.activity) ? '' : ` in ${window}`;
  return ` changed most often${within} (${formatNumber(changes)} times).`;
}

/** Nothing is amiss when an image is an image. */
const expected: ReadonlySet<string> = new Set(['binary', 'symlink']);

/** What the page cannot tell. */
export function whatIsNotKnown(facts: Facts): Prose {
  const holes = sortedBy(
    facts['findings_by_reason'].filter(({ reason }) => !expected.has(reason)),
    ({ findings, reason }) => [-findings, reason],
  );
  const said = holes
    .slice(0, 3)
    .map(({ reason, findings }) => reasonPhrase(reason, formatNumber(findings), findings === 1));
  const rest = holes.slice(3).reduce((total, { findings }) => total + findings, 0);
  const parts = [...said, ...(rest === 0 ? [] : [countOf(rest, 'other finding')])];
  const python = facts['python_coverage'][0];
  const calls =
    python === undefined || python.named_calls === 0
      ? ''
      : ` Of the named calls in Python, ${formatShare(python.resolved_calls, python.named_calls)} lead to code of this repository; the others go to packages or could not be followed.`;
  if (parts.length === 0) return [`All text that was looked at could be read.${calls}`];
  return [`What is not known: ${listOf(parts)}.${calls}`];
}
