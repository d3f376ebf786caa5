"use client";

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import { displayZone } from "@/lib/preferences/preferences";
import { keepPreference } from "./preference-cookie";

type ZoneScope = { timeZone: string; utc: boolean; setUtc: (utc: boolean) => void };

const ZoneContext = createContext<ZoneScope>({
  timeZone: "UTC",
  utc: true,
  setUtc: () => undefined,
});

/**
 * The first visit is written in UTC until the browser has told its zone; from then on a cookie
 * tells the server.
 */
export function TimeZoneProvider({
  zone,
  utc,
  children,
}: {
  zone: string | null;
  utc: boolean;
  children: ReactNode;
}) {
  const reader = useSyncExternalStore(never, browserZone, () => zone);
  const [inUtc, setInUtc] = useState(utc);
  useEffect(() => {
    if (reader !== null && reader !== zone) keepPreference("zone", reader);
  }, [reader, zone]);
  const setUtc = useCallback((next: boolean) => {
    setInUtc(next);
    keepPreference("utc", next ? "1" : "0");
  }, []);
  return (
    <ZoneContext
      value={{ timeZone: displayZone({ zone: reader, utc: inUtc }), utc: inUtc, setUtc }}
    >
      {children}
    </ZoneContext>
  );
}

export function useTimeZone(): ZoneScope {
  return useContext(ZoneContext);
}

const never = () => () => undefined;

function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
