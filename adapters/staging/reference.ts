/** End of the name under which the reference of a part lies beside it. */
export const REFERENCE = '.ref';
