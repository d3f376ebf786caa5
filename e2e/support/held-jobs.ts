import { expect } from "@playwright/test";
import { rowsOf } from "./rows";
import { instantIn, runStatement } from "./run-statement";

const HOLDER = "the sweep";
/** A lease that is further ahead holds nobody back. */
const HELD_MS = 4 * 60_000;
const RENEWED_EACH_MS = 60_000;

/**
 * Holds the leases of these jobs, as another process that is busy with them would, so that whatever
 * is written was written by the story. Waits for those that run; answers how to let them go.
 */
export async function holdJobs(
  databaseUrl: string,
  names: readonly string[],
): Promise<() => Promise<void>> {
  const instant = (at: number) => instantIn(databaseUrl, at);
  const hold = async () => {
    const values = names.map(
      (name) => `('${name}', '${HOLDER}', ${instant(Date.now() + HELD_MS)})`,
    );
    await runStatement(
      databaseUrl,
      `insert into leases (name, holder, expires_at) values ${values.join(", ")}
       on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
       where leases.holder = excluded.holder or leases.expires_at <= ${instant(Date.now())}`,
    );
  };
  const free = async () => {
    await hold();
    const held = await rowsOf<{ name: string }>(
      databaseUrl,
      `select name from leases where holder = '${HOLDER}'`,
    );
    return names.filter((name) => !held.some((lease) => lease.name === name));
  };
  await expect.poll(free, { message: "jobs that still run" }).toEqual([]);
  const failures: unknown[] = [];
  const renewal = setInterval(
    () => void hold().catch((error: unknown) => failures.push(error)),
    RENEWED_EACH_MS,
  );
  return async () => {
    clearInterval(renewal);
    expect(failures, "the leases were renewed").toEqual([]);
    await runStatement(databaseUrl, `delete from leases where holder = '${HOLDER}'`);
  };
}
