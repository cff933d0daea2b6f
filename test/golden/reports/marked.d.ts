/** The package carries no types of its own; only its lexer is used. */
declare module 'marked' {
  export interface MarkedToken {
    readonly type: string;
    readonly raw: string;
    readonly text?: string;
    readonly href?: string;
    readonly tokens?: readonly MarkedToken[];
    readonly items?: readonly MarkedToken[];
    readonly header?: readonly { readonly tokens: readonly MarkedToken[] }[];
    readonly rows?: readonly (readonly { readonly text: string; readonly tokens: readonly MarkedToken[] }[])[];
  }
  export const marked: { readonly lexer: (markdown: string) => readonly MarkedToken[] };
}
