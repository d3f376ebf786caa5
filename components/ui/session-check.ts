/**
 * `going`: the page may renew itself. Otherwise that would lead away from it: nobody is signed in
 * any more, someone else is, or the server is newer than the page.
 */
export type SessionState = "going" | "ended" | "other" | "updated";

/**
 * Null where no answer came. With `freshMs` the server is not asked where it has answered "going"
 * less than that ago.
 */
export type SessionCheck = (freshMs?: number) => Promise<SessionState | null>;

/**
 * Asks once for all who want to know at the same time; `tell` hears every answer, and null where
 * none came.
 */
export function sessionCheck(
  ask: () => Promise<SessionState | null>,
  tell: (state: SessionState | null) => void,
): SessionCheck {
  let running: Promise<SessionState | null> | null = null;
  let wentAt = -Infinity;
  const asked = async (): Promise<SessionState | null> => {
    const state = await ask();
    running = null;
    wentAt = state === "going" ? Date.now() : -Infinity;
    tell(state);
    return state;
  };
  return async (freshMs = 0) => (Date.now() - wentAt < freshMs ? "going" : (running ??= asked()));
}

const WAIT_MS = 10_000;

export async function askSession(user: number, build: string): Promise<SessionState | null> {
  try {
    const answer = await fetch("/api/session", {
      cache: "no-store",
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (answer.status === 401) return "ended";
    if (!answer.ok) return null;
    const now = (await answer.json()) as { user: number; build: string };
    if (now.build !== build) return "updated";
    return now.user === user ? "going" : "other";
  } catch {
    return null;
  }
}
