/** A line of a file of the program. */
interface Site {
  readonly file: string;
  readonly line: number;
}

/** A line of some text that runs. */
interface Spot {
  readonly source: string;
  readonly line: number;
}

/** Notes where a program is while it is interpreted, so that each of its facts has a place. */
export class Places {
  readonly #texts = new Map<string, Site>();
  #here: Spot | null = null;

  /** A text that runs from here on: a cell of a notebook, or a file; its first line that holds something counts. */
  open(source: string, first: Site): undefined {
    this.#texts.set(source, first);
    const blank = /^(?:[ \t]*\r?\n)*/.exec(source)?.[0] ?? '';
    this.at({ source, line: blank.split('\n').length });
  }

  at({ source, line }: Spot): undefined {
    this.#here = { source, line };
  }

  /** Runs what is called from here, and comes back. */
  below<T>(run: () => T): T {
    const here = this.#here;
    try {
      return run();
    } finally {
      this.#here = here;
    }
  }

  /** Null outside all texts that were opened. */
  get now(): Site | null {
    const text = this.#here === null ? undefined : this.#texts.get(this.#here.source);
    if (text === undefined || this.#here === null) return null;
    return { file: text.file, line: text.line + this.#here.line - 1 };
  }
}
