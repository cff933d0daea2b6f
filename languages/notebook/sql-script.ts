import type { Notebook } from './cells.ts';

/**
 * True for a notebook that holds no code but SQL statements: it is read like a SQL script. Where cells of Python or calls of
 * other notebooks stand between the statements, its meaning is that of a program.
 */
export const isSqlScript = ({ form, language, cells }: Notebook): boolean =>
  form !== 'ipynb' && language === 'sql' && cells.every(({ kind }) => kind !== 'python' && kind !== 'run');
