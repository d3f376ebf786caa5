import type { Database } from "./database";
import { startServer, type Server, type ServerOptions } from "./server";

type Wanted = Pick<ServerOptions, "world" | "installation"> & {
  env: Record<string, string>;
  own: string;
};

/**
 * The servers of one worker: those that stories share stay, and one more is there for the file that
 * wants its own.
 */
export class Servers {
  readonly #shared = new Map<string, Promise<Server>>();
  #own: { key: string; server: Promise<Server> } | null = null;

  constructor(private readonly database: Database) {}

  get(wanted: Wanted): Promise<Server> {
    const key = JSON.stringify(wanted);
    return wanted.own === "" ? this.#sharedOne(key, wanted) : this.#ownOne(key, wanted);
  }

  #sharedOne(key: string, wanted: Wanted): Promise<Server> {
    const there = this.#shared.get(key);
    if (there) return there;
    const server = this.#start(wanted);
    this.#shared.set(key, server);
    // The next story may try again.
    server.catch(() => this.#shared.delete(key));
    return server;
  }

  async #ownOne(key: string, wanted: Wanted): Promise<Server> {
    if (this.#own?.key === key) return this.#own.server;
    await this.#removeOwn();
    this.#own = { key, server: this.#start(wanted) };
    return this.#own.server;
  }

  #start({ own: _own, ...options }: Wanted): Promise<Server> {
    return startServer({ ...options, database: this.database });
  }

  async #removeOwn(): Promise<void> {
    const own = this.#own;
    this.#own = null;
    if (own) await (await own.server).remove();
  }

  async removeAll(): Promise<void> {
    await this.#removeOwn();
    await Promise.all([...this.#shared.values()].map(async (server) => (await server).remove()));
  }
}
