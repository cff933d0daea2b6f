/** Every name and member that a piece of a program mentions, whatever it does with them. Linear in its size. */
export function mentionedNames(form: object): ReadonlySet<string> {
  const names = new Set<string>();
  const left: object[] = [form];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    if ('kind' in at && 'name' in at && (at.kind === 'name' || at.kind === 'member'))
      names.add(String(at.name));
    for (const part of Object.values(at)) if (typeof part === 'object' && part !== null) left.push(part);
  }
  return names;
}
