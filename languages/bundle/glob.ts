/** Whether one sign may be taken; null for a step that takes none. */
type Fits = ((sign: string) => boolean) | null;

/** From a state over one sign, or over none, to another state. */
interface Step {
  readonly fits: Fits;
  readonly to: number;
}

/** States by their number; the last one is the end of the pattern. */
type Machine = Step[][];

const inName: Fits = (sign) => sign !== '/';
const isAny: Fits = () => true;
const is =
  (wanted: string): Fits =>
  (sign) =>
    sign === wanted;

/** One piece of a pattern and the states that it adds behind the last one; the first that fits wins. */
const PIECES: readonly (readonly [RegExp, (states: Machine, found: RegExpExecArray) => void])[] = [
  [/^\*\*\//, addFolders],
  [/^\*\*/, (states) => addRepeated(states, isAny)],
  [/^\*/, (states) => addRepeated(states, inName)],
  [/^\?/, (states) => addSign(states, inName)],
  [/^\[(!|\^)?([^\]/]+)\]/, (states, [, not, set]) => addSign(states, oneOf(set ?? '', not !== undefined))],
  [/^\{([^{}]*)\}/, (states, [, choices]) => addChoices(states, (choices ?? '').split(','))],
  [/^[^*?[{]+|^[[{]/, (states, [literal]) => addText(states, literal)],
];

/** Any number of whole folders, each with its slash. */
function addFolders(states: Machine): void {
  const start = states.length - 1;
  const inside = states.push([]) - 1;
  const end = states.push([]) - 1;
  states[start]?.push({ fits: inName, to: inside }, { fits: null, to: end });
  states[inside]?.push({ fits: inName, to: inside }, { fits: is('/'), to: start });
}

/** Any number of signs. A state of its own, so that what comes before is not repeated as well. */
function addRepeated(states: Machine, fits: Fits): void {
  const again = states.push([]) - 1;
  const end = states.push([]) - 1;
  states[again - 1]?.push({ fits: null, to: again });
  states[again]?.push({ fits, to: again }, { fits: null, to: end });
}

function addSign(states: Machine, fits: Fits): void {
  const end = states.push([]) - 1;
  states[end - 1]?.push({ fits, to: end });
}

const addText = (states: Machine, text: string): void => {
  for (const sign of text) addSign(states, is(sign));
};

function addChoices(states: Machine, choices: readonly string[]): void {
  const start = states.length - 1;
  const ends: number[] = [];
  for (const choice of choices) {
    const own = states.push([]) - 1;
    states[start]?.push({ fits: null, to: own });
    addText(states, choice);
    ends.push(states.length - 1);
  }
  const end = states.push([]) - 1;
  for (const own of ends) states[own]?.push({ fits: null, to: end });
}

/** A set of signs as it stands between its brackets, ranges included. */
function oneOf(set: string, not: boolean): Fits {
  const ranges = [...set.matchAll(/(.)-(.)|(.)/gsu)].map(([, from, to, one]) => [from ?? one, to ?? one]);
  return (sign) => sign !== '/' && ranges.some(([from = '', to = '']) => from <= sign && sign <= to) !== not;
}

function compile(pattern: string): Machine {
  const states: Machine = [[]];
  for (let rest = pattern; rest !== ''; ) {
    for (const [form, add] of PIECES) {
      const found = form.exec(rest);
      if (found === null) continue;
      add(states, found);
      rest = rest.slice(found[0].length);
      break;
    }
  }
  return states;
}

/** Whether a path fits, and how many steps it took to tell: at most signs of the path x steps of the pattern. */
interface GlobAnswer {
  readonly fits: boolean;
  readonly steps: number;
}

/** A pattern of files (`*`, `**`, `?`, sets, choices) as a question to whole paths; all ways are gone at once, none twice. */
export function globAnswer(pattern: string): (path: string) => GlobAnswer {
  const states = compile(pattern);
  return (path) => {
    let steps = 0;
    const reach = (from: Iterable<number>): Set<number> => {
      const reached = new Set(from);
      for (const state of reached)
        for (const { fits, to } of states[state] ?? []) {
          steps += 1;
          if (fits === null) reached.add(to);
        }
      return reached;
    };
    let now = reach([0]);
    for (const sign of path) {
      const next = [...now].flatMap((state) =>
        (states[state] ?? []).filter(({ fits }) => fits?.(sign) === true),
      );
      now = reach(next.map(({ to }) => to));
      if (now.size === 0) break;
    }
    return { fits: now.has(states.length - 1), steps };
  };
}

/** A pattern of files as a test of whole paths. */
export function globTest(pattern: string): (path: string) => boolean {
  const answer = globAnswer(pattern);
  return (path) => answer(path).fits;
}
