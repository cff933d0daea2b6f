/** Python writes `depends_on` where the engine and TypeScript say `dependsOn`. */
export const camel = (name: string): string =>
  name
    .replaceAll(/(?<=[a-z0-9])_+([a-z0-9])/g, (_whole, char: string) => char.toUpperCase())
    .replace(/_+$/, '');
