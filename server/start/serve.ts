import { localPort } from "@/server/auth/installation-url";
import { measurements } from "@/server/http/front/measurements";
import { inOrder } from "@/server/http/front/middleware";
import { startJobs } from "@/server/jobs/running";
import { measureStore } from "@/server/metrics/store";
import { verifyConfiguration } from "@/server/setup/configuration";
import { applyHeadlessStart } from "@/server/setup/headless";
import { httpServer, listen } from "./http-server";
import { preparePages } from "./pages";
import { stopGracefully } from "./stop";

/** With an open store: settings, the first administrator, metrics, pages, jobs, and then requests. */
export async function serve(): Promise<void> {
  await verifyConfiguration();
  await applyHeadlessStart();
  measureStore();
  const dev = process.env.NODE_ENV !== "production";
  const port = Number(localPort());
  const { server, connections } = httpServer(
    inOrder([measurements], await preparePages({ dev, port })),
  );
  stopGracefully(connections);
  await listen(server, port);
  startJobs();
}
