import { folderOf, tidyPath } from '../../paths.ts';
import type { Args, Run } from '../interpret/run.ts';
import { concatenated, isSettled, textOf } from '../values/text.ts';
import { usesOf } from '../values/uses.ts';
import { constant, NOTHING, open, type Site, type Value } from '../values/value.ts';
import { valueOfData } from './data.ts';
import type { Methods } from './methods.ts';

type Call = (run: Run, args: Args, site: Site) => Value;

const first = ({ positional: [value] }: Args): Value => value ?? NOTHING;

/** The content of a file of the project; open where there is no such file. */
function contentOf(run: Run, path: Value, site: Site): Value {
  const text = isSettled(path) ? run.textOf(textOf(path), site.file) : null;
  return open(`${site.label}()`, usesOf(path), text === null ? null : constant(text));
}

const content: Call = (run, args, site) => contentOf(run, first(args), site);

/** The data that a text holds, where the text is known. */
const data =
  (form: 'json' | 'yaml'): Call =>
  (_run, args, site) => {
    const of = first(args);
    const text = of.kind === 'open' ? of.inner : of;
    const value = text !== null && isSettled(text) ? valueOfData(form, textOf(text)) : null;
    return value ?? open(`${site.label}()`, usesOf(of));
  };

const path: Call = (_run, { positional: parts }) =>
  concatenated(parts.flatMap((part, at) => (at === 0 ? [part] : [constant('/'), part])));
const folder: Call = (_run, args) => {
  const of = first(args);
  return isSettled(of) ? constant(folderOf(textOf(of))) : of;
};
const itself: Call = (_run, args) => first(args);

/** `sys.path.append(p)`: imports are looked for there too. */
const searched =
  (at: number): Call =>
  (run, { positional: given }) => {
    const place = given[at];
    if (place !== undefined && isSettled(place)) run.searched.push(tidyPath(textOf(place)));
    return NOTHING;
  };

/** Reading files of the project and the data in them. */
export const FILE_CALLS: Readonly<Record<string, Call>> = {
  open: content,
  'sys.path.append': searched(0),
  'sys.path.insert': searched(1),
  'site.addsitedir': searched(0),
  'fs.readFileSync': content,
  'fs.promises.readFile': content,
  'json.load': data('json'),
  'json.loads': data('json'),
  'JSON.parse': data('json'),
  'yaml.safe_load': data('yaml'),
  'yaml.full_load': data('yaml'),
  'yaml.load': data('yaml'),
  'yaml.parse': data('yaml'),
  'js-yaml.load': data('yaml'),
  'pathlib.Path': path,
  Path: path,
  'os.path.join': path,
  'os.path.dirname': folder,
  'os.path.abspath': itself,
  'os.path.realpath': itself,
  'path.join': path,
  'path.resolve': path,
  'path.dirname': folder,
};

/** What an open file, or a path as an object, gives. */
export const fileMethods: Methods = {
  read: (_run, of) => of,
  read_text: (run, of, _args, site) => contentOf(run, of, site),
  open: (run, of, _args, site) => contentOf(run, of, site),
  resolve: (_run, of) => of,
  absolute: (_run, of) => of,
  joinpath: (run, of, args, site) => path(run, { ...args, positional: [of, ...args.positional] }, site),
};
