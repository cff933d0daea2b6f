import type { Noted } from './need.ts';
import { type Found, idOf, type Trouble } from './resources.ts';

/** What could not be known of a project, each thing once wherever it was asked. */
export class Troubles {
  readonly #told = new Map<string, Trouble>();

  get all(): Trouble[] {
    return [...this.#told.values()];
  }

  tell(trouble: Trouble): undefined {
    const key = [trouble.where, trouble.reason, trouble.what].join('\u0000');
    if (!this.#told.has(key)) this.#told.set(key, trouble);
  }

  /** What a resource's own text or settings leave open; a template in YAML has no line but that of its resource. */
  note(found: Found, noted: readonly Noted[], at?: number | null): undefined {
    for (const { line, ...what } of noted)
      this.tell({ where: idOf(found), path: found.path, line: at === undefined ? line : at, ...what });
  }

  /** Pieces of a template that are not understood. */
  noteErrors(found: Found): undefined {
    for (const { line, detail } of found.body?.errors ?? [])
      this.tell({
        where: idOf(found),
        path: found.path,
        line,
        what: `${found.name}: ${detail}`,
        reason: 'parse-error',
        detail: 'template not understood here',
      });
  }
}
