import { GUIDE_PATH } from "@/lib/guide/path";
import type { ReactNode } from "react";
import { DemoNote } from "@/components/demo/demo-note";
import { Shell } from "@/components/shell/shell";
import type { NavItem } from "@/components/shell/nav-item";
import { canInSome, type UserActor } from "@/db/access/actor";
import type { PaletteItem } from "@/lib/palette/palette-item";
import { requireActor } from "@/server/auth/current-actor";
import { buildId } from "@/server/request/build-id";
import { openAlerts } from "@/server/alerts/open";
import { openIncidents } from "@/server/incidents/open";
import { readableServices } from "@/server/services/readable-services";
import { sloSnapshot } from "@/server/slos/snapshot";
import { readableTeams } from "@/server/teams/readable-teams";
import { chooseTheme } from "../preferences/actions";
import { readPreferences } from "../preferences/read-preferences";
import { removeDemo } from "./demo/actions";
import { signOut } from "../(auth)/sign-out/actions";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [teams, snapshot, preferences, open, services, alerts] = await Promise.all([
    readableTeams(actor),
    sloSnapshot(actor),
    readPreferences(),
    openIncidents(actor),
    readableServices(actor),
    openAlerts(actor),
  ]);
  const demo = teams.some((team) => team.demo);
  const managesAny = canInSome(actor, "manage", teams);
  const respondsAny = canInSome(actor, "respond", teams);
  return (
    <Shell
      nav={navOf(snapshot.slos.length, services.length, open.length, alerts.total)}
      teams={[
        { href: "/", name: "All teams" },
        ...teams.map(({ slug, name }) => ({ href: `/teams/${slug}`, name })),
      ]}
      account={{
        user: { name: actor.name, email: actor.email },
        links: accountLinks(actor),
        signOut,
        theme: preferences.theme,
        chooseTheme,
      }}
      session={{ user: actor.userId, build: buildId() }}
      collapsed={preferences.sidebarCollapsed}
      actions={[
        ...(respondsAny ? [DECLARE, MUTE] : []),
        SIMULATOR,
        ...(managesAny ? [...MAKE, AUDIT] : []),
      ]}
      {...(demo ? { banner: <DemoNote remove={actor.admin ? removeDemo : null} /> } : {})}
    >
      {children}
    </Shell>
  );
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

const navOf = (slos: number, services: number, incidents: number, alerts: number): NavItem[] => [
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

const accountLinks = (actor: UserActor) => [
  { href: "/settings/profile", label: "Profile and sessions" },
  { href: "/settings/notifications", label: "Notifications" },
  ...(actor.admin ? [{ href: "/settings/users", label: "Users" }] : []),
  { href: "/api-docs", label: "API" },
];
