import type { LanguageTools } from '../../../../languages/language-tools.ts';
import { findRunTarget } from '../../../../languages/notebook/run-target.ts';
import { byCodeUnit } from '../../../../schemas/canonical-json.ts';
import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Program } from './read-programs.ts';
import { widgetsOf } from './widgets.ts';

/** What a program is made of. */
export function programItem(
  { path, notebook, facts }: Program,
  has: (path: string) => boolean,
  tools: LanguageTools,
): ItemOf<'program'> {
  const { form, language, cells } = notebook;
  const kinds = [...Map.groupBy(cells, ({ kind }) => kind)].sort(([a], [b]) => byCodeUnit(a, b));
  const targets = [
    ...new Set(cells.filter(({ kind, text }) => kind === 'run' && text !== '').map(({ text }) => text)),
  ];
  return {
    kind: 'program',
    path,
    lines: null,
    payload: {
      form,
      language: language === 'run' ? 'other' : language,
      cells: form === 'script' ? [] : kinds.map(([kind, all]) => ({ language: kind, count: all.length })),
      runs: targets.map((target) => ({ target, file: findRunTarget(has, path, target) })),
      widgets: [...widgetsOf(cells, tools.python)],
      temporary_views: [...(facts?.temp_views ?? [])].filter((name) => name !== ''),
    },
  };
}
