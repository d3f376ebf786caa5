import { restrictionBodyOf } from "@/lib/on-call/body-of";
import type { LevelWhen } from "./level-when";

/** What the schema reads back as the same. */
export const whenBodyOf = ({ severities, hours }: LevelWhen) => ({
  severities: [...severities],
  hours: hours && { ...hours, restrictions: hours.restrictions.map(restrictionBodyOf) },
});
