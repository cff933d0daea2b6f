/** Who changed something in which calendar quarter. */
export interface ShareName {
  readonly person: string;
  readonly quarter: string;
}

/** Numbers for the pairs of person and quarter, since each is looked up for every change of every commit. */
export interface Shares {
  readonly numberOf: (person: string, quarter: string) => number;
  readonly nameOf: (share: number) => ShareName;
}

export function numberShares(): Shares {
  const numbers = new Map<string, number>();
  const names: ShareName[] = [];
  return {
    numberOf: (person, quarter) => {
      const key = `${person} ${quarter}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, names.length);
      return names.push({ person, quarter }) - 1;
    },
    nameOf: (share) => names[share] as ShareName,
  };
}
