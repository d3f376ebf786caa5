import type { Server } from "node:http";
import { Server as NetServer, type Socket } from "node:net";

/** A connection that was idle for this long at the stop is not about to send a request. */
const IDLE_MS = 2000;
/** Under a flood of requests there may be no quiet turn. */
const LONGEST_ACCEPTING_MS = 2000;
/** In a longer turn other work has come between the look at the sockets and its end. */
const QUICK_TURN_MS = 5;

/** The connections that a server took since this was made. */
export class Connections {
  private readonly open = new Set<Socket>();
  private accepted = 0;
  private closed = false;

  constructor(
    private readonly server: Server,
    private readonly idleMs = IDLE_MS,
  ) {
    server.on("connection", (socket: Socket) => {
      this.accepted += 1;
      this.open.add(socket);
      socket.once("close", () => this.open.delete(socket));
    });
  }

  /**
   * Whether nobody new is let in: a connection that stays open serves nobody. Before, its client
   * would come back on a new one.
   */
  get isClosed(): boolean {
    return this.closed;
  }

  /**
   * Takes every connection that the system has already made for a client, which closing the
   * listener would reset, then stops listening. Kept-alive connections may send what they are
   * sending; they end with that answer.
   */
  async drain(): Promise<void> {
    queueNoMore(this.server);
    const until = performance.now() + LONGEST_ACCEPTING_MS;
    while (!(await this.isQuietTurn()) && performance.now() < until);
    this.closed = true;
    await this.close();
  }

  /**
   * Each look at the sockets takes one connection or more while there is one: after one that takes
   * none, none waits.
   */
  private async isQuietTurn(): Promise<boolean> {
    const [before, began] = [this.accepted, performance.now()];
    await eventLoopTurn();
    return this.accepted === before && performance.now() - began < QUICK_TURN_MS;
  }

  private close(): Promise<void> {
    return new Promise((resolve) => {
      // That of `http` would close kept-alive connections at once, also those on which a request is
      // arriving.
      NetServer.prototype.close.call(this.server, () => resolve());
      setTimeout(() => void this.closeIdle(), this.idleMs);
    });
  }

  private async closeIdle(): Promise<void> {
    // After the process was held up, what has come in meanwhile is still unread, and its connection
    // looks idle.
    await eventLoopTurn();
    this.server.closeIdleConnections();
    // Opened ahead of a request that has not come: no idle one to Node.
    for (const socket of this.open) if (socket.bytesRead === 0) socket.destroy();
  }
}

type Handle = { listen?: (backlog: number) => number };

/**
 * Whoever comes from now on waits for a second, where the system can be told so, and is then
 * refused: no more stand in the way of a quiet turn.
 */
function queueNoMore(server: Server): void {
  const { _handle: handle } = server as Server & { _handle?: Handle | null };
  handle?.listen?.(0);
}

/** Twice: the first comes without a look where it is asked for from within one. */
const eventLoopTurn = (): Promise<void> =>
  new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
