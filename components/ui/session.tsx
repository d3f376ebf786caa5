"use client";

import { usePathname } from "next/navigation";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { UPDATED, type FailureReason } from "@/lib/form/action-state";
import type { PageStamp } from "@/lib/form/page-stamp";
import { cx } from "./class-names";
import { ConnectionNote, retryMs, useConnection, type Connection } from "./connection";
import { askSession, sessionCheck, type SessionCheck, type SessionState } from "./session-check";
import { StatusMessage } from "./status-message";
import { tabId } from "./tab-id";
import { holdsUnsent, type Control } from "./unsent-input";

const AGAIN_MS = 4000;
/** A page that does not renew itself notices by this that the server is gone. */
const HEARTBEAT_MS = 30_000;
/**
 * No page that is younger is reloaded: while servers are replaced one by one, it can be answered
 * by an old one once more.
 */
const RELOAD_MS = 10_000;

type SessionScope = {
  state: SessionState;
  connection: Connection;
  /** Asks the server. */
  check: SessionCheck;
  /** Null outside of what somebody is signed in for. */
  made: PageStamp | null;
  /** A form was not taken for that reason. */
  refused: (reason: FailureReason) => void;
};

const SessionContext = createContext<SessionScope>({
  state: "going",
  connection: "connected",
  check: async () => "going",
  made: null,
  refused: () => undefined,
});
export const useSession = (): SessionScope => useContext(SessionContext);

/**
 * Knows whether what the page was made for still holds; once it does not, asks until it does again.
 */
export function SessionWatch({
  user,
  build,
  children,
}: {
  user: number;
  build: string;
  children: ReactNode;
}) {
  const [state, setState] = useState<SessionState>("going");
  const { connection, heard } = useConnection();
  const check = useMemo(() => {
    const tell = (answer: SessionState | null) => {
      heard(answer !== null);
      if (answer !== null) setState(answer);
    };
    return sessionCheck(() => askSession(user, build), tell);
  }, [user, build, heard]);
  const againMs = state === "ended" || state === "other" ? AGAIN_MS : retryMs(connection);
  useRetry(check, againMs);
  useHeartbeat(check);
  useReload(state === "updated");
  // On every page: a tab that is made as a copy of this one must not find its name.
  useEffect(() => void tabId(), []);
  // Always the same one: a form tells of each answer once, not again when the session is back.
  const refused = useCallback(
    (reason: FailureReason) => {
      if (reason !== "signed-out" && reason !== "updated") return;
      if (reason === "signed-out") setState((before) => (before === "going" ? "ended" : before));
      void check();
    },
    [check],
  );
  const scope = useMemo(
    () => ({ state, connection, check, made: { user, build }, refused }),
    [state, connection, check, user, build, refused],
  );
  return <SessionContext value={scope}>{children}</SessionContext>;
}

/** Asks again while there is reason to, at once when the reader comes back. */
function useRetry(check: SessionCheck, againMs: number | null): void {
  useEffect(() => {
    if (againMs === null) return;
    const again = () => void (document.hidden || check());
    const timer = setInterval(again, againMs);
    window.addEventListener("focus", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [againMs, check]);
}

/** Asks now and then, where nothing else on the page has. */
function useHeartbeat(check: SessionCheck): void {
  useEffect(() => {
    const timer = setInterval(() => void (document.hidden || check(HEARTBEAT_MS)), HEARTBEAT_MS);
    return () => clearInterval(timer);
  }, [check]);
}

/** Reloads the page as soon as nothing on it could be lost. */
function useReload(due: boolean): void {
  const typed = useRef(new Set<Control>());
  useEffect(() => {
    const note = ({ target }: Event) => {
      if (
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement ||
        target instanceof HTMLSelectElement
      )
        typed.current.add(target);
    };
    document.addEventListener("input", note);
    return () => document.removeEventListener("input", note);
  }, []);
  useEffect(() => {
    if (!due) return;
    const reload = () => {
      if (performance.now() > RELOAD_MS && !holdsUnsent(document, typed.current))
        window.location.reload();
    };
    reload();
    const timer = setInterval(reload, RELOAD_MS);
    return () => clearInterval(timer);
  }, [due]);
}

/**
 * Says why the page does not renew itself; also in dialogs, because nothing outside a modal one can
 * be read or pressed.
 */
export function SessionNote({ className }: { className?: string }) {
  const { state, connection } = useSession();
  const silent = state === "going" && connection !== "lost" && connection !== "back";
  return (
    <div role="status" className={silent ? "contents" : cx("bg-surface", className)}>
      {state !== "going" && (
        <StatusMessage kind="warning" quiet>
          <Words state={state} />
        </StatusMessage>
      )}
      {state === "going" && <ConnectionNote connection={connection} />}
    </div>
  );
}

function Words({ state }: { state: Exclude<SessionState, "going"> }) {
  const path = usePathname();
  switch (state) {
    case "ended":
      return (
        <>
          You are signed out. What you have written is still here.{" "}
          <a
            href={`/sign-in?next=${encodeURIComponent(path)}`}
            target="_blank"
            className="font-medium underline"
          >
            Sign in in another tab
          </a>
          , then go on.
        </>
      );
    case "other":
      return "You are signed in as someone else now. What you have written is still here: copy it, then reload the page.";
    case "updated":
      return `${UPDATED} What you have written is still here: copy it, then reload the page.`;
    default:
      return state satisfies never;
  }
}
