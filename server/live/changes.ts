import "server-only";
import { auditToken } from "@/db/store/audit";
import { logOutage } from "@/server/logging/outage";
import { isStopping } from "@/server/start/stopping";

/**
 * Told after each change of anything that leaves a row in the audit log, and once when the server
 * stops.
 */
export type Listener = { userId: number; changed: () => void; stopped: () => void };

type Watch = {
  listeners: Set<Listener>;
  timer: ReturnType<typeof setInterval> | null;
  token: string | null;
  asking: boolean;
  failing: boolean;
};

const LOOK_MS = 500;
// One look for all that listen, also across processes that share a PostgreSQL.
const holder = globalThis as typeof globalThis & { burnlineChanges?: Watch };

const watch = (): Watch =>
  (holder.burnlineChanges ??= {
    listeners: new Set(),
    timer: null,
    token: null,
    asking: false,
    failing: false,
  });

export const listenerCount = (): number => watch().listeners.size;

export const listenersOf = (userId: number): number =>
  [...watch().listeners].filter((listener) => listener.userId === userId).length;

/** Looks at the store twice a second while anybody listens; answers how to stop listening. */
export function onChange(listener: Listener): () => void {
  const state = watch();
  state.listeners.add(listener);
  state.timer ??= setInterval(() => void look(state), LOOK_MS).unref();
  return () => {
    state.listeners.delete(listener);
    if (state.listeners.size > 0 || !state.timer) return;
    clearInterval(state.timer);
    Object.assign(state, { timer: null, token: null });
  };
}

async function look(state: Watch): Promise<void> {
  if (isStopping()) {
    for (const listener of [...state.listeners]) listener.stopped();
    return;
  }
  if (state.asking) return;
  state.asking = true;
  try {
    const token = await auditToken();
    // The first look tells, too: what changed between a listener's own look and this one would be
    // missed.
    if (state.token !== token) for (const listener of [...state.listeners]) listener.changed();
    Object.assign(state, { token, failing: false });
  } catch (error) {
    // Whoever listens falls back on its own; said once, not twice a second.
    if (!state.failing) logOutage(error, "live");
    state.failing = true;
  } finally {
    state.asking = false;
  }
}
