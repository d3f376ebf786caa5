import { Tabs } from "@/components/ui/tabs";

export function PostmortemTabs({ current }: { current: "postmortems" | "actions" }) {
  return (
    <Tabs
      label="Postmortems and action items"
      className="mb-5"
      tabs={[
        { href: "/postmortems", label: "Postmortems", current: current === "postmortems" },
        { href: "/postmortems/actions", label: "Action items", current: current === "actions" },
      ]}
    />
  );
}
