import type { ItemOf } from '../../../../schemas/items/registry.ts';
import type { Analyzer } from '../../analyzer.ts';
import { hotFrom } from './hot-from.ts';
import { trendOf } from './trend.ts';

/** Which files change most and whether that rises or falls. Files without a recent commit are left out: nothing moves. */
export const churnHotspotsAnalyzer: Analyzer<'file-history'> = {
  name: 'churn-hotspots',
  version: '1',
  reads: ['file-history'],
  produces: ['file-churn'],
  analyze: (inputs) => {
    const changed = inputs['file-history'].filter(({ payload }) => payload.recent_commits > 0);
    const least = hotFrom(changed.map(({ payload }) => payload.recent_commits));
    return { items: changed.map((file) => say(file, least)), rejects: [] };
  },
};

const say = ({ path, payload }: ItemOf<'file-history'>, least: number): ItemOf<'file-churn'> => ({
  kind: 'file-churn',
  path,
  lines: null,
  payload: {
    trend: trendOf(payload.recent_quarters),
    churn_hotspot: payload.recent_commits >= least,
  },
});
