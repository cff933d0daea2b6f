/** What a template prints where nobody knows the text. In SQL it is a name that means nothing. */
export const UNKNOWN_TEXT = 'fresh_unknown';
