/** Words that open, close or name blocks of a script. */
export const BLOCK_WORDS = new Set(['IF', 'LOOP', 'WHILE', 'FOR', 'CASE', 'REPEAT', 'TRY', 'CATCH']);
export const TRANSACTION = new Set([
  'TRANSACTION',
  'TRAN',
  'WORK',
  'DEFERRED',
  'IMMEDIATE',
  'EXCLUSIVE',
  'DISTRIBUTED',
]);
export const BODY_KINDS = new Set(['PROCEDURE', 'PROC', 'FUNCTION', 'TRIGGER', 'TASK']);

/** WHEN and END begin what follows; THEN and DO only close the condition. */
export const wordsOf = (end: string): number => (end === 'WHEN' || end === 'END' ? 0 : 1);

export const newlinesIn = (text: string): number => text.split('\n').length - 1;
