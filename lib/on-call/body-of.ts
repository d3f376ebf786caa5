import { localMinute } from "@/lib/time/local-text";
import type { Layer, Restriction, Rotation } from "./schedule";
import type { ScheduleBody } from "./schema";

type Said = { name: string; team: string; timeZone: string; layers: readonly Layer[] };
type LayerBody = ScheduleBody["layers"][number];

/** What the schema reads back as the same schedule. */
export const scheduleBodyOf = ({ name, team, timeZone, layers }: Said) => ({
  name,
  team,
  timeZone,
  layers: layers.map(layerBodyOf),
});

const layerBodyOf = ({ name, people, rotation, startsAt, endsAt, perTurn, restrictions }: Layer) =>
  ({
    name,
    people: [...people],
    rotation: rotationBodyOf(rotation),
    startsAt: localMinute(startsAt, "UTC"),
    endsAt: endsAt === null ? null : localMinute(endsAt, "UTC"),
    perTurn,
    restrictions: restrictions.map(restrictionBodyOf),
  }) satisfies LayerBody;

const rotationBodyOf = (rotation: Rotation) => ({
  ...rotation,
  handoff: timeOfDay(rotation.handoff),
});

export const restrictionBodyOf = ({ days, from, to }: Restriction) => ({
  days: [...days],
  from: timeOfDay(from),
  to: timeOfDay(to),
});

/** Minutes after midnight as "09:00". */
export function timeOfDay(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
