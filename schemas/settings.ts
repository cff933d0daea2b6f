import { z } from 'zod';
import { ambiguousInstances, InstanceSetting } from './instance.ts';
import { RepoKey } from './repository.ts';

const Name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/);
/** `github.com`, or `git.example.org:8443` for that port alone. */
const HostName = z
  .string()
  .regex(
    /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/,
    'a host name in small letters, with its port if need be',
  );

/** A secret by name: where to read it at use, and the only hosts that it may be sent to. */
export const TokenSetting = z
  .strictObject({
    /** Environment variable that holds the token. */
    env: z.string().min(1).optional(),
    /** File that holds the token, alone on its first line. */
    file: z.string().min(1).optional(),
    hosts: z.array(HostName).min(1),
    /** User name for HTTP Basic; default: the one that the kind of host expects. */
    user: z
      .string()
      .regex(/^[^\s:]+$/)
      .optional(),
  })
  .refine((token) => (token.env === undefined) !== (token.file === undefined), 'give either env or file');
export type TokenSetting = z.infer<typeof TokenSetting>;

/** What a host is that its name does not give away. */
export const HostSetting = z.strictObject({
  kind: z.enum(['github', 'gitlab', 'azure-devops', 'bitbucket', 'git']),
  /** Base address of the REST API, e.g. https://git.example.org/api/v4; default: the usual one of the kind. */
  api: z.url({ protocol: /^https?$/ }).optional(),
});
export type HostSetting = z.infer<typeof HostSetting>;

/** Hours and minutes. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hours and minutes, e.g. 02:00');

const ListedRepository = z.strictObject({
  repo: z.string().min(1),
  ref: z.string().min(1).optional(),
  token: Name.optional(),
});

/** When the repositories listed are processed by themselves, unless none is listed. */
const Nightly = z.strictObject({
  on: z.boolean().default(true),
  at: ClockTime.default('02:00'),
  timezone: z.string().refine(isTimeZone, 'an IANA time zone, e.g. Europe/Berlin').default('UTC'),
  /** Longest random delay after that. */
  jitter: z
    .string()
    .regex(/^\d{1,4}[smh]$/, 'seconds, minutes or hours, e.g. 10m')
    .default('10m'),
  /** When the graph is looked through for facts that stand twice; also without repositories. */
  check_at: ClockTime.default('05:00'),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** `3 days`, `12 hours`, `30 seconds`. */
const Duration = z
  .string()
  .regex(
    /^[1-9]\d{0,4} (second|minute|hour|day)s?$/,
    'a number and seconds, minutes, hours or days, e.g. 3 days',
  );

/** What may be approved without a person. */
export const HarmlessClass = z.enum(['new-optional-property', 'words']);
export type HarmlessClass = z.infer<typeof HarmlessClass>;

/** How long proposals to change the ontology wait, and which of them nobody need look at. */
const Proposals = z.strictObject({
  /** Time without a decision after which people are reminded, again and again. */
  remind_after: Duration.default('3 days'),
  /** Time without a decision after which a proposal is closed; a run that sees the kind again opens it anew. */
  expire_after: Duration.default('60 days'),
  /** Each approves one harmless class by itself, recorded as approved by `policy <name>`. */
  policies: z.array(z.strictObject({ name: Name, allows: HarmlessClass })).default([]),
});
export type ProposalSettings = z.infer<typeof Proposals>;

/** The settings file: everything that is known of repositories beside what they say themselves. No secret is in it. */
export const Settings = z.strictObject({
  /** Repositories of the portfolio; a plain text stands for {repo: text}. */
  repositories: z
    .array(
      z.union([
        z
          .string()
          .min(1)
          .transform((repo) => ({ repo })),
        ListedRepository,
      ]),
    )
    .default([]),
  tokens: z.record(Name, TokenSetting).default({}),
  /** Moved repositories: former key → key of today. */
  aliases: z.record(RepoKey, RepoKey).default({}),
  /** Key or beginning of keys (ending before a `/`) → team; the longest that fits counts. */
  teams: z.record(z.string().min(1), z.string().min(1)).default({}),
  hosts: z.record(HostName, HostSetting).default({}),
  /** Data platforms that the table names of repositories mean; the most exact pattern counts, then the order here. */
  instances: z
    .array(InstanceSetting)
    .default([])
    .superRefine((instances, context) => {
      for (const { path, message } of ambiguousInstances(instances))
        context.addIssue({ code: 'custom', path: [...path], message });
    }),
  /** Who may approve changes of the ontology. */
  approvers: z.array(z.string().min(1)).default([]),
  proposals: Proposals.prefault({}),
  nightly: Nightly.prefault({}),
});
export type Settings = z.infer<typeof Settings>;

/** What holds when there is no settings file. */
export const defaultSettings: Settings = Settings.parse({});
