"use client";

import { useTimeZone } from "./time-zone";
import { ZoneButton } from "./zone-button";

/** Switches every time on the page between the reader's zone and UTC. */
export function ZoneToggle() {
  const { utc, timeZone, setUtc } = useTimeZone();
  return <ZoneButton utc={utc} timeZone={timeZone} onClick={() => setUtc(!utc)} />;
}
