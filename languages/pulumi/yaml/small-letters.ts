import { type ProjectFile, record } from '../program/project-file.ts';

interface Source {
  readonly file: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly linesOf: ProjectFile['linesOf'];
}

/** The engine also takes the words of a program with a large first letter: `Resources`, `Type`, `Fn::Invoke`. */
export function smallLetters({ file, document, linesOf }: Source): Source {
  const top = smallKeys(document);
  const resources = Object.entries(record(top['resources'])).map(([key, written]) => {
    const resource = smallKeys(record(written));
    const options =
      resource['options'] === undefined ? {} : { options: smallKeys(record(resource['options'])) };
    return [key, { ...resource, ...options }];
  });
  return {
    file,
    document: {
      ...top,
      ...(top['resources'] === undefined ? {} : { resources: Object.fromEntries(resources) }),
      ...settings(top, 'configuration'),
      ...settings(top, 'config'),
    },
    linesOf: (path) => linesOf(path) ?? linesOf([large(String(path[0] ?? '')), ...path.slice(1)]),
  };
}

function settings(top: Source['document'], block: string): Source['document'] {
  if (top[block] === undefined) return {};
  const entries = Object.entries(record(top[block])).map(([key, given]) => [
    key,
    typeof given === 'object' && given !== null ? smallKeys(record(given)) : given,
  ]);
  return { [block]: Object.fromEntries(entries) };
}

const smallKeys = (table: Source['document']): Source['document'] =>
  Object.fromEntries(Object.entries(table).map(([key, value]) => [small(key), value]));

const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const large = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
