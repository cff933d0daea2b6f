import type { Plain } from './plain.ts';

/** A file of a dbt project with its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A folder with a dbt_project.yml and all files below it that its reader accepts. */
export interface Project {
  /** Folder in the repository, '' for the whole. */
  readonly root: string;
  /** Sorted by path. */
  readonly files: readonly SourceFile[];
  /** Left out: dbt's own defaults. */
  readonly choice?: Choice;
}

/** What whoever runs dbt decides beside the project's text; null where that is left to the text. */
export interface Choice {
  readonly target: string | null;
  readonly database: string | null;
  readonly schema: string | null;
  /** Adapter, where no profile names one. */
  readonly type: string | null;
  /** Schema, where neither the choice nor a profile names one. */
  readonly otherwiseSchema: string | null;
  /** Values of variables, above those of the project. */
  readonly vars: Plain;
  /** Folder with profiles.yml. */
  readonly profiles: string | null;
}

export const DEFAULT_CHOICE: Choice = {
  target: null,
  database: null,
  schema: null,
  type: null,
  otherwiseSchema: null,
  vars: {},
  profiles: null,
};
