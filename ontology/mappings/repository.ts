import { edge, named, node } from '../facts.ts';
import { teamKey } from '../identity.ts';
import type { Mapping } from './mapping.ts';

/** The repository with its profile, and the team that owns it. */
export const repository: Mapping<'repository'> = {
  kind: 'repository',
  needsPath: false,
  map: ({ metadata, profile, ...said }, { repo }) => {
    const name = named('Repository', repo);
    const chosen = profile.miners.filter((choice) => choice.chosen);
    const leftOut = profile.miners.filter((choice) => !choice.chosen);
    const props = {
      name: repo.slice(repo.lastIndexOf('/') + 1),
      ...said,
      ...metadata,
      team: profile.team,
      rules_version: profile.rules_version,
      files: profile.files,
      bytes: profile.bytes,
      languages: profile.languages.map(({ language }) => language),
      language_files: profile.languages.map(({ files }) => files),
      language_lines: profile.languages.map(({ lines }) => lines),
      markers: profile.markers.map(({ kind }) => kind),
      marker_roots: profile.markers.map(({ root }) => root),
      marker_evidence: profile.markers.map(({ evidence }) => evidence),
      miners_chosen: chosen.map(({ miner }) => miner),
      chosen_reasons: chosen.map(({ why }) => why),
      miners_left_out: leftOut.map(({ miner }) => miner),
      left_out_reasons: leftOut.map(({ why }) => why),
    };
    const owner = profile.team === '' ? [] : [edge('OWNS', named('Team', teamKey(profile.team)), name)];
    return { nodes: [node(name, props)], edges: owner };
  },
};
