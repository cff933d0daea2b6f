/** What became of one diagram. A diagram that cannot be drawn never costs more than its own picture. */
export type Drawn =
  | { readonly state: 'drawn'; readonly png: Uint8Array }
  /** Mermaid refused the text, or drawing took too long. */
  | { readonly state: 'failed'; readonly why: string }
  /** There is no browser on this machine that could draw. */
  | { readonly state: 'unavailable'; readonly why: string };

/** Turns Mermaid text into PNG at twice the size. */
export interface Pictures {
  /** One answer for each source, in the same order; draws one after the other on one page. */
  readonly draw: (sources: readonly string[], signal?: AbortSignal) => Promise<readonly Drawn[]>;
}
