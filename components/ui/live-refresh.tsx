"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { cx } from "./class-names";
import { Instant } from "./instant";
import { RelativeTime } from "./relative-time";
import { useSession } from "./session";

const EVERY_MS = 30_000;
const WITHOUT_STREAM_MS = 5000;

/**
 * "updated 12 s ago", and a page that renews its data while it is being looked at; focus and scroll
 * stay. With `stream` it does so as soon as something has changed; a hidden page lets go of its
 * connection, because a browser has few of them. `seen`: the revision that the page shows, so that
 * what changed between the page and the stream is sent, too.
 */
export function LiveRefresh({ at, stream, seen }: { at: number; stream?: string; seen?: number }) {
  const router = useRouter();
  const { state, connection, check } = useSession();
  const lost = connection === "lost";
  const going = state === "going";
  const shown = useRef(seen);
  useEffect(() => {
    shown.current = seen;
  }, [seen]);
  const [broken, setBroken] = useState(false);
  // What comes while the server is asked is in what is fetched afterwards.
  const asking = useRef(false);
  // Without the check, a page that may not be shown any more would give way to another, and what is
  // typed on it would be lost.
  const renew = useEffectEvent(async () => {
    if (document.visibilityState !== "visible" || asking.current) return;
    asking.current = true;
    const now = await check();
    asking.current = false;
    if (now === "going") router.refresh();
  });
  const paused = useRef(false);
  useEffect(() => {
    if (going && !lost && paused.current) void renew();
    paused.current = !going || lost;
  }, [going, lost]);
  useEffect(() => {
    if (!going) return;
    const again = () => void renew();
    const timer = setInterval(again, broken ? WITHOUT_STREAM_MS : EVERY_MS);
    document.addEventListener("visibilitychange", again);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [going, broken]);
  useEffect(() => {
    if (stream === undefined || !going || lost) return;
    let source: EventSource | null = null;
    const follow = () => {
      source?.close();
      source = null;
      if (document.visibilityState !== "visible") return;
      source = new EventSource(
        shown.current === undefined ? stream : `${stream}&seen=${shown.current}`,
      );
      source.addEventListener("open", () => setBroken(false));
      source.addEventListener("error", () => {
        setBroken(true);
        // A server that is gone says so to nobody: it is noticed here first.
        void check();
      });
      source.addEventListener("changed", () => void renew());
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      source?.close();
      document.removeEventListener("visibilitychange", follow);
    };
  }, [going, lost, stream, check]);
  // Wide enough for whatever it comes to say, so that nothing beside it moves.
  return (
    <span
      className={cx(
        "inline-block min-w-34 text-sm",
        lost ? "font-medium text-warning" : "text-faint",
      )}
    >
      {lost ? (
        <>
          not live: as of <Instant at={at} style="time" />
        </>
      ) : (
        <>
          updated <RelativeTime at={at} now={at} />
        </>
      )}
    </span>
  );
}
