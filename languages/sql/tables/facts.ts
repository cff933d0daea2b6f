import { placeholdersIn, type Reference } from '../names.ts';
import type { Session, Unresolved } from '../session.ts';

/** No catalog takes longer ones; what is longer is no name. */
const MAX_NAME = 2_000;

/** What one statement does to tables and how complex it is, gathered while it is walked. Temporary things are traced through, never listed. */
export class TableFacts {
  readonly session: Session;
  readonly reads = new Set<string>();
  readonly writes = new Set<string>();
  readonly unresolved: Unresolved[] = [];
  /** Of all queries in it, without the 1 of the statement itself. */
  decisions = 0;
  readonly #filled: Reference[] = [];

  constructor(session: Session) {
    this.session = session;
  }

  read(reference: Reference): undefined {
    if (this.session.isTemporary(reference))
      for (const name of this.session.sourcesOf(reference)) this.reads.add(name);
    else this.#add(reference, this.reads);
  }

  write(reference: Reference): undefined {
    if (this.session.isTemporary(reference)) this.#filled.push(reference);
    else this.#add(reference, this.writes);
  }

  /** To be called when the statement was read: what temporary things it filled now stand for what it read. */
  finish(): undefined {
    for (const temporary of this.#filled) this.session.fill(temporary, this.reads);
  }

  #add(reference: Reference, into: Set<string>): undefined {
    const name = this.session.nameOf(reference);
    if (name === '' || name === 'path:' || name.length > MAX_NAME) return;
    into.add(name);
    for (const what of placeholdersIn(name)) this.unresolved.push({ what, reason: 'macro' });
  }
}
