import type { Upcast } from './upcast.ts';

/**
 * 0.2.0 lets producers say kinds that no code maps (`open/<name>`), and a run's result counts those that wait. What was
 * looked at under 0.1.0 is not carried on: its lines are spelled otherwise, so the next run looks at everything once.
 */
export const from010: Upcast = {
  from: '0.1.0',
  to: '0.2.0',
  envelope: (envelope) => envelope,
  index: ({ looked: _looked, places: _places, ...index }) => index,
  receipt: ({ result, ...receipt }) => ({ ...receipt, result: { deferred: 0, ...(result as object) } }),
};
