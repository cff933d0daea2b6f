/** A reason in words for people: after a number, and explained. */
export interface Words {
  readonly one: string;
  readonly many: string;
  /** What it means for the reader, and what helps. */
  readonly meaning: string;
}
