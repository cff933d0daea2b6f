const arrows: Readonly<Record<string, string>> = {
  rising: '↗ rising',
  falling: '↘ falling',
  steady: '→ steady',
};

/** The recent two quarters against the two before, with an arrow; a dash where it was not counted. */
export const trendWord = (trend: string | null): string => (trend === null ? '–' : (arrows[trend] ?? trend));
