/** A command of dbt as a job or a script writes it. */
export interface DbtCommand {
  readonly verb: string;
  /** Words of `--select`; null where it is left out. */
  readonly select: readonly string[] | null;
  readonly exclude: readonly string[];
  /** A selection by its name in selectors.yml. */
  readonly selector: string | null;
  readonly resourceTypes: readonly string[];
  readonly withoutTypes: readonly string[];
  readonly target: string | null;
  /** Text of `--vars`. */
  readonly vars: string | null;
  readonly profilesFolder: string | null;
}

const VERBS: ReadonlySet<string> = new Set([
  'build',
  'clean',
  'clone',
  'compile',
  'debug',
  'deps',
  'docs',
  'init',
  'list',
  'ls',
  'parse',
  'retry',
  'run',
  'run-operation',
  'seed',
  'show',
  'snapshot',
  'source',
  'test',
]);

/** One name for each option that tells what is built and where. */
const OPTIONS: Readonly<Record<string, string>> = {
  '--select': 'select',
  '-s': 'select',
  '--models': 'select',
  '--model': 'select',
  '-m': 'select',
  '--exclude': 'exclude',
  '--selector': 'selector',
  '--resource-type': 'resourceTypes',
  '--resource-types': 'resourceTypes',
  '--exclude-resource-type': 'withoutTypes',
  '--exclude-resource-types': 'withoutTypes',
  '--target': 'target',
  '-t': 'target',
  '--vars': 'vars',
  '--profiles-dir': 'profilesFolder',
};

/** Options that take every word up to the next one. */
const LISTS: ReadonlySet<string> = new Set(['select', 'exclude', 'resourceTypes', 'withoutTypes']);

/** Reads one command; null for what is no call of dbt. */
export function readCommand(text: string): DbtCommand | null {
  const [program, ...rest] = words(text);
  const at = rest.findIndex((word) => VERBS.has(word));
  if (program !== 'dbt' || at === -1) return null;
  const given = optionsOf([...rest.slice(0, at), ...rest.slice(at + 1)]);
  const last = (name: string): string | null => given.get(name)?.at(-1) ?? null;
  const all = (name: string): string[] =>
    (given.get(name) ?? []).flatMap((word) => word.split(/\s+/).filter((part) => part !== ''));
  return {
    verb: rest[at] ?? '',
    select: given.has('select') ? all('select') : null,
    exclude: all('exclude'),
    selector: last('selector'),
    resourceTypes: all('resourceTypes'),
    withoutTypes: all('withoutTypes'),
    target: last('target'),
    vars: last('vars'),
    profilesFolder: last('profilesFolder'),
  };
}

function optionsOf(rest: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, string[]>();
  const put = (name: string | null, ...values: string[]): unknown =>
    name === null ? null : given.set(name, [...(given.get(name) ?? []), ...values]);
  let open: string | null = null;
  for (const word of rest) {
    const [, option = word, value] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? [];
    const isOption = /^--?[a-zA-Z]/.test(option);
    const name: string | null = isOption ? (OPTIONS[option] ?? null) : open;
    put(name, ...(isOption ? [] : [word]), ...(value === undefined ? [] : [value]));
    const isFull: boolean = isOption ? value !== undefined : !LISTS.has(name ?? '');
    open = isFull ? null : name;
  }
  return given;
}

/** Words of a shell's line: quotes keep blanks together, a backslash keeps the next sign. */
function words(line: string): string[] {
  const found = line.matchAll(/(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/g);
  return [...found].map(([word]) =>
    word.replaceAll(
      /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g,
      (_, single?: string, double?: string, escaped?: string) =>
        single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
    ),
  );
}
