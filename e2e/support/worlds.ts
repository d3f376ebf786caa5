import { emptyDatabase, copyOf, type Database, type TestDatabase } from "./database";
import { makeFirstWorld } from "./first-world";
import { makeHiddenWorld } from "./hidden-world";
import { makeHostileWorld } from "./hostile-world";
import { sessionCookie } from "./people";
import { oncePerRun } from "./run-folder";
import { runServer, type Server } from "./run-server";

/**
 * What a server may begin with: a workspace that is filled once in a run, and copied for each
 * server that asks for it.
 */
const FILLINGS = {
  /** Begins at /setup. */
  empty: { env: {}, headless: false, fill: async () => null },
  /** Has the administrator and the token, and nothing else. */
  ready: { env: {}, headless: true, fill: async () => null },
  first: { env: {}, headless: true, fill: makeFirstWorld },
  demo: { env: { BURNLINE_DEMO: "1" }, headless: true, fill: async () => null },
  hostile: { env: {}, headless: true, fill: makeHostileWorld },
  "two-teams": { env: {}, headless: true, fill: makeHiddenWorld },
} satisfies Record<string, Filling>;

type Filling = {
  env: Record<string, string>;
  headless: boolean;
  /** What it answers has to survive JSON. */
  fill: (server: Server) => Promise<unknown>;
};

export type World = keyof typeof FILLINGS;
export type Facts<W extends World> = Awaited<ReturnType<(typeof FILLINGS)[W]["fill"]>>;
type Snapshot<W extends World> = { url: string; cookie: string | null; facts: Facts<W> };

export const isHeadless = (world: World): boolean => FILLINGS[world].headless;
export const environmentOf = (world: World): Record<string, string> => FILLINGS[world].env;

/** The world in a database of its own, what is known of it, and a session of its administrator. */
export async function copyOfWorld<W extends World>(
  engine: Database,
  world: W,
): Promise<Omit<Snapshot<W>, "url"> & { database: TestDatabase }> {
  if (world === "empty") {
    return { database: await emptyDatabase(engine), cookie: null, facts: null as Facts<W> };
  }
  const { url, ...known } = await snapshotOf(engine, world);
  return { database: await copyOf(url), ...known };
}

function snapshotOf<W extends World>(engine: Database, world: W): Promise<Snapshot<W>> {
  return oncePerRun(`${engine}-${world}`, async (folder) => {
    const database = await emptyDatabase(engine, folder);
    const { env, headless } = FILLINGS[world];
    const server = await runServer({ database, headless, env, keepsCode: true });
    try {
      const facts = (await FILLINGS[world].fill(server)) as Facts<W>;
      return { url: database.url, cookie: await sessionCookie(server.url, server.admin), facts };
    } finally {
      await server.stop();
    }
  });
}
