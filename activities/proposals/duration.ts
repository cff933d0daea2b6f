const UNITS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Milliseconds of `3 days`; the settings have checked its form. */
export function durationMs(text: string): number {
  const [number, unit = ''] = text.split(' ');
  return Number(number) * UNITS[unit.replace(/s$/, '') as keyof typeof UNITS];
}
