import type { Database, TestDatabase } from "./database";
import { runServer, type Server } from "./run-server";
import { copyOfWorld, environmentOf, isHeadless, type Facts, type World } from "./worlds";

export type { Server } from "./run-server";

export type ServerOptions<W extends World = World> = {
  database?: Database;
  /** What it begins with: see worlds.ts. */
  world?: W;
  /** `empty` is the world of that name. */
  installation?: "ready" | "empty";
  env?: Record<string, string>;
  port?: number;
};

/** A server of its own on a copy of a world, or on a database that is there. */
export async function startServer({
  database,
  ...options
}: Omit<ServerOptions, "database"> & { database?: Database | TestDatabase } = {}): Promise<Server> {
  if (typeof database !== "object")
    return (await startWorld({ ...options, ...(database ? { database } : {}) })).server;
  return runServer({
    database,
    headless: options.installation !== "empty",
    env: options.env ?? {},
    port: options.port,
  });
}

/** The same, with what is known of what the world holds. */
export async function startWorld<W extends World>(
  options: ServerOptions<W>,
): Promise<{ server: Server; facts: Facts<W> }> {
  const world = worldOf(options);
  const { database, cookie, facts } = await copyOfWorld(options.database ?? "sqlite", world);
  const server = await runServer({
    database,
    headless: isHeadless(world),
    env: { ...environmentOf(world), ...options.env },
    port: options.port,
    cookie: cookie ?? undefined,
  });
  return { server, facts };
}

function worldOf<W extends World>({ world, installation, env }: ServerOptions<W>): W {
  const implied =
    installation === "empty" ? "empty" : env?.BURNLINE_DEMO === "1" ? "demo" : "ready";
  return world ?? (implied as W);
}
