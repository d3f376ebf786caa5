import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import getPort from "get-port";
import { startChild } from "../e2e/support/child";
import { programs, root } from "../scripts/setup/paths.mjs";
import { runNode } from "../scripts/setup/run.mjs";

export type EmptyApp = { url: string; folder: string; stop: () => Promise<number | null> };

const filesOf = (bytes: number): Record<string, string> => ({
  "package.json": `{ "private": true, "type": "module" }`,
  "next.config.mjs": `export default { poweredByHeader: false, turbopack: { root: "/" } };`,
  "app/layout.jsx": `export const metadata = { title: "Empty", description: "Nothing" };
export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.jsx": `export const dynamic = "force-dynamic";
export default function Page() { return <main><h1>Empty</h1><p>{${JSON.stringify(fillerOf(bytes))}}</p></main>; }`,
});

/** Next sends it twice: as HTML, and for the script that takes it over. */
const fillerOf = (bytes: number): string => "empty ".repeat(Math.ceil(bytes / 2 / "empty ".length));

/**
 * What Next itself costs: an app with one dynamic page of that length, built and served by the
 * same Next.
 */
export async function startEmptyApp(parent: string, bytes: number): Promise<EmptyApp> {
  // Not inside the project: Next would find the proxy and the instrumentation there on its way up.
  const folder = path.join(parent, "empty");
  for (const [name, content] of Object.entries(filesOf(bytes))) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const { code, output } = await runNode([programs.next, "build"], {
    cwd: folder,
    env,
    capture: true,
  });
  if (code !== 0) throw new Error(`The empty page could not be built:\n${output}`);
  const port = await getPort();
  const url = `http://localhost:${port}`;
  const child = await startChild(process.execPath, [programs.next, "start", "-p", String(port)], {
    cwd: folder,
    readyUrl: url,
    env: { ...process.env, ...env },
  });
  return { url, folder, stop: () => child.end("SIGTERM") };
}
