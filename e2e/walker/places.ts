import { fillRoute } from "../support/app-routes";
import type { Places } from "../support/noun";
import { ofAll } from "../support/nouns";
import type { Server } from "../support/server";

/** How each parameter of an address is filled from what the workspace holds. */
const RESOLVERS = ofAll(({ resolvers }) => resolvers);

/**
 * The addresses under which the workspace has a page of this pattern; none where it holds nothing
 * of the kind.
 */
export async function placesOf(pattern: string, server: Server, cookie: string): Promise<string[]> {
  const names = [...pattern.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].flatMap(([, name]) => name ?? []);
  let all: Places[] = [{}];
  // From the last: an SLO says of which service it is.
  for (const name of names.toReversed()) {
    const resolve = RESOLVERS[`${pattern} ${name}`] ?? RESOLVERS[name];
    if (!resolve)
      throw new Error(`Nothing fills [${name}] of ${pattern}: no file of e2e/nouns/ does.`);
    if (all.every((values) => name in values) && all.length > 0) continue;
    const found = await resolve(server, cookie);
    all = all.flatMap((values) => found.map((more) => ({ ...more, ...values })));
  }
  return all.map((values) => fillRoute(pattern, values));
}
