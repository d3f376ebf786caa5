import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
const running = new Set();

/** Ends the child with everything that it started. */
function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/**
 * Passes a signal on and ends this process once the children have ended, after ten seconds at the
 * latest.
 */
function interrupt(signal) {
  for (const child of running) {
    endGroup(child, signal);
    child.once("close", () => process.exit(130));
  }
  setTimeout(() => {
    for (const child of running) endGroup(child, "SIGKILL");
    process.exit(130);
  }, 10_000).unref();
}

function track(child) {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, interrupt);
  running.add(child);
}

function untrack(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of SIGNALS) process.off(signal, interrupt);
}

/**
 * Runs a command in a process group of its own until it ends; answers its exit code (null after a
 * signal), whether the time ran out and, with `capture`, what it wrote.
 */
export function run(command, args, { env = {}, cwd = root, capture = false, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const out = capture ? "pipe" : "inherit";
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ["ignore", out, out],
    });
    let output = "";
    let timedOut = false;
    const collect = (chunk) => (output += chunk);
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const timer =
      timeoutMs &&
      setTimeout(() => {
        timedOut = true;
        endGroup(child, "SIGKILL");
      }, timeoutMs);
    child.on("spawn", () => track(child));
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      untrack(child);
      resolve({ code, output, timedOut });
    });
  });
}

export const runNode = (args, options) => run(process.execPath, args, options);
