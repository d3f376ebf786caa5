import type { EscalationPolicy } from "@/lib/escalation/policy";
import type { Layer } from "@/lib/on-call/schedule";
import { WEEKDAYS } from "@/lib/on-call/weekday";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";
import { DEMO_SERVICES } from "./company";
import { DEMO_PEOPLE, demoEmail } from "./people";

export type DemoSchedule = {
  slug: string;
  name: string;
  team: string;
  timeZone: string;
  layers: readonly Layer[];
};
export type DemoPolicy = {
  slug: string;
  name: string;
  team: string;
  definition: EscalationPolicy;
};

const { ines, jonas, kenji, lena, mara, nadia, priya, samuel, tomas } = DEMO_PEOPLE;
const WORKDAYS = WEEKDAYS.filter((day) => day !== "sat" && day !== "sun");
const AT_NINE = 9 * 60;
const WEEKLY = { unit: "week", every: 1, handoff: AT_NINE, weekday: "mon" } as const;
const HISTORY_MS = 126 * DAY_MS;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * DAY_MS;

/** When the rotas of a demo filled at `anchor` (epoch minute) began: on a Monday, by the wall clock. */
export const demoRotaStart = (anchor: number): number =>
  floorTo(anchor * MINUTE_MS - HISTORY_MS - FIRST_MONDAY, 7 * DAY_MS) + FIRST_MONDAY;

/** Of a demo filled at `anchor` (epoch minute). */
export function demoSchedules(anchor: number): DemoSchedule[] {
  const startsAt = demoRotaStart(anchor);
  const layer = (name: string, people: readonly string[], more: Partial<Layer> = {}): Layer => ({
    name,
    people: people.map(demoEmail),
    perTurn: 1,
    rotation: WEEKLY,
    startsAt: startsAt + AT_NINE * MINUTE_MS,
    endsAt: null,
    restrictions: [],
    ...more,
  });
  // Hands over at the hour at which it begins, so that no shift is cut in two.
  const hours = (from: number, to: number): Partial<Layer> => ({
    rotation: { ...WEEKLY, handoff: from * 60 },
    startsAt: startsAt + from * HOUR_MS,
    restrictions: [{ days: WEEKDAYS, from: from * 60, to: (to % 24) * 60 }],
  });
  return [
    {
      slug: "payments-primary",
      name: "Payments primary",
      team: "payments",
      timeZone: "Europe/Berlin",
      layers: [layer("Weekly", [mara, ines, tomas])],
    },
    {
      slug: "search-rota",
      name: "Search rota",
      team: "search",
      timeZone: "Europe/Lisbon",
      layers: [
        layer("Office hours", [priya, lena], {
          restrictions: [{ days: WORKDAYS, from: AT_NINE, to: 18 * 60 }],
        }),
        layer("Nights and weekends", [lena, samuel, priya]),
      ],
    },
    {
      slug: "platform-follow-the-sun",
      name: "Platform, follow the sun",
      team: "platform",
      timeZone: "Etc/UTC",
      layers: [
        layer("Asia", [kenji], hours(0, 8)),
        layer("Europe", [jonas, nadia], hours(8, 16)),
        layer("Americas", [samuel, ines], hours(16, 24)),
      ],
    },
  ];
}

const person = (name: string) => ({ kind: "person", person: demoEmail(name) }) as const;
const schedule = (slug: string) => ({ kind: "schedule", schedule: slug }) as const;

export const DEMO_POLICIES: readonly DemoPolicy[] = [
  {
    slug: "payments-pages",
    name: "Payments pages",
    team: "payments",
    definition: {
      levels: [
        { targets: [schedule("payments-primary")], timeoutMinutes: 5 },
        { targets: [person(mara), person(tomas), person(ines)], timeoutMinutes: 10 },
        { targets: [person(jonas)], timeoutMinutes: 15 },
      ],
      repeat: 0,
      whenNobodyAnswers: [person(nadia)],
      reNotifyAfterMinutes: 60,
    },
  },
  {
    slug: "search-pages",
    name: "Search pages",
    team: "search",
    definition: {
      levels: [
        { targets: [schedule("search-rota")], timeoutMinutes: 10 },
        { targets: [person(priya), person(lena)], timeoutMinutes: 15 },
      ],
      repeat: 0,
      whenNobodyAnswers: [person(nadia)],
      reNotifyAfterMinutes: 60,
    },
  },
  {
    slug: "platform-pages",
    name: "Platform pages",
    team: "platform",
    definition: {
      levels: [
        { targets: [schedule("platform-follow-the-sun")], timeoutMinutes: 5 },
        { targets: [person(jonas), person(nadia)], timeoutMinutes: 10 },
      ],
      repeat: 2,
      whenNobodyAnswers: [schedule("payments-primary")],
      reNotifyAfterMinutes: 45,
    },
  },
];

/** What pages of a service go by. */
export function demoPolicyOf(service: string): DemoPolicy {
  const team = DEMO_SERVICES.find(({ slug }) => slug === service)?.team;
  const policy = DEMO_POLICIES.find((candidate) => candidate.team === team);
  if (!policy) throw new Error(`the demo has no policy for ${service}`);
  return policy;
}
