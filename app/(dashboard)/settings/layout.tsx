import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/server/auth/current-actor";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const manages = actor.admin || [...actor.roles.values()].includes("manager");
  const tabs = [
    { href: "/settings/profile", label: "Profile" },
    { href: "/settings/notifications", label: "Notifications" },
    { href: "/settings/teams", label: "Teams" },
    ...(manages ? [{ href: "/settings/channels", label: "Channels" }] : []),
    ...(manages ? [{ href: "/settings/integrations", label: "Integrations" }] : []),
    ...(manages ? [{ href: "/settings/tokens", label: "API tokens" }] : []),
    ...(manages ? [{ href: "/settings/audit", label: "Audit log" }] : []),
    ...(actor.admin
      ? [
          { href: "/settings/users", label: "Users" },
          { href: "/settings/data-sources", label: "Data sources" },
          { href: "/settings/mail", label: "Mail" },
          { href: "/settings/system", label: "System" },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader title="Settings" />
      <SettingsTabs tabs={tabs} />
      {children}
    </>
  );
}
