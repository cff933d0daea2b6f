import { byText } from '../_style/order.ts';
import type { Rows } from '../report.ts';

type Facts = Rows<'portfolio_datasets' | 'portfolio_people' | 'repository_links'>;

/** What binds two repositories. A table or a package goes from the first to the second; people go both ways. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly kind: 'table' | 'package' | 'people';
  readonly things: number;
}

/** Whoever works nearly everywhere, a bot for example, joins all with all and so says nothing. */
const MOST_REPOSITORIES = 12;

/** Every tie between two repositories, with the number of tables, packages or people; sorted. */
export function tiesOf(facts: Facts): readonly Tie[] {
  const counts = new Map<string, Tie>();
  const seen = new Set<string>();
  const add = (from: string, to: string, kind: Tie['kind'], thing: string): void => {
    const tie = JSON.stringify([from, to, kind]);
    if (from === to || seen.has(`${tie} ${thing}`)) return;
    seen.add(`${tie} ${thing}`);
    counts.set(tie, { from, to, kind, things: (counts.get(tie)?.things ?? 0) + 1 });
  };
  for (const { dataset, writers, readers } of facts['portfolio_datasets'])
    for (const from of writers) for (const to of readers) add(from, to, 'table', dataset);
  for (const { from, to, kind, thing } of facts['repository_links']) add(from, to, kind, thing);
  for (const { person, repositories } of facts['portfolio_people']) {
    if (repositories.length > MOST_REPOSITORIES) continue;
    const all = [...repositories].sort(byText);
    all.forEach((from, at) => {
      for (const to of all.slice(at + 1)) add(from, to, 'people', person);
    });
  }
  return [...counts.values()].sort(
    (a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.kind, b.kind),
  );
}
