import { timeOfDay } from "@/lib/on-call/body-of";
import type { Rotation } from "@/lib/on-call/schedule";
import { WEEKDAY_WORDS } from "./weekday-words";

/** "1 week, Monday 09:00", "12 hours, 08:00". */
export function rotationWords(rotation: Rotation): string {
  const { unit, every, handoff } = rotation;
  const turns = every === 1 ? `1 ${unit}` : `${every} ${unit}s`;
  const time = timeOfDay(handoff);
  if (rotation.unit === "week") return `${turns}, ${WEEKDAY_WORDS[rotation.weekday]} ${time}`;
  return rotation.unit === "month" ? `${turns}, day ${rotation.day}, ${time}` : `${turns}, ${time}`;
}
