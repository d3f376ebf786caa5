import { Stop } from "./stop.mjs";

const MINIMUM_NODE = [20, 9];

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  throw new Stop(
    `Node.js ${MINIMUM_NODE.join(".")} or newer is needed, this is ${version}. Install one from https://nodejs.org and start again.`,
  );
}

function isHttpUrl(text) {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/**
 * The port to serve on; throws one line that says what to do when a variable cannot be used. An
 * empty variable counts as not given.
 */
export function readEnvironment(env = process.env) {
  const port = env.PORT || "3000";
  if (!/^[0-9]{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535)
    throw new Stop(
      `PORT must be a number from 1 to 65535, not "${port}". Example: PORT=8080 npm start`,
    );
  const database = env.DATABASE_URL;
  if (database && !/^(file:.|postgres(ql)?:\/\/.)/.test(database))
    throw new Stop(
      `DATABASE_URL must start with file: or postgres://, not "${database.slice(0, 12)}…". Example: file:./data/burnline.db`,
    );
  if (env.BURNLINE_URL && !isHttpUrl(env.BURNLINE_URL))
    throw new Stop(
      `BURNLINE_URL must be the address that browsers use, such as https://burnline.example.com, not "${env.BURNLINE_URL}".`,
    );
  return {
    port: Number(port),
    address: env.BURNLINE_URL?.replace(/\/$/, "") || `http://localhost:${Number(port)}`,
  };
}
