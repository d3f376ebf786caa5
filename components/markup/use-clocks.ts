import { useEffect } from "react";
import { useTimeZone } from "../ui/time-zone";
import { renewClockTimes } from "./clock-times";

const EVERY_MS = 1000;

/** Keeps the times going in what was written out as HTML, in the reader's zone. */
export function useClocks(): void {
  const { timeZone } = useTimeZone();
  useEffect(() => {
    const renew = () => renewClockTimes(document, Date.now(), timeZone);
    renew();
    const timer = setInterval(renew, EVERY_MS);
    return () => clearInterval(timer);
  }, [timeZone]);
}
