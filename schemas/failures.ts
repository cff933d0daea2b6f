/**
 * Every failure that a run can end in or wait for: whether another try can help, and what a person does next.
 * Adapters and activities throw `Failure` by these names; the activity shell turns it into Temporal's form.
 */
export const failures = {
  BadAddress: {
    retryable: false,
    hint: 'Give an https, ssh or scp-like URL, or a path to a git repository.',
  },
  HostUnreachable: {
    retryable: true,
    hint: 'Check the host name and the network; the run tries again by itself.',
  },
  AccessDenied: {
    retryable: false,
    hint: 'Name a token that may read this repository (settings, `tokens`) or mend the one named.',
  },
  RepositoryNotFound: { retryable: false, hint: 'Check the address; a private repository needs a token.' },
  NotARepository: { retryable: false, hint: 'The address answers, but not as a git repository.' },
  EmptyRepository: { retryable: false, hint: 'There is no commit yet; run again after the first push.' },
  NoSuchRef: { retryable: false, hint: 'Name an existing branch or tag with --ref.' },
  NoDefaultBranch: { retryable: false, hint: 'The remote has no HEAD; name a branch with --ref.' },
  TokenMissing: {
    retryable: false,
    hint: 'Set the environment variable or the file that the settings name for this token.',
  },
  CloneBroken: { retryable: true, hint: 'The transfer broke off; the run tries again by itself.' },
  RepositoryTooLarge: {
    retryable: false,
    hint: 'The commit has more paths than any run can hold: process a smaller repository.',
  },
  GitFailed: { retryable: true, hint: 'See the message of git; `fresh doctor` checks the installation.' },
  StagedPartDamaged: {
    retryable: false,
    hint: 'A staged file is not what its manifest says. Check the disk; `fresh stage-scan` lists the damage; process again.',
  },
  StagingFull: { retryable: true, hint: 'Free disk space; the run goes on by itself.' },
  ContractBroken: {
    retryable: false,
    hint: 'A phase handed over what its schema does not allow: please report it with the trace id.',
  },
  BadInput: {
    retryable: false,
    hint: 'Mend the input of the workflow: the message says what it takes.',
  },
  NotStaged: {
    retryable: false,
    hint: 'Nothing sealed is staged of it: process the repository first.',
  },
  ContractOutdated: {
    retryable: false,
    hint: 'Its items were staged under another contract version: process the repository again (`fresh process <url> --force`).',
  },
  NoSuchRun: {
    retryable: false,
    hint: 'Name the number of a run of this repository that the graph holds; the newest is on its pages, run.md lists what it did.',
  },
  GraphAway: { retryable: true, hint: 'Start the graph server (`fresh up`); the run goes on by itself.' },
  GraphNotMigrated: { retryable: false, hint: 'Run `fresh graph migrate`, then process again.' },
  OntologyConflict: {
    retryable: false,
    hint: 'The shipped ontology and a change applied to it do not go together: `fresh ontology history` lists them; mend ontology.yml.',
  },
  MirrorDiffers: {
    retryable: false,
    hint: 'Files of applied changes (FRESH_ONTOLOGY_DIR) and the graph tell different things: put the file back that was edited.',
  },
  BadChange: {
    retryable: false,
    hint: 'The change cannot be made as it is: the message names the step; amend it.',
  },
  CountDiffers: {
    retryable: false,
    hint: 'A change of the ontology lowered counts by other numbers than it stated: `fresh backfill` maps again what is staged, then `fresh graph migrate` counts once more.',
  },
  MigrationChanged: {
    retryable: false,
    hint: 'A migration that ran already was edited: put its text back and write a new one.',
  },
  BatchTooLarge: {
    retryable: true,
    hint: 'The graph server ran out of memory or time; give it more, the run goes on by itself.',
  },
  QueryTooSlow: {
    retryable: false,
    hint: 'Ask for less: fewer hops, a smaller limit, one repository.',
  },
  GraphRefused: { retryable: false, hint: 'The graph server refused a statement: see the message.' },
  StaleRun: {
    retryable: false,
    hint: 'A newer run of this repository has written already; nothing is lost.',
  },
  ConservationBroken: {
    retryable: false,
    hint: 'Records went missing between staging and graph: please report it with the trace id.',
  },
  MinerStuck: {
    retryable: true,
    hint: 'A mining thread did not answer and was ended; its file is counted as unseen.',
  },
  UnknownRepository: {
    retryable: false,
    hint: 'Process it first: `fresh process <url|path>`; `fresh reports` without a name renders all that the graph holds.',
  },
  PageFailed: { retryable: true, hint: 'A page could not be rendered: see the message.' },
} as const satisfies Record<string, { retryable: boolean; hint: string }>;

export type FailureName = keyof typeof failures;

/** An unexpected or final trouble, known by name. */
export class Failure extends Error {
  override readonly name: FailureName;

  constructor(name: FailureName, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}
