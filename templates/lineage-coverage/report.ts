import { capped, sortedBy } from '../_style/order.ts';
import { reasonMeaning } from '../_style/reasons.ts';
import type { Report } from '../report.ts';
import { inOrder, manyWord } from './counted.ts';
import { openPlaces } from './open-places.ts';
import { coveragePicture } from './picture.ts';
import { whatIsNotKnown, whatItIs, whatStandsOut } from './sentences.ts';

const asks = {
  repository: {},
  lineage_coverage: {},
  coverage_reasons: {},
  coverage_files: {},
  findings: { limit: 5000 },
} as const;

const MOST_FILES = 60;
const MOST_PLACES = 200;

/** How much of the lineage of a repository is resolved, why the rest is open, and where to look first. */
export const lineageCoverageReport: Report<keyof typeof asks> = {
  name: 'lineage-coverage',
  about: 'repository',
  title: 'Lineage coverage',
  description:
    'How much of statements, models, notebooks and columns is resolved, and what is left open where.',
  asks,
  view: (rows) => {
    const all = rows['lineage_coverage'];
    const picture = coveragePicture(all);
    const files = sortedBy(rows['coverage_files'], ({ unresolved, path, miner, subject }) => [
      -unresolved,
      path,
      miner,
      subject,
    ]);
    return {
      page: {
        repository: rows.repository[0],
        empty: all.length === 0,
        opening: all.length === 0 ? [] : [whatItIs(rows), whatStandsOut(rows), whatIsNotKnown(rows)],
        picture: picture === null ? null : { name: picture.name },
        counts: inOrder(all).map((row) => ({ ...row, counted: manyWord(row) })),
        reasons: inOrder(rows['coverage_reasons'], ({ reason }) => [reason]).map((row) => ({
          ...row,
          counted: manyWord(row),
          meaning: reasonMeaning(row.reason),
        })),
        files: {
          shown: sortedBy(files.slice(0, MOST_FILES), ({ path, miner, subject }) => [
            path,
            miner,
            subject,
          ]).map((row) => ({
            ...row,
            counted: manyWord(row),
          })),
          more: Math.max(0, files.length - MOST_FILES),
        },
        places: capped(openPlaces(rows), MOST_PLACES),
      },
      diagrams: picture === null ? [] : [picture],
    };
  },
};
