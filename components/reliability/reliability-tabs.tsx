import { Tabs } from "@/components/ui/tabs";

const TABS = [
  { href: "/reliability", label: "Map" },
  { href: "/reliability/findings", label: "Findings" },
  { href: "/reliability/recommendations", label: "Recommendations" },
  { href: "/reliability/scorecards", label: "Scorecards" },
  { href: "/reliability/simulator", label: "Simulator" },
  { href: "/reliability/review", label: "Code review" },
] as const;

/** The pages about how services depend on each other. */
export function ReliabilityTabs({ current }: { current: (typeof TABS)[number]["href"] }) {
  return (
    <Tabs
      label="Reliability"
      className="mb-5"
      tabs={TABS.map((tab) => ({ ...tab, current: tab.href === current }))}
    />
  );
}
