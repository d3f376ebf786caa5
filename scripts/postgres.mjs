import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import pg from "pg";
import { findPostgres } from "./setup/programs.mjs";
import { Stop } from "./setup/stop.mjs";

const SUPERUSER = "burnline";
const DURABLE = ["synchronous_commit=on", "fsync=on", "full_page_writes=on"];
/**
 * What is lost when the machine stops is lost: nothing here waits for a disk, nor compiles a query
 * that is run once.
 */
const HASTY = [
  "synchronous_commit=off",
  "fsync=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "checkpoint_timeout=1h",
  "max_wal_size=2GB",
  "shared_buffers=256MB",
  "jit=off",
];
const RESTARTS = 50;
const RESTART_PAUSE_MS = 100;

/** PostgreSQL refuses to run as root: the user to run it as, or nothing when we are not root. */
function owner() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      spawnSync("id", [flag, name], { encoding: "utf8" }).stdout.trim(),
    );
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Stop(
    "PostgreSQL does not run as root, and there is no user called postgres or nobody to run it as.",
  );
}

function initialise(bin, data, options) {
  const { status, stderr } = spawnSync(
    `${bin}initdb`,
    ["-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...options, encoding: "utf8" },
  );
  if (status !== 0) throw new Stop(`initdb failed: ${stderr.trim()}`);
}

function untilReady(server) {
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr.on("data", (chunk) => {
      log = (log + chunk).slice(-4000);
      if (log.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => reject(new Stop(`PostgreSQL did not start:\n${log}`)));
  });
}

/**
 * Starts a throw-away PostgreSQL on the loopback address; it ends with this process at the latest.
 * `durable`: waits for the disk as in real life, for tests that kill it.
 */
export async function startPostgres({ port, durable = false } = {}) {
  const bin = findPostgres();
  if (bin === null)
    throw new Stop(
      "PostgreSQL is not installed (initdb, postgres). On Debian: apt-get install postgresql. Or set TEST_DATABASE_URL to a server that you run.",
    );
  const user = owner();
  const folder = mkdtempSync(path.join(tmpdir(), "burnline-postgres-"));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  const options = { ...user, cwd: folder };
  initialise(bin, data, options);
  const number = port ?? (await getPort());
  const settings = [
    `port=${number}`,
    "listen_addresses=127.0.0.1",
    `unix_socket_directories=${folder}`,
    "max_connections=100",
    ...(durable ? DURABLE : HASTY),
  ];
  const launch = () =>
    spawn(`${bin}postgres`, ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
      ...options,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
  let server = launch();

  const remove = () => rmSync(folder, { recursive: true, force: true });
  const endNow = () => {
    server.kill("SIGQUIT");
    remove();
  };
  process.once("exit", endNow);
  const ready = async () => {
    await untilReady(server);
    server.unref();
    server.stderr.unref();
  };
  await ready();

  async function end(signal) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.ref();
    server.kill(signal);
    await ended;
  }
  async function stop() {
    process.off("exit", endNow);
    await end("SIGINT");
    remove();
  }
  /** Kills the postmaster without a warning and starts it again on what it left. */
  async function crash() {
    await end("SIGKILL");
    for (let left = RESTARTS; ; left -= 1) {
      try {
        server = launch();
        return await ready();
      } catch (error) {
        // It refuses to start while a backend of the killed one is still there.
        if (left === 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS));
      }
    }
  }
  return { url: `postgres://${SUPERUSER}@127.0.0.1:${number}/postgres`, stop, crash };
}

let counter = 0;

/** Makes an empty database on the server of `serverUrl`; its name says that it is for tests. */
export async function createDatabase(
  serverUrl,
  name = `burnline_test_${process.pid}_${++counter}`,
) {
  const execute = async (statement) => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await execute(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(`drop database if exists ${name} with (force)`) };
}
