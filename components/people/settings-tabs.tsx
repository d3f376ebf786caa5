"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "../ui/tabs";

export function SettingsTabs({ tabs }: { tabs: { href: string; label: string }[] }) {
  const pathname = usePathname();
  return (
    <Tabs
      label="Settings"
      className="mb-6"
      tabs={tabs.map((tab) => ({
        ...tab,
        current: pathname === tab.href || pathname.startsWith(`${tab.href}/`),
      }))}
    />
  );
}
