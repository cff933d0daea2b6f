/** Made of pieces, so that no scanner of this repository takes them for real; none of them ever was. */
const of = (...pieces: readonly string[]): string => pieces.join('');
const letters = (count: number): string => 'aB3dE5fG7hJ9kLmN0pQr'.repeat(20).slice(0, count);
const hex = (count: number): string => '0f1e2d3c4b5a69788796'.repeat(20).slice(0, count);

export interface CanarySecret {
  readonly kind: string;
  readonly secret: string;
  /** A text in which it is told by its form. */
  readonly around: (secret: string) => string;
}

const table: readonly (readonly [kind: string, secret: string, around?: (secret: string) => string])[] = [
  ['aws-access-key', of('AK', 'IA', 'Q3EGRZ7XWLMN4T2K')],
  ['github-token', of('gh', 'p_', letters(36))],
  ['github-token', of('github', '_pat_', letters(22), '_', letters(59))],
  ['gitlab-token', of('gl', 'pat-', letters(20))],
  ['slack-token', of('xo', 'xb-', '1234567890-', letters(24))],
  [
    'slack-webhook',
    of('T0AB1CD2E/B0AB1CD2E/', letters(24)),
    (secret) => `https://hooks.slack.com/services/${secret}`,
  ],
  ['stripe-key', of('sk_', 'live_', letters(24))],
  [
    'azure-storage-key',
    of(letters(86), '=='),
    (secret) => `AccountName=x;AccountKey=${secret};EndpointSuffix=core`,
  ],
  [
    'azure-sas',
    of(letters(43), '%3D'),
    (secret) => `https://x.blob.core.windows.net/c?sv=2022&sig=${secret}`,
  ],
  ['azure-client-secret', of('abc', '8Q~', letters(34))],
  ['databricks-token', of('da', 'pi', hex(32))],
  ['pypi-token', of('py', 'pi-AgEIcHlwaS5vcmc', letters(80))],
  ['npm-token', of('np', 'm_', letters(36))],
  ['google-api-key', of('AI', 'za', letters(35))],
  ['google-client-secret', of('GOC', 'SPX-', letters(28))],
  ['sendgrid-key', of('SG', '.', letters(22), '.', letters(43))],
  ['vault-token', of('hv', 's.', letters(30))],
  [
    'private-key',
    of('-----BEGIN RSA PRIVATE', ' KEY-----\n', letters(64), '\n-----END RSA PRIVATE KEY-----'),
  ],
  ['jwt', of('ey', 'J', letters(20), '.ey', 'J', letters(40), '.', letters(43))],
  ['url-password', 'Tr0ub4dor&3', (secret) => `postgresql://loader:${secret}@db.example.org:5432/mart`],
  [
    'connection-string',
    'Tr0ub4dor&3',
    (secret) => `Server=db;Database=mart;User Id=loader;Password=${secret};`,
  ],
  ['assigned-password', 'Tr0ub4dor&3', (secret) => `connect(user="x", password="${secret}")`],
  ['assigned-secret', letters(32), (secret) => `client_secret: ${secret}`],
  ['assigned-secret', hex(40), (secret) => `{"api_key": "${secret}"}`],
];

/** One of each kind of secret that is masked. */
export const canarySecrets: readonly CanarySecret[] = table.map(
  ([kind, secret, around = (text: string) => `before ${text} after`]) => ({ kind, secret, around }),
);
