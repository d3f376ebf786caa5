"use client";

import { useCallback, useEffect, useState } from "react";
import { StatusMessage } from "./status-message";

/**
 * `doubted`: one answer did not come, which may be a hiccup or a page that is being left. `back`:
 * for a moment after it was lost.
 */
export type Connection = "connected" | "doubted" | "lost" | "back";

const BACK_MS = 8000;
const AGAIN_MS = { doubted: 1000, lost: 4000 } as const;

/** How soon to ask again; null where nothing is missing. */
export const retryMs = (connection: Connection): number | null =>
  connection === "doubted" || connection === "lost" ? AGAIN_MS[connection] : null;

export function nextConnection(before: Connection, answered: boolean): Connection {
  if (!answered) return before === "connected" || before === "back" ? "doubted" : "lost";
  if (before === "lost") return "back";
  return before === "back" ? "back" : "connected";
}

/** Whether the server answers; the page is marked as stale while it does not. */
export function useConnection(): { connection: Connection; heard: (answered: boolean) => void } {
  const [connection, setConnection] = useState<Connection>("connected");
  const heard = useCallback((answered: boolean) => {
    setConnection((before) => nextConnection(before, answered));
  }, []);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-stale", connection === "lost");
    if (connection !== "back") return;
    const timer = setTimeout(() => setConnection("connected"), BACK_MS);
    return () => clearTimeout(timer);
  }, [connection]);
  return { connection, heard };
}

/** Says that the server does not answer, and for a moment that it does again. */
export function ConnectionNote({ connection }: { connection: Connection }) {
  switch (connection) {
    case "connected":
    case "doubted":
      return null;
    case "lost":
      return (
        <StatusMessage kind="warning" quiet>
          Connection lost, trying again. This page is not updated until then; what you type stays.
        </StatusMessage>
      );
    case "back":
      return (
        <StatusMessage kind="ok" quiet>
          Connected again.
        </StatusMessage>
      );
    default:
      return connection satisfies never;
  }
}
