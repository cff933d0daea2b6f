/** A sort of secret that can be told by its form. */
export interface SecretKind {
  readonly kind: string;
  /** Text without which there is no match, lower case: asked first, since nearly all text holds no secret. */
  readonly hint: string;
  /**
   * Linear on any input. The group `value` is what is replaced; without it the whole match is. Lengths are those that the
   * issuers document or always issue.
   */
  readonly pattern: RegExp;
  /** Says of a match that it is no secret: a placeholder, a reference, a plain word. */
  readonly harmless?: (value: string) => boolean;
}

/** `$PASSWORD`, `${x}`, `{{ x }}`, `<token>`, `%s`, `***`, `xxxx`, `...`: a place for a secret, not a secret. */
export const isPlaceholder = (value: string): boolean =>
  /^[$%<{[(*]|^(.)\1*$|\{|\$\(|^\.{3}|^(?:your|my|some|the|example|changeme|change-me|redacted|masked|placeholder|dummy|none|null|true|false)\b/i.test(
    value,
  );

/** Names the thing instead of giving it, as documentation does. */
const isLabel = (value: string): boolean =>
  isPlaceholder(value) || /^(?:password|passwd|pass|pwd|pw|secret|token)$/i.test(value);

export const secretKinds: readonly SecretKind[] = [
  {
    kind: 'aws-access-key',
    hint: '',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
  },
  { kind: 'github-token', hint: 'gh', pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}/g },
  { kind: 'github-token', hint: 'github_pat_', pattern: /github_pat_[A-Za-z0-9_]{50,255}/g },
  {
    kind: 'gitlab-token',
    hint: 'gl',
    pattern: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|ptt|oas|cbt|soat|ft|agent|imt)-[A-Za-z0-9_.-]{20,300}/g,
  },
  { kind: 'slack-token', hint: 'xox', pattern: /xox[abeoprs]-[A-Za-z0-9-]{10,250}/g },
  { kind: 'slack-token', hint: 'xapp-', pattern: /xapp-\d-[A-Za-z0-9-]{20,250}/g },
  {
    kind: 'slack-webhook',
    hint: 'hooks.slack.com',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<value>[A-Za-z0-9+/]{40,120})/g,
  },
  { kind: 'stripe-key', hint: '_', pattern: /(?<![A-Za-z0-9])[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,250}/g },
  { kind: 'stripe-key', hint: 'whsec_', pattern: /whsec_[A-Za-z0-9+/=]{24,100}/g },
  {
    kind: 'azure-storage-key',
    hint: 'accountkey',
    pattern: /AccountKey\s{0,4}=\s{0,4}(?<value>[A-Za-z0-9+/]{40,100}={0,2})/gi,
  },
  { kind: 'azure-sas', hint: 'sig=', pattern: /[?&;]sig=(?<value>[A-Za-z0-9+/%=_-]{32,200})/g },
  {
    kind: 'azure-client-secret',
    hint: 'q~',
    pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/g,
  },
  {
    kind: 'databricks-token',
    hint: 'dapi',
    pattern: /(?<![A-Za-z0-9])dapi[0-9a-f]{32}(?:-\d)?(?![0-9a-f])/g,
  },
  { kind: 'databricks-token', hint: 'dose', pattern: /(?<![A-Za-z0-9])dose[0-9a-f]{32}(?![0-9a-f])/g },
  { kind: 'pypi-token', hint: 'pypi-ag', pattern: /pypi-Ag[A-Za-z0-9_-]{50,400}/g },
  { kind: 'npm-token', hint: 'npm_', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g },
  {
    kind: 'google-api-key',
    hint: 'aiza',
    pattern: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g,
  },
  { kind: 'google-client-secret', hint: 'gocspx-', pattern: /GOCSPX-[A-Za-z0-9_-]{28}/g },
  {
    kind: 'openai-key',
    hint: 'sk-',
    pattern:
      /(?<![A-Za-z0-9])sk-(?:proj-|ant-|svcacct-|admin-)[A-Za-z0-9_-]{20,250}|(?<![A-Za-z0-9])sk-[A-Za-z0-9]{48}(?![A-Za-z0-9])/g,
  },
  {
    kind: 'sendgrid-key',
    hint: 'sg.',
    pattern: /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{20,24}\.[A-Za-z0-9_-]{39,50}/g,
  },
  { kind: 'vault-token', hint: 'hv', pattern: /(?<![A-Za-z0-9])hv[sbr]\.[A-Za-z0-9_-]{24,300}/g },
  { kind: 'docker-token', hint: 'dckr_', pattern: /dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,100}/g },
  { kind: 'pulumi-token', hint: 'pul-', pattern: /(?<![A-Za-z0-9])pul-[0-9a-f]{40}(?![0-9a-f])/g },
  {
    kind: 'private-key',
    hint: 'private key',
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY[A-Z ]{0,10}-----(?:[^-]|-(?!----)){0,16384}(?:-----END [A-Z0-9 ]{0,50}-----)?/g,
  },
  {
    kind: 'jwt',
    hint: 'eyj',
    pattern: /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{10,2000}/g,
  },
  {
    kind: 'url-password',
    hint: '://',
    pattern: /:\/\/[^\s:@/'"<>?#]{0,100}:(?<value>[^\s@/'"<>]{1,200})@(?=[^\s'"]{1,})/g,
    harmless: (value) =>
      isPlaceholder(value) || /^(?:password|passwd|pass|pwd|pw|secret|token)$/i.test(value),
  },
  {
    kind: 'connection-string',
    hint: '=',
    pattern: /;\s{0,4}(?:password|pwd|sharedaccesskey|secret)\s{0,4}=\s{0,4}(?<value>[^;\s'"]{4,200})/gi,
    harmless: isLabel,
  },
];
