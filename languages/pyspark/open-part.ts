/** What a part of a name is that nobody knows; null for a name that is known. */
export const openPart = (name: string): string | null =>
  /\$\{[^}]*\}|identifier\([\s\S]*\)|\{\{[\s\S]*?\}\}/.exec(name)?.[0] ?? null;
