import { expect, test } from 'vitest';
import { maskSecrets } from '../../../../languages/secrets/mask.ts';
import { canarySecrets } from '../../../canary-secrets.ts';

test.each(canarySecrets)('$kind is masked, what stands around it is kept', ({ kind, secret, around }) => {
  const { text, found } = maskSecrets(around(secret));
  expect(text).toBe(around(`[masked:${kind}]`));
  expect(found).toEqual([{ kind, secret }]);
});

test('masked text is not masked again', () => {
  for (const { secret, around } of canarySecrets) {
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
