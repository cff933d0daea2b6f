import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { paramsFromText, type Texts } from '../queries/params-from-text.ts';
import { BadParams } from './problem-of.ts';

/** Requests are checked by zod at the door; answers were checked when they were asked, so they are only written. */
export function useZod(app: FastifyInstance): void {
  // Params are JSON; Fastify would take plain text as well.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data: unknown) => {
    const given =
      httpPart === 'querystring' && schema instanceof z.ZodObject
        ? paramsFromText(schema, data as Texts)
        : data;
    const parsed = schema.safeParse(given);
    return parsed.success ? { value: parsed.data } : { error: new BadParams(parsed.error.issues) };
  });
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}
