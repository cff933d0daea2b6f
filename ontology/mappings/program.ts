import { adding, edge, named } from '../facts.ts';
import { fileKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** What a program's cells, widgets and runs add to its file. */
export const program: Mapping<'program'> = {
  kind: 'program',
  needsPath: true,
  map: ({ form, language, cells, runs, widgets, temporary_views }, { repo, path }) => {
    const self = named('File', fileKey(repo, path));
    const files = [...new Set(runs.flatMap(({ file }) => (file === null || file === path ? [] : [file])))];
    return {
      nodes: [
        adding(self, {
          program_form: form,
          program_language: language,
          cell_languages: cells.map((one) => one.language),
          cell_counts: cells.map(({ count }) => count),
          runs: runs.map(({ target }) => target),
          widgets: widgets.map(({ name }) => name),
          widget_defaults: widgets.map((widget) => widget.default ?? ''),
          temporary_views,
        }),
      ],
      edges: files.map((file) => edge('RUNS', self, named('File', fileKey(repo, file)))),
    };
  },
};
