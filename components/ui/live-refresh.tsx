"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { RelativeTime } from "./relative-time";

const EVERY_MS = 30_000;
const WITHOUT_STREAM_MS = 5000;

/**
 * "updated 12 s ago", and a page that renews its data while it is being looked at; focus and scroll stay. With `stream` it does so as soon
 * as something has changed; a hidden page lets go of its connection, because a browser has few of them. `seen`: the revision that the page shows, so
 * that what comes between the page and the stream is told, too.
 */
export function LiveRefresh({ at, stream, seen }: { at: number; stream?: string; seen?: number }) {
  const router = useRouter();
  const shown = useRef(seen);
  useEffect(() => {
    shown.current = seen;
  }, [seen]);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const renew = () => document.visibilityState === "visible" && router.refresh();
    const timer = setInterval(renew, broken ? WITHOUT_STREAM_MS : EVERY_MS);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [router, broken]);
  useEffect(() => {
    if (stream === undefined) return;
    let source: EventSource | null = null;
    const follow = () => {
      source?.close();
      source = null;
      if (document.visibilityState !== "visible") return;
      source = new EventSource(shown.current === undefined ? stream : `${stream}&seen=${shown.current}`);
      source.addEventListener("open", () => setBroken(false));
      source.addEventListener("error", () => setBroken(true));
      source.addEventListener("changed", () => router.refresh());
    };
    follow();
    document.addEventListener("visibilitychange", follow);
    return () => {
      source?.close();
      document.removeEventListener("visibilitychange", follow);
    };
  }, [router, stream]);
  // Wide enough for whatever it comes to say, so that nothing beside it moves.
  return <span className="inline-block min-w-34 text-sm text-faint">updated <RelativeTime at={at} now={at} /></span>;
}
