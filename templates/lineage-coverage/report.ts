import { sortedBy } from '../_style/order.ts';
import type { Report } from '../report.ts';

const asks = { repository: {}, languages: {} } as const;

/** Replace it with what this page shows; its table must not depend on the order of rows. */
export const lineageCoverageReport: Report<keyof typeof asks> = {
  name: 'lineage-coverage',
  about: 'repository',
  title: 'Lineage coverage',
  description: 'Which languages the repository is written in.',
  asks,
  view: ({ repository, languages }) => ({
    page: {
      repository: repository[0],
      languages: sortedBy(languages, ({ lines, language }) => [-lines, language ?? '']),
    },
    diagrams: [],
  }),
};
