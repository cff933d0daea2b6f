import { stringValue } from '../../sql/names.ts';
import { splitStatements } from '../../sql/split.ts';
import type { Token } from '../../sql/tokenize.ts';
import type { GivenValues } from '../given.ts';

/** Widgets that a SQL cell makes (`CREATE WIDGET TEXT x DEFAULT 'y'`) are known from then on. */
export function noteWidgets(given: GivenValues, sql: string): undefined {
  if (!/\bWIDGET\b/i.test(sql)) return;
  for (const { tokens } of splitStatements(sql, 'databricks')) {
    if (tokens[0]?.key !== 'CREATE' || tokens[1]?.key !== 'WIDGET') continue;
    const [name, preset] = [tokens[3], behind(tokens, 'DEFAULT')];
    if (name !== undefined && preset?.kind === 'string')
      given.preset(name.text.replaceAll('`', ''), stringValue(preset));
  }
}

function behind(tokens: readonly Token[], word: string): Token | undefined {
  const at = tokens.findIndex(({ key }) => key === word);
  return at < 0 ? undefined : tokens[at + 1];
}
