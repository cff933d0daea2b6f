/** Catalog and schema that names without them count from, as statements and calls set them in running order. */
export class CurrentPlace {
  #catalog: string | null = null;
  #schema: string | null = null;

  useCatalog(name: string): undefined {
    this.#catalog = name;
    // A catalog begins in its schema of this name.
    this.#schema = 'default';
  }

  useSchema(name: string): undefined {
    const parts = name.split('.');
    if (parts.length > 1) this.#catalog = parts[0] ?? null;
    this.#schema = parts.at(-1) ?? null;
  }

  /** A table's name as far as it is known; paths and topics are whole. */
  complete(name: string): string {
    if (name === '' || /[/:]/.test(name)) return name;
    const parts = name.replaceAll('`', '').split('.');
    if (parts.length === 1 && this.#schema !== null) parts.unshift(this.#schema);
    if (parts.length === 2 && this.#catalog !== null) parts.unshift(this.#catalog);
    return parts.join('.');
  }

  /** What a completed name would be without the place; null where it lies elsewhere. */
  bare(name: string): string | null {
    const last = name.slice(name.lastIndexOf('.') + 1);
    return this.complete(last).toLowerCase() === name.toLowerCase() ? last : null;
  }

  /** SQL that sets out from here. */
  before(sql: string): string {
    const catalog = this.#catalog === null ? '' : `USE CATALOG \`${this.#catalog}\`;\n`;
    const schema = this.#schema === null ? '' : `USE SCHEMA \`${this.#schema}\`;\n`;
    return `${catalog}${schema}${sql}`;
  }

  /** Goes where the text of a script leads. */
  follow(sql: string): undefined {
    for (const [, word = '', written = ''] of sql.matchAll(USE)) {
      const name = written.replace(/^IDENTIFIER\(\s*(['"])(.*)\1\s*\)$/i, '$2').replaceAll('`', '');
      if (/^catalog$/i.test(word)) this.useCatalog(name);
      else this.useSchema(name);
    }
  }
}

const USE =
  /(?:^|;)\s*USE\s+(?:(CATALOG|SCHEMA|DATABASE|NAMESPACE)\s+)?((?:`[^`]+`|IDENTIFIER\([^)]*\)|[^\s;`])+)/gi;
