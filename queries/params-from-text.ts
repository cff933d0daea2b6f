import { z } from 'zod';

/** Values by name as an address or a command line gives them: a name given twice is a list. */
export type Texts = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Params from text, as far as the schema says of which type each is; what does not read as its type stays text, so that
 * the schema refuses it with its path.
 */
export function paramsFromText(params: z.ZodObject, texts: Texts): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(params, { io: 'input' });
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      const type = typeof property === 'object' ? String(property.type) : '';
      return [name, type === 'array' && !Array.isArray(text) ? [text] : (readers[type]?.(text) ?? text)];
    }),
  );
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;
const asNumber = (text: unknown): unknown =>
  typeof text === 'string' && NUMBER.test(text) ? Number(text) : undefined;

const readers: Readonly<Record<string, (text: unknown) => unknown>> = {
  integer: asNumber,
  number: asNumber,
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
};
