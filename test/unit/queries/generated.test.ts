import { expect, test } from 'vitest';
import { queriesPage } from '../../../queries/queries-page.ts';
import { queries } from '../../../queries/registry.ts';
import { reports } from '../../../templates/registry.ts';

// `npx vitest run --project unit test/unit/queries/generated.test.ts -u` writes it anew.
test('docs/generated/queries.md is what the registry says', async () => {
  const page = queriesPage(Object.values(queries), ({ name }) =>
    Object.values(reports)
      .filter(({ asks }) => Object.hasOwn(asks, name))
      .map((report) => report.name),
  );
  await expect(page).toMatchFileSnapshot(
    new URL('../../../docs/generated/queries.md', import.meta.url).pathname,
  );
});
