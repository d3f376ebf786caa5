import { SHOWN, type Shown } from "@/lib/incident/shown";
import { hrefWith } from "@/lib/text/url-params";

/** What the address asks for: which entries, and the SLOs hit hardest or all. */
export type PageView = { entries: Shown; spending: "all" | "most" };

type Asked = string | string[] | undefined;

export const pageView = ({ show, spending }: { show?: Asked; spending?: Asked }): PageView => ({
  entries: SHOWN.find((candidate) => candidate === show) ?? "all",
  spending: spending === "all" ? "all" : "most",
});

/** The page as the view says, at the part of that id. */
export function viewHref(number: number, { entries, spending }: PageView, part: string): string {
  const fields = {
    show: entries === "all" ? "" : entries,
    spending: spending === "all" ? "all" : "",
  };
  return `${hrefWith(`/incidents/${number}`, fields)}#${part}`;
}
