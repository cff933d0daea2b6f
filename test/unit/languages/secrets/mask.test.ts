import { expect, test } from 'vitest';
import { maskSecrets } from '../../../../languages/secrets/mask.ts';

/** Made of pieces, so that no scanner of this repository takes them for real; none of them ever was. */
const of = (...pieces: readonly string[]): string => pieces.join('');
const letters = (count: number): string => 'aB3dE5fG7hJ9kLmN0pQr'.repeat(20).slice(0, count);
const hex = (count: number): string => '0f1e2d3c4b5a69788796'.repeat(20).slice(0, count);

const secrets: readonly (readonly [kind: string, secret: string, around?: (secret: string) => string])[] = [
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

const cases = secrets.map(([kind, secret, around = (text: string) => `before ${text} after`]) => ({
  kind,
  secret,
  around,
}));

test.each(cases)('$kind is masked, what stands around it is kept', ({ kind, secret, around }) => {
  const { text, found } = maskSecrets(around(secret));
  expect(text).toBe(around(`[masked:${kind}]`));
  expect(found).toEqual([{ kind, secret }]);
});

test('masked text is not masked again', () => {
  for (const { secret, around } of cases) {
    const once = maskSecrets(around(secret)).text;
    expect(maskSecrets(once)).toEqual({ text: once, found: [] });
  }
});

test.each([
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0ba8cc9d53b5a8c3a0d1e2',
  'integrity = "sha512-5c1n5Tz9vQ0bq8mQ4b8y1yQ2nHc4Tj1mE0m0bq8mQ4b8y1yQ=="',
  'password = os.environ["DB_PASSWORD"]',
  'password: ${{ secrets.DB_PASSWORD }}',
  'token = "{{ env_var(\'DBT_TOKEN\') }}"',
  'postgresql://user:$PASSWORD@localhost/db',
  'https://example.org:8443/path@1.2.3',
  'password = "password"',
  'DSN=x;UID=user;PWD=password',
  '--set=client-secret=OAUTH2-CLIENT-SECRET-NAME',
  'secret_name: warehouse-loader-production-01',
  'token_url = "https://login.example.org/oauth2/v2.0/token"',
  'self.assertEqual(token, TokenType.IDENTIFIER_WITH_UNDERSCORES)',
  'access_key_id_column_name = compute_access_key_column_2',
  'def test_password_reset_token_generator_invalid_after_30_days',
  'git@github.com:example/repository.git',
  'dbt_utils.generate_surrogate_key(["order_id", "line_number"])',
  'task-sk-learn-based-pipeline-for-feature-extraction-v2',
])('%j holds no secret', (text) => {
  expect(maskSecrets(text)).toEqual({ text, found: [] });
});

test('long hostile texts are looked at once, not again and again', () => {
  const pieces = [
    '-----BEGIN PRIVATE KEY-----',
    'eyJ',
    '://a:',
    'password=',
    'AKIA',
    'xoxb-',
    'secret: "',
    ';pwd=',
  ];
  for (const piece of pieces) {
    const text = piece.repeat(200_000 / piece.length);
    expect(maskSecrets(text).text.length).toBeGreaterThan(0);
    expect(maskSecrets(piece + 'a'.repeat(500_000)).text.length).toBeGreaterThan(0);
  }
});
