"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { RelativeTime } from "./relative-time";

const EVERY_MS = 30_000;

/** "updated 12 s ago", and a page that renews its data while it is being looked at; focus and scroll stay. */
export function LiveRefresh({ at }: { at: number }) {
  const router = useRouter();
  useEffect(() => {
    const renew = () => document.visibilityState === "visible" && router.refresh();
    const timer = setInterval(renew, EVERY_MS);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [router]);
  return <span className="text-sm text-faint">updated <RelativeTime at={at} now={at} /></span>;
}
