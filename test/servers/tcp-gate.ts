import { createServer, Socket } from 'node:net';

/** A door to a server that can be shut: open connections break and new ones are refused, until it is opened again.
 * Silent, it lets nothing through and breaks nothing: a server that hangs. */
export interface TcpGate {
  readonly port: number;
  readonly shut: () => void;
  readonly silence: () => void;
  readonly open: () => void;
  readonly close: () => Promise<void>;
}

export async function openTcpGate(port: number, host: string): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  let isShut = false;
  let isSilent = false;
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
    if (!isSilent) inner.pipe(outer).pipe(inner);
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
