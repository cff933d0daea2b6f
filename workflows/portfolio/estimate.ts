/** How long what is left will take when it goes on as it went. By the workflow's own clock, so a replay says the same. */
export interface Estimate {
  /** One more came to its end. */
  readonly done: () => void;
  /** Null while nothing has ended that could tell. */
  readonly secondsFor: (left: number) => number | null;
}

export function openEstimate(now: () => number = Date.now): Estimate {
  const started = now();
  let latest = started;
  let ended = 0;
  return {
    done: () => {
      ended += 1;
      latest = now();
    },
    secondsFor: (left) => (ended === 0 ? null : Math.round(((latest - started) / ended / 1000) * left)),
  };
}

/** `40 s`, `12 min`, `3.5 h`: no more precise than an estimate is. */
export function roughly(seconds: number): string {
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
