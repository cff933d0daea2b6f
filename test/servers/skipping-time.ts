import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inject } from 'vitest';
import { findJava } from '../../infra/local/java.ts';
import { attributes } from '../../workflows/search-attributes.ts';
import { type Script, whileScripted } from '../workflows/scripted-fleet.ts';

/** Temporal's test server: its clock jumps to the next timer while nobody has work to do. It knows no schedules. */
export async function skippingTime(): Promise<TestWorkflowEnvironment> {
  const start = join(mkdtempSync(join(tmpdir(), 'fresh-clock-')), 'test-server');
  const jars = `${inject('servers').testServerJars}/*`;
  writeFileSync(
    start,
    `#!/bin/sh\nexec '${findJava(process.env)}' -cp '${jars}' io.temporal.testserver.TestServer "$@"\n`,
  );
  chmodSync(start, 0o700);
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: start } },
  });
  const searchAttributes = Object.fromEntries(
    Object.values(attributes).map(({ name, type }) => [name, type === 'INT' ? 3 : 2]),
  );
  const { namespace = 'default' } = environment;
  await environment.connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  return environment;
}

/** Runs a test whose clock jumps, with workers that answer by the script. */
export const whileTimeSkips = (
  environment: TestWorkflowEnvironment,
  script: Script,
  test: (environment: TestWorkflowEnvironment) => Promise<void>,
): Promise<void> =>
  whileScripted({ connection: environment.nativeConnection, namespace: environment.namespace, script }, () =>
    test(environment),
  );
