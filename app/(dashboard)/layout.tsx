import type { ReactNode } from "react";
import { DemoNote } from "@/components/demo/demo-note";
import { Shell } from "@/components/shell/shell";
import { packedFrame } from "@/components/shell/shell-frame";
import type { UserActor } from "@/db/access/actor";
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
import { commandsOf, sectionsOf } from "./sections";
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
  return (
    <Shell
      frame={packedFrame({
        nav: sectionsOf({
          slos: snapshot.slos.length,
          services: services.length,
          incidents: open.length,
          alerts: alerts.total,
        }),
        teams: [
          { href: "/", name: "All teams" },
          ...teams.map(({ slug, name }) => ({ href: `/teams/${slug}`, name })),
        ],
        user: { name: actor.name, email: actor.email },
        links: accountLinks(actor),
        actions: commandsOf(actor, teams),
      })}
      signOut={signOut}
      chooseTheme={chooseTheme}
      session={{ user: actor.userId, build: buildId() }}
      theme={preferences.theme}
      folded={preferences.sidebarCollapsed}
      {...(demo ? { banner: <DemoNote remove={actor.admin ? removeDemo : null} /> } : {})}
    >
      {children}
    </Shell>
  );
}

const accountLinks = (actor: UserActor) => [
  { href: "/settings/profile", label: "Profile and sessions" },
  { href: "/settings/notifications", label: "Notifications" },
  ...(actor.admin ? [{ href: "/settings/users", label: "Users" }] : []),
  { href: "/api-docs", label: "API" },
];
