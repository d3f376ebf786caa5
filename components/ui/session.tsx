"use client";

import { usePathname } from "next/navigation";
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { UPDATED } from "@/lib/form/action-state";
import { cx } from "./class-names";
import { StatusMessage } from "./status-message";

const AGAIN_MS = 4000;

/** `going`: the page may renew itself. Otherwise that would lead away from it: nobody is signed in any more, somebody else is, or the server is newer than the page. */
type SessionState = "going" | "ended" | "other" | "updated";

type SessionScope = {
  state: SessionState;
  /** Asks the server; false also where it does not answer. */
  check: () => Promise<boolean>;
  /** The server has said that nobody is signed in. */
  ended: () => void;
};

const SessionContext = createContext<SessionScope>({ state: "going", check: async () => true, ended: () => undefined });
export const useSession = (): SessionScope => useContext(SessionContext);

/** Knows whether what the page was made for still holds; once it does not, asks until it does again. */
export function SessionWatch({ user, build, children }: { user: number; build: string; children: ReactNode }) {
  const [state, setState] = useState<SessionState>("going");
  const check = useCallback(async () => {
    const now = await askedSession(user, build);
    if (now !== null) setState(now);
    return now === "going";
  }, [user, build]);
  useEffect(() => {
    if (state === "going" || state === "updated") return;
    const again = () => void check();
    const timer = setInterval(again, AGAIN_MS);
    window.addEventListener("focus", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", again);
    };
  }, [state, check]);
  // Always the same one: a form tells of each answer once, not again when the session is back.
  const ended = useCallback(() => setState((before) => (before === "going" ? "ended" : before)), []);
  const scope = useMemo(() => ({ state, check, ended }), [state, check, ended]);
  return <SessionContext value={scope}>{children}</SessionContext>;
}

/** Null where no answer came. */
async function askedSession(user: number, build: string): Promise<SessionState | null> {
  try {
    const answer = await fetch("/api/session", { cache: "no-store" });
    if (answer.status === 401) return "ended";
    if (!answer.ok) return null;
    const now = (await answer.json()) as { user: number; build: string };
    if (now.build !== build) return "updated";
    return now.user === user ? "going" : "other";
  } catch {
    return null;
  }
}

/** Says why the page does not renew itself; also in dialogs, because nothing outside a modal one can be read or pressed. */
export function SessionNote({ className }: { className?: string }) {
  const { state } = useSession();
  return <div role="status" className={state === "going" ? "contents" : cx("bg-surface", className)}>{state !== "going" && <StatusMessage kind="warning" quiet><Words state={state} /></StatusMessage>}</div>;
}

function Words({ state }: { state: Exclude<SessionState, "going"> }) {
  const path = usePathname();
  switch (state) {
    case "ended":
      return <>You are signed out. What you have written is still here. <a href={`/sign-in?next=${encodeURIComponent(path)}`} target="_blank" className="font-medium underline">Sign in in another tab</a>, then go on.</>;
    case "other":
      return "You are signed in as somebody else now. What you have written is still here: copy it, then reload the page.";
    case "updated":
      return `${UPDATED} What you have written is still here: copy it, then reload the page.`;
    default:
      return state satisfies never;
  }
}
