import { writeFile } from "node:fs/promises";
import path from "node:path";
import getPort from "get-port";
import { findAlertmanager } from "../../scripts/setup/programs.mjs";
import { startChild } from "./child";
import { temporaryFolder } from "./temporary-folder";

/** A receiver in Alertmanager's own words: `webhook_configs`, `pagerduty_configs`. */
type Receiver = { name: string } & Record<string, unknown>;

export type Alertmanager = {
  /** Tells it of an alert as Prometheus does; `endsAt` in the past says that it is over. */
  tell: (labels: Record<string, string>, endsAt?: Date) => Promise<void>;
  logs: () => string;
  /** SIGKILL, then the same one again with what it had stored. */
  killAndRestart: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a real Alertmanager that tells each receiver of every alert, within a second or two. */
export async function startAlertmanager(receivers: readonly Receiver[]): Promise<Alertmanager> {
  const program = findAlertmanager();
  if (program === null)
    throw new Error(
      "Alertmanager is not installed. On Debian: apt-get install prometheus-alertmanager. Or set ALERTMANAGER_PATH.",
    );
  const folder = temporaryFolder("burnline-alertmanager-");
  const config = path.join(folder.path, "alertmanager.yml");
  const [first] = receivers;
  // JSON is YAML.
  await writeFile(
    config,
    JSON.stringify({
      route: {
        receiver: first?.name,
        group_by: ["alertname"],
        group_wait: "1s",
        group_interval: "1s",
        repeat_interval: "1h",
        routes: receivers.map(({ name }) => ({ receiver: name, continue: true })),
      },
      receivers,
    }),
  );
  const address = `127.0.0.1:${String(await getPort())}`;
  const start = () =>
    startChild(
      program,
      [
        `--config.file=${config}`,
        `--storage.path=${path.join(folder.path, "data")}`,
        `--web.listen-address=${address}`,
        "--cluster.listen-address=",
      ],
      { readyUrl: `http://${address}/-/ready` },
    );
  let child = await start();
  return {
    tell: async (labels, endsAt) => {
      const answer = await fetch(`http://${address}/api/v2/alerts`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify([{ labels, ...(endsAt ? { endsAt: endsAt.toISOString() } : {}) }]),
      });
      if (!answer.ok) throw new Error(`Alertmanager answered ${String(answer.status)}`);
    },
    logs: () => child.logs(),
    killAndRestart: async () => {
      await child.end("SIGKILL");
      child = await start();
    },
    stop: async () => {
      await child.end("SIGTERM");
      folder.remove();
    },
  };
}
