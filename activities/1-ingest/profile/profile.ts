import type { FileEntry, Profile } from '../../../schemas/repository.ts';
import { tallyLanguages } from './languages.ts';
import { collectMarkers } from './markers.ts';
import { type MinerRule, selectMiners } from './select-miners.ts';

/** Bumped whenever the same census would give another profile. */
export const RULES_VERSION = '0.1';

/** What `profile` needs beside the census. */
export interface ProfileContext {
  readonly team: string;
  readonly miners: readonly MinerRule[];
}

export interface ProfileBuilder {
  readonly add: (file: FileEntry) => void;
  readonly finish: (context: ProfileContext) => {
    readonly profile: Profile;
    /** Content states other than text, with their number of files. */
    readonly set_aside: Readonly<Record<string, number>>;
    /** Markers that the limits kept out of the profile. */
    readonly markers_left_out: number;
  };
}

/** Builds the profile from census lines given in order; holds counts, not files. */
export function buildProfile(): ProfileBuilder {
  const languages = tallyLanguages();
  const markers = collectMarkers();
  const states = new Map<string, number>();
  let files = 0;
  let bytes = 0;
  return {
    add(file) {
      files += 1;
      bytes += file.size;
      languages.add(file);
      markers.add(file);
      if (file.state !== 'text') states.set(file.state, (states.get(file.state) ?? 0) + 1);
    },
    finish({ team, miners }) {
      const found = markers.finish();
      const seen = { languages: languages.finish(), markers: [...found.markers] };
      const choices = selectMiners(miners, seen);
      return {
        profile: { rules_version: RULES_VERSION, team, files, bytes, ...seen, miners: choices },
        set_aside: Object.fromEntries([...states].sort(([a], [b]) => (a < b ? -1 : 1))),
        markers_left_out: found.left_out,
      };
    },
  };
}
