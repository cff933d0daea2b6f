import type { InstanceSetting, PlatformInstance } from '../../../schemas/instance.ts';

/**
 * The platforms that a repository's table names may mean, the most exact pattern first; among equally exact ones the
 * order of the settings decides. A function of key and settings alone.
 */
export function instancesOf(repo: string, settings: readonly InstanceSetting[]): PlatformInstance[] {
  return settings
    .flatMap(({ repositories, ...instance }, index) => {
      const fitting = repositories.filter((pattern) => toExpression(pattern).test(repo));
      return fitting.length === 0
        ? []
        : [{ instance, index, exactness: Math.max(...fitting.map(exactnessOf)) }];
    })
    .sort((a, b) => b.exactness - a.exactness || a.index - b.index)
    .map(({ instance }) => instance);
}

/** Characters that stand for themselves. */
const exactnessOf = (pattern: string): number => pattern.replaceAll('*', '').length;

function toExpression(pattern: string): RegExp {
  const source = pattern
    .split(/(\*+)/)
    .map((piece) => {
      if (piece === '*') return '[^/]*';
      return piece.startsWith('*') ? '.*' : piece.replaceAll(/[^\w/]/g, (mark) => `\\${mark}`);
    })
    .join('');
  return new RegExp(`^${source}$`);
}
