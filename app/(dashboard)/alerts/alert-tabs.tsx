import { Tabs } from "@/components/ui/tabs";

export const AlertTabs = ({ current }: { current: "alerts" | "mutes" }) => (
  <Tabs
    label="Alerts"
    className="mb-4"
    tabs={[
      { href: "/alerts", label: "Alerts", current: current === "alerts" },
      { href: "/alerts/mutes", label: "Mutes", current: current === "mutes" },
    ]}
  />
);
