import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../run-command.ts';
import { type Installer, installInto } from './installer.ts';

export function neo4jJars(home: string, version: string): string {
  return join(home, 'toolchain', `neo4j-${version}`);
}

/** Neo4j Community as Memgraph's local stand-in: its jars, by Maven. */
export function neo4jInstaller(home: string, version: string): Installer {
  return mavenInstaller('Graph server (Neo4j Community)', neo4jJars(home, version), {
    group: 'org.neo4j',
    artifact: 'neo4j',
    version,
  });
}

export function temporalTestServerJars(home: string, version: string): string {
  return join(home, 'toolchain', `temporal-test-server-${version}`);
}

/** Temporal's time-skipping test server, which only the tests start. */
export function temporalTestServerInstaller(home: string, version: string): Installer {
  return mavenInstaller('Temporal test server', temporalTestServerJars(home, version), {
    group: 'io.temporal',
    artifact: 'temporal-test-server',
    version,
  });
}

interface Coordinates {
  readonly group: string;
  readonly artifact: string;
  readonly version: string;
}

function mavenInstaller(name: string, target: string, coordinates: Coordinates): Installer {
  const { artifact, version } = coordinates;
  return {
    name,
    version,
    required: true,
    isInstalled: () => existsSync(join(target, 'lib', `${artifact}-${version}.jar`)),
    install: (log, signal) =>
      installInto(target, async (scratch) => {
        log(`downloading ${name} ${version} with Maven (once)`);
        mkdirSync(scratch, { recursive: true });
        writeFileSync(join(scratch, 'pom.xml'), pomFor(coordinates));
        await runCommand(
          'mvn',
          [
            '-q',
            '-B',
            '-f',
            join(scratch, 'pom.xml'),
            'dependency:copy-dependencies',
            `-DoutputDirectory=${join(scratch, 'lib')}`,
            '-DincludeScope=runtime',
          ],
          { ...(signal === undefined ? {} : { signal }) },
        );
        if (!existsSync(join(scratch, 'lib', `${artifact}-${version}.jar`)))
          throw new Error(`Maven brought no ${artifact}-${version}.jar`);
      }),
    howToInstallByHand: `Install Maven and a Java 17 runtime, then run the command again; Maven fetches ${coordinates.group}:${artifact}:${version}.`,
  };
}

function pomFor({ group, artifact, version }: Coordinates): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>fresh.local</groupId>
  <artifactId>${artifact}-jars</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;
}
