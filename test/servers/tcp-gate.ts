import { createServer, Socket } from 'node:net';
import { Transform } from 'node:stream';

/** A door to a server that can be shut: open connections break and new ones are refused, until it is opened again.
 * Silent, it lets nothing through and breaks nothing: a server that hangs. */
export interface TcpGate {
  readonly port: number;
  readonly shut: () => void;
  readonly silence: () => void;
  /** Each chunk comes so many milliseconds late; 0 ends it. */
  readonly slow: (delayMs: number) => void;
  readonly open: () => void;
  readonly close: () => Promise<void>;
}

export async function openTcpGate(port: number, host: string): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  let isShut = false;
  let isSilent = false;
  let delayMs = 0;
  const late = (): Transform =>
    new Transform({
      transform: (chunk, _encoding, pass) => {
        if (delayMs === 0) pass(null, chunk);
        else setTimeout(pass, delayMs, null, chunk);
      },
    });
  const server = createServer((inner) => {
    if (isShut) {
      inner.destroy();
      return;
    }
    const outer = new Socket().connect(port, host);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        inner.destroy();
        outer.destroy();
      });
    }
    if (!isSilent) inner.pipe(late()).pipe(outer).pipe(late()).pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    shut: () => {
      isShut = true;
      drop();
    },
    silence: () => {
      isSilent = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    slow: (milliseconds) => {
      delayMs = milliseconds;
    },
    open: () => {
      isShut = false;
      if (isSilent) drop();
      isSilent = false;
    },
    close: () => {
      drop();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
