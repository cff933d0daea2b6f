import { lowestJava } from '../../infra/local/java.ts';
import type { Finding } from '../../schemas/cli/doctor.ts';
import type { Facts } from './facts.ts';

const lowestNode = 24;
const lowestGit = [2, 31] as const;
const lowestGo = [1, 24] as const;

/** Findings about programs: only what this machine's way of running really needs is required. */
export function judgeTools(facts: Facts): Finding[] {
  const { tools, installed, engine } = facts;
  const local = engine === 'local';
  return [
    judgeVersion('Node', tools.node, [lowestNode, 0], 'Run through ./fresh, which brings the pinned Node.'),
    judgeVersion('git', tools.git, lowestGit, 'Install git 2.31 or newer.'),
    ...(local
      ? [judgeJava(tools.java)]
      : [{ name: 'Docker', level: 'ok', found: 'an engine answers', todo: null } as const]),
    ...(local
      ? [
          judgeServer(
            'Temporal server',
            installed.temporal,
            judgeVersion(
              'Go',
              tools.go,
              lowestGo,
              'Install Go 1.24 or newer: it compiles the Temporal server.',
            ),
          ),
        ]
      : []),
    ...(local
      ? [
          judgeServer(
            'Graph server',
            installed.graph,
            judgeVersion('Maven', tools.maven, [3, 0], 'Install Maven: it downloads the graph server.'),
          ),
        ]
      : []),
    judgeChromium(installed.chromium),
  ];
}

/** First two numbers of a version such as `go version go1.26.8 linux/amd64`. */
function readVersion(text: string): readonly [number, number] | null {
  const found = text.match(/(\d+)\.(\d+)/);
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

function judgeVersion(
  name: string,
  text: string | null,
  lowest: readonly [number, number],
  todo: string,
): Finding {
  if (text === null) return { name, level: 'failed', found: 'absent', todo };
  const version = readVersion(text);
  const enough =
    version !== null && (version[0] > lowest[0] || (version[0] === lowest[0] && version[1] >= lowest[1]));
  return {
    name,
    level: enough ? 'ok' : 'failed',
    found: version?.join('.') ?? text,
    todo: enough ? null : todo,
  };
}

function judgeJava(major: number | null): Finding {
  const enough = major !== null && major >= lowestJava;
  const found = major === null ? 'absent' : `Java ${major}`;
  const todo = enough
    ? null
    : `Install a Java ${lowestJava} runtime and set JAVA_HOME, or put java on the PATH.`;
  return { name: 'Java', level: enough ? 'ok' : 'failed', found, todo };
}

/** A server that is there needs no tool any more; one that is not there needs the tool that brings it. */
function judgeServer(name: string, isInstalled: boolean, tool: Finding): Finding {
  if (isInstalled) return { name, level: 'ok', found: 'installed', todo: null };
  if (tool.level === 'failed') return { ...tool, name: `${tool.name} (for the ${name.toLowerCase()})` };
  return { name, level: 'note', found: 'not installed yet', todo: '`./fresh up` installs it.' };
}

function judgeChromium(path: string | null): Finding {
  if (path !== null) return { name: 'Chromium', level: 'ok', found: path, todo: null };
  const todo =
    '`./fresh up` tries to install it; or install Chromium and set FRESH_CHROMIUM. Without it pages come without PNG.';
  return { name: 'Chromium', level: 'note', found: 'absent', todo };
}
