import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { buildIfStale } from "./setup/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { readEnvironment, requireNode } from "./setup/environment.mjs";
import { root } from "./setup/paths.mjs";
import { serverProgram } from "./setup/server-program.mjs";
import { main, Stop } from "./setup/stop.mjs";

const ASKED_TO_STOP = new Set([0, 130, 143]);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) =>
      reject(
        new Stop(
          error.code === "EADDRINUSE"
            ? `Port ${port} is in use. Choose another one: PORT=${port + 1} npm start`
            : `Port ${port} cannot be opened (${error.code}). Choose another one: PORT=8080 npm start`,
        ),
      ),
    );
    probe.listen(port, () => probe.close(resolve));
  });
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

async function announce(port, address, server) {
  const startedMs = performance.now();
  const local = `http://127.0.0.1:${port}`;
  while (!(await answers(`${local}/healthz`))) {
    if (server.exitCode !== null || server.signalCode !== null) return;
    await pause(100);
  }
  console.log(`Starting … ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  const front = await fetch(`${local}/`, {
    redirect: "manual",
    signal: AbortSignal.timeout(30_000),
  });
  console.log(`\nBurnline is at ${address}`);
  if (new URL(front.headers.get("location") ?? "/", local).pathname === "/setup")
    console.log(`Nothing is set up yet: begin at ${address}/setup`);
}

function serve(port, address) {
  // A group of its own: Ctrl-C reaches the server once, through this process.
  const server = spawn(process.execPath, [serverProgram()], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  let asked = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      asked = true;
      server.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    });
  }
  server.on("exit", (code) =>
    process.exit(asked && (code === null || ASKED_TO_STOP.has(code)) ? 0 : (code ?? 1)),
  );
  return announce(port, address, server);
}

await main(async () => {
  requireNode();
  const { port, address } = readEnvironment();
  await requireFreePort(port);
  await installDependencies({ dev: false });
  await buildIfStale();
  await serve(port, address);
});
