import type { ItemOf } from '../../../../schemas/items/registry.ts';
import { Reason } from '../../../../schemas/reason.ts';
import { placeIn } from './places.ts';
import type { Program } from './read-programs.ts';
import { deedsOf, type IsTold } from './told-once.ts';

type Finding = ItemOf<'finding'>;

const SPARK_CODE = /\bspark\b|dbutils|DeltaTable|\.write\b/;

/** Names that stay open, each at its place, and cells in languages that are not read. */
export function findingsOf(
  program: Program,
  isTold: IsTold,
  programs: ReadonlyMap<string, Program>,
): readonly Finding[] {
  const open = (program.facts?.statements ?? []).flatMap((at) =>
    deedsOf(at).flatMap((deed): readonly Finding[] => {
      if (deed.does !== 'open' || !isTold(program, at, deed)) return [];
      const { lines, cell } = placeIn(program, at, programs);
      const where = cell === null ? '' : `cell ${cell}: `;
      const detail = `${where}${detailOf(deed)}`;
      return [
        {
          kind: 'finding',
          path: program.path,
          lines,
          payload: { reason: reasonOf(deed.reason), what: deed.name, detail },
        },
      ];
    }),
  );
  return [...open, ...cutShort(program), ...unreadCells(program)];
}

const detailOf = ({ reason, name }: { readonly reason: string; readonly name: string }): string =>
  reason === 'parse-error' && name === 'python'
    ? 'not Python from here on as far as the parser can tell; the rest was read'
    : (details[reason] ?? 'a name that the text does not fix');

const reasonOf = (reason: string): Reason => Reason.safeParse(reason).data ?? 'dynamic-name';

const details: Readonly<Record<string, string>> = {
  'widget-without-default': 'a widget gives the name, and no default is known',
  'function-parameter': 'a parameter gives the name, and no caller fixes it',
  environment: 'the environment gives the name: a variable, an argument or a setting',
  'runtime-data': 'data of the run gives the name',
  'missing-file': 'the file that is run or imported is not in the repository',
  'undefined-name': 'nothing in the repository defines the name',
  'parse-error': 'words of the SQL are not understood here, so its columns may be others',
  'too-large': 'following the columns of the SQL takes more steps than the budget',
};

/** Reading a program ends at the budget, at the same step each time. */
function cutShort({ path, facts }: Program): readonly Finding[] {
  if (facts?.isCut !== true) return [];
  const detail =
    'following the program takes more steps, calls or elements than the budget; something may be left out';
  return [{ kind: 'finding', path, lines: null, payload: { reason: 'too-large', what: path, detail } }];
}

/** Scala and R are counted and not read: what such cells do to tables is not known. */
function unreadCells({ path, notebook, hasLines }: Program): readonly Finding[] {
  return (['scala', 'r'] as const).flatMap((language): readonly Finding[] => {
    const cells = notebook.cells.filter(({ kind, text }) => kind === language && SPARK_CODE.test(text));
    const line = cells[0]?.line;
    if (line === undefined) return [];
    const count = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
    return [
      {
        kind: 'finding',
        path,
        lines: hasLines ? [line, line] : null,
        payload: {
          reason: 'unsupported-runtime',
          what: `${language} cells`,
          detail: `${count} of ${language} that work with Spark are not read`,
        },
      },
    ];
  });
}
