import { spawn, type ChildProcess } from "node:child_process";

const LOG_LIMIT = 200_000;
const READY_LIMIT_MS = 120_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export type Child = {
  pid: number;
  /** What it wrote to both streams, the last 200,000 characters. */
  logs: () => string;
  /**
   * Sends the signal if it still runs, and waits until it has ended; answers the exit code, null
   * after a signal.
   */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

async function answers(url: string): Promise<boolean> {
  try {
    return (
      (await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(5000) })).status < 400
    );
  } catch {
    return false;
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/**
 * Starts a program and waits until `readyUrl` answers; throws with what it wrote when it ends
 * before that.
 */
export async function startChild(
  command: string,
  args: string[],
  options: { readyUrl: string; env?: NodeJS.ProcessEnv; cwd?: string },
): Promise<Child> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  const collect = (chunk: Buffer) => (written = (written + chunk.toString()).slice(-LOG_LIMIT));
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const spawned = new Promise<void>((resolve, reject) =>
    child.once("spawn", resolve).once("error", reject),
  );
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  void ended.then(() => process.off("exit", killWithUs));
  await spawned;

  const deadline = performance.now() + READY_LIMIT_MS;
  while (!(await answers(options.readyUrl))) {
    if (hasEnded(child))
      throw new Error(
        `${command} ended with ${String(child.exitCode ?? child.signalCode)} before it was ready:\n${written.slice(-4000)}`,
      );
    if (performance.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(
        `${options.readyUrl} did not answer in ${READY_LIMIT_MS / 1000} s:\n${written.slice(-4000)}`,
      );
    }
    await pause(50);
  }
  return {
    pid: child.pid ?? 0,
    logs: () => written,
    end: (signal) => {
      if (!hasEnded(child)) child.kill(signal);
      return ended;
    },
  };
}
