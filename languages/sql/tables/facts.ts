import { placeholdersIn, type Reference } from '../names.ts';
import type { Session, Unresolved } from '../session.ts';

/** No catalog takes longer ones; what is longer is no name. */
const MAX_NAME = 2_000;

/** What one statement does to tables, gathered while it is walked. */
export class TableFacts {
  readonly session: Session;
  readonly reads = new Set<string>();
  readonly writes = new Set<string>();
  readonly unresolved: Unresolved[] = [];

  constructor(session: Session) {
    this.session = session;
  }

  read(reference: Reference): undefined {
    this.#add(reference, this.reads);
  }

  write(reference: Reference): undefined {
    this.#add(reference, this.writes);
  }

  /** Temporary things are traced through, never listed; what they read was listed where they were made. */
  #add(reference: Reference, into: Set<string>): undefined {
    if (this.session.isTemporary(reference)) return;
    const name = this.session.nameOf(reference);
    if (name === '' || name === 'path:' || name.length > MAX_NAME) return;
    into.add(name);
    for (const what of placeholdersIn(name)) this.unresolved.push({ what, reason: 'macro' });
  }
}
