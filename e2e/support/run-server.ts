import getPort from "get-port";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { serverProgram } from "../../scripts/setup/server-program.mjs";
import { startChild, type Child } from "./child";
import type { TestDatabase } from "./database";

const root = process.cwd();

export const admin = { email: "admin@example.com", password: "correct horse battery staple" };
const adminToken = `bl_${"e2eAdminToken0".repeat(3)}`;

export type RunOptions = {
  database: TestDatabase;
  /** Has the admin and the token above; without, it begins at /setup. */
  headless: boolean;
  env?: Record<string, string>;
  port?: number | undefined;
  /** A session that its database holds for the admin. */
  cookie?: string | undefined;
  /** Keeps its compiled code for the servers that follow; it has to be stopped, not killed. */
  keepsCode?: boolean;
};

export type Server = {
  url: string;
  /** Admin-scoped API token; works on a `ready` installation. */
  token: string;
  admin: { email: string; password: string; cookie?: string | undefined };
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
  return {
    NODE_ENV: "production",
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name))),
  };
}

const COMMON = {
  NEXT_TELEMETRY_DISABLED: "1",
  TZ: "UTC",
  BURNLINE_SECRET: "e2e-secret-e2e-secret-e2e-secret-0",
  // Sources of the tests listen on loopback.
  BURNLINE_SOURCE_NETWORKS: "127.0.0.0/8",
};
const CODE_CACHE = fileURLToPath(new URL("code-cache.cjs", import.meta.url));

/** Reads the compiled code of the run's servers before it, where there is a run. */
function codeCache(keepsCode: boolean, nodeOptions = ""): Record<string, string> {
  const folder = process.env.E2E_RUN_FOLDER;
  if (folder === undefined) return {};
  return {
    NODE_OPTIONS: `${nodeOptions} --require ${CODE_CACHE}`.trim(),
    E2E_CODE_CACHE: path.join(folder, "code-cache"),
    ...(keepsCode ? { E2E_CODE_CACHE_WRITES: "1" } : {}),
  };
}

const HEADLESS = {
  BURNLINE_ADMIN_EMAIL: admin.email,
  BURNLINE_ADMIN_PASSWORD: admin.password,
  BURNLINE_API_TOKEN: adminToken,
};

/** Starts the production build on a database, and waits for /healthz. */
export async function runServer({
  database,
  headless,
  env = {},
  port,
  cookie,
  keepsCode = false,
}: RunOptions): Promise<Server> {
  const number = port ?? (await getPort());
  const url = `http://localhost:${String(number)}`;
  const own = {
    PORT: String(number),
    DATABASE_URL: database.url,
    BURNLINE_URL: url,
    ...(headless ? HEADLESS : {}),
    ...env,
  };
  const start = (more: Record<string, string>): Promise<Child> =>
    startChild(process.execPath, [serverProgram()], {
      cwd: root,
      readyUrl: `http://127.0.0.1:${String(number)}/healthz`,
      env: {
        ...foreignEnvironment(),
        ...COMMON,
        ...own,
        ...more,
        ...codeCache(keepsCode, more.NODE_OPTIONS ?? env.NODE_OPTIONS),
      },
    });

  let child: Child;
  try {
    child = await start({});
  } catch (error) {
    await database.remove();
    throw error;
  }
  return {
    url,
    token: adminToken,
    admin: { ...admin, cookie },
    databaseUrl: database.url,
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
      await database.remove();
    },
  };
}
