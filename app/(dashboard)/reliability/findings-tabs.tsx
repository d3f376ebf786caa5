import { Tabs } from "@/components/ui/tabs";

export const FindingsTabs = ({ current }: { current: "findings" | "recommendations" }) => (
  <Tabs
    label="Reliability"
    className="mb-4"
    tabs={[
      { href: "/reliability/findings", label: "Findings", current: current === "findings" },
      {
        href: "/reliability/recommendations",
        label: "Recommendations",
        current: current === "recommendations",
      },
    ]}
  />
);
