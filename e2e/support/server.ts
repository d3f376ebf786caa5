import { freePort } from "../../scripts/setup/free-port.mjs";
import { nextStart } from "../../scripts/setup/next-start.mjs";
import { startChild, type Child } from "./child";
import { emptyDatabase, type Database, type TestDatabase } from "./database";

const root = process.cwd();

export const admin = { email: "admin@example.com", password: "correct horse battery staple" };
export const adminToken = `bl_${"e2eAdminToken0".repeat(3)}`;

export type ServerOptions = {
  /** An empty one of that engine, or one that is there. */
  database?: Database | TestDatabase;
  /** `ready` has the admin and the token above; `empty` begins at /setup. */
  installation?: "ready" | "empty";
  env?: Record<string, string>;
  port?: number;
};

export type Server = {
  url: string;
  /** Admin-scoped API token; works on a `ready` installation. */
  token: string;
  admin: { email: string; password: string };
  databaseUrl: string;
  pid: () => number;
  /** What the running process wrote. */
  logs: () => string;
  /** SIGTERM, and waits; answers the exit code. */
  stop: () => Promise<number | null>;
  /** SIGKILL, and waits. */
  kill9: () => Promise<void>;
  /** Starts it again on the same port and database, after a stop when it runs. */
  restart: (env?: Record<string, string>) => Promise<void>;
  /** Ends it and removes its database. */
  remove: () => Promise<void>;
};

/** The variables of this process without those that Burnline or its database driver reads. */
function foreignEnvironment(): NodeJS.ProcessEnv {
  const own = /^(BURNLINE_|DATABASE_URL$|PORT$|NEXTAUTH_|NODE_ENV$|TEST_DATABASE_URL$|PG)/;
  return { NODE_ENV: "production", ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name))) };
}

/** Starts the production build as `next start` on a database of its own, and waits for /healthz. */
export async function startServer({ database = "sqlite", installation = "ready", env = {}, port }: ServerOptions = {}): Promise<Server> {
  const store = typeof database === "string" ? await emptyDatabase(database) : database;
  const number = port ?? (await freePort());
  const url = `http://localhost:${number}`;
  const headless = installation === "ready" ? { BURNLINE_ADMIN_EMAIL: admin.email, BURNLINE_ADMIN_PASSWORD: admin.password, BURNLINE_API_TOKEN: adminToken } : {};
  const start = (more: Record<string, string>): Promise<Child> =>
    startChild(process.execPath, nextStart(number), {
      cwd: root,
      readyUrl: `http://127.0.0.1:${number}/healthz`,
      env: { ...foreignEnvironment(), NEXT_TELEMETRY_DISABLED: "1", TZ: "UTC", DATABASE_URL: store.url, BURNLINE_URL: url, BURNLINE_SECRET: "e2e-secret-e2e-secret-e2e-secret-0", ...headless, ...env, ...more },
    });

  let child: Child;
  try {
    child = await start({});
  } catch (error) {
    await store.remove();
    throw error;
  }
  return {
    url,
    token: adminToken,
    admin,
    databaseUrl: store.url,
    pid: () => child.pid,
    logs: () => child.logs(),
    stop: () => child.end("SIGTERM"),
    kill9: async () => {
      await child.end("SIGKILL");
    },
    restart: async (more = {}) => {
      await child.end("SIGTERM");
      child = await start(more);
    },
    remove: async () => {
      await child.end("SIGKILL");
      await store.remove();
    },
  };
}
