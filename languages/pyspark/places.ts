/** A line of a file, and the cell it stands in, counted from 1; in an .ipynb the line counts within the cell. */
export interface Place {
  readonly path: string;
  readonly cell: number;
  readonly line: number;
}

/** A name that is read, written or left open at one place. */
export interface Occurrence {
  readonly use: 'read' | 'write' | 'open';
  /** Table, path or topic; of what is left open the text that stands for it. */
  readonly name: string;
  /** Origins of the rows that are written here; why a name is left open. */
  readonly sources: readonly string[];
  /** From the file that was started to the place itself, over calls and other notebooks. */
  readonly way: readonly Place[];
}

/** A line of some text that runs. */
interface Spot {
  readonly source: string;
  readonly line: number;
}

/** More occurrences are left out; what they tell stands in the facts all the same. */
const MOST = 20_000;

/** Notes where a program is while it is interpreted, so that each of its facts has a place. */
export class Places {
  readonly #cells = new Map<string, Place>();
  readonly #above: Spot[] = [];
  readonly #found = new Map<string, Occurrence>();
  #here: Spot | null = null;

  /** A text that runs from here on: a cell of a notebook, or a file. */
  open(source: string, cell: Place): undefined {
    this.#cells.set(source, cell);
    this.at({ source, line: 1 });
  }

  at({ source, line }: Spot): undefined {
    this.#here = { source, line };
  }

  /** Runs what is called from here, and comes back. */
  below<T>(run: () => T): T {
    const here = this.#here;
    if (here !== null) this.#above.push(here);
    try {
      return run();
    } finally {
      if (here !== null) this.#above.pop();
      this.#here = here;
    }
  }

  note(use: Occurrence['use'], name: string, sources: Iterable<string> = []): undefined {
    const way = [...this.#above, ...(this.#here === null ? [] : [this.#here])].flatMap((spot) => this.#placeOf(spot));
    const key = JSON.stringify([use, name, way]);
    const known = this.#found.get(key);
    if (known === undefined && this.#found.size >= MOST) return;
    this.#found.set(key, { use, name, way, sources: [...new Set([...(known?.sources ?? []), ...sources])].sort() });
  }

  /** In the order in which they were met. */
  get all(): readonly Occurrence[] {
    return [...this.#found.values()];
  }

  #placeOf({ source, line }: Spot): Place[] {
    const cell = this.#cells.get(source);
    return cell === undefined ? [] : [{ ...cell, line: cell.line + line - 1 }];
  }
}
