/** What a cell holds. `run` holds the target of a %run; `other` is shell, Markdown and what else gives no lineage. */
export type CellKind = 'python' | 'sql' | 'run' | 'scala' | 'r' | 'other';

/** One cell of a notebook; `line` is its first line in the file. */
export interface Cell {
  readonly kind: CellKind;
  readonly text: string;
  readonly line: number;
}

/** A notebook or plain source file, cut into what runs in order. */
export interface Notebook {
  /** `script` is a file without notebook markers. */
  readonly form: 'script' | 'source-export' | 'ipynb';
  readonly language: CellKind;
  readonly cells: readonly Cell[];
}
