import type { ReactNode } from "react";
import { SettingsTabs } from "@/components/people/settings-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/server/auth/current-actor";
import { settingsOf } from "../sections";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  return (
    <>
      <PageHeader title="Settings" />
      <SettingsTabs tabs={settingsOf(actor)} />
      {children}
    </>
  );
}
