import type { NavItem } from "@/components/shell/nav-item";
import { canInSome, type UserActor } from "@/db/access/actor";
import { GUIDE_PATH } from "@/lib/guide/path";
import type { PaletteItem } from "@/lib/palette/palette-item";
import { alertItems } from "./alerts/palette-items";
import { incidentItems } from "./incidents/palette-items";
import { scheduleItems } from "./on-call/palette-items";
import { policyItems } from "./on-call/policies/palette-items";
import { postmortemItems } from "./postmortems/palette-items";
import { serviceItems } from "./services/palette-items";
import { sloItems } from "./slos/palette-items";
import { teamItems } from "./teams/palette-items";

type Counts = Readonly<Record<"slos" | "services" | "incidents" | "alerts", number>>;

/** The sections, as they stand in the navigation. */
export const sectionsOf = ({ slos, services, incidents, alerts }: Counts): NavItem[] => [
  { href: "/", label: "Overview", icon: "overview", goKey: "o", exact: true, onPhone: true },
  { href: "/teams", label: "Teams", icon: "teams", goKey: "t", onPhone: false },
  {
    href: "/services",
    label: "Services",
    icon: "services",
    goKey: "v",
    count: services,
    onPhone: false,
  },
  { href: "/slos", label: "SLOs", icon: "slos", goKey: "s", count: slos, onPhone: false },
  {
    href: "/alerts",
    label: "Alerts",
    icon: "alerts",
    goKey: "a",
    ...(alerts > 0 ? { count: alerts } : {}),
    onPhone: true,
  },
  {
    href: "/incidents",
    label: "Incidents",
    icon: "incidents",
    goKey: "i",
    ...(incidents > 0 ? { count: incidents } : {}),
    onPhone: true,
  },
  { href: "/on-call", label: "On-call", icon: "on-call", goKey: "c", onPhone: true },
  {
    href: "/reliability",
    label: "Reliability",
    icon: "reliability",
    goKey: "r",
    onPhone: false,
  },
  { href: "/insights", label: "Insights", icon: "insights", goKey: "n", onPhone: false },
  { href: "/postmortems", label: "Postmortems", icon: "documents", goKey: "p", onPhone: false },
  { href: "/settings", label: "Settings", icon: "settings", goKey: ",", onPhone: false },
];

/** The tabs of the settings that concern the actor. */
export function settingsOf(actor: UserActor): { href: string; label: string }[] {
  const manages = actor.admin || [...actor.roles.values()].includes("manager");
  return [
    { href: "/settings/profile", label: "Profile" },
    { href: "/settings/notifications", label: "Notifications" },
    { href: "/settings/teams", label: "Teams" },
    ...(manages
      ? [
          { href: "/settings/channels", label: "Channels" },
          { href: "/settings/integrations", label: "Integrations" },
          { href: "/settings/tokens", label: "API tokens" },
          { href: "/settings/audit", label: "Audit log" },
        ]
      : []),
    ...(actor.admin
      ? [
          { href: "/settings/users", label: "Users" },
          { href: "/settings/data-sources", label: "Data sources" },
          { href: "/settings/mail", label: "Mail" },
          { href: "/settings/system", label: "System" },
        ]
      : []),
  ];
}

const DECLARE: PaletteItem = {
  id: "declare",
  group: "Create",
  label: "Declare an incident",
  href: "/incidents/new",
  keys: "C",
};

const MUTE: PaletteItem = {
  id: "new-mute",
  group: "Create",
  label: "Mute alerts",
  href: "/alerts/mutes",
};

const SIMULATOR: PaletteItem = {
  id: "simulator",
  group: "Go to",
  label: "Reliability simulator",
  href: "/reliability/simulator",
};

const AUDIT: PaletteItem = {
  id: "audit",
  group: "Go to",
  label: "Audit log",
  href: "/settings/audit",
};

const MAKE: PaletteItem[] = [
  { id: "new-slo", group: "Create", label: "New SLO", href: "/slos/new" },
  { id: "new-service", group: "Create", label: "New service", href: "/services/new" },
  { id: "launch-service", group: "Create", label: "Launch a service", href: GUIDE_PATH },
  { id: "new-schedule", group: "Create", label: "New schedule", href: "/on-call/new" },
  {
    id: "new-policy",
    group: "Create",
    label: "New escalation policy",
    href: "/on-call/policies/new",
  },
  {
    id: "new-integration",
    group: "Create",
    label: "New integration",
    href: "/settings/integrations/new",
  },
];

/** What the command palette offers beside the sections. */
export function commandsOf(
  actor: UserActor,
  teams: readonly { id: number; open: boolean }[],
): PaletteItem[] {
  return [
    ...(canInSome(actor, "respond", teams) ? [DECLARE, MUTE] : []),
    SIMULATOR,
    ...(canInSome(actor, "manage", teams) ? [...MAKE, AUDIT] : []),
  ];
}

type Search = (actor: UserActor, q: string) => Promise<PaletteItem[]>;

/** What the command palette finds; what fits equally well comes in this order. */
export const SEARCHES: readonly Search[] = [
  sloItems,
  incidentItems,
  alertItems,
  serviceItems,
  scheduleItems,
  policyItems,
  teamItems,
  postmortemItems,
];
