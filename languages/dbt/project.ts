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
}
