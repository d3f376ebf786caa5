import type { IconName } from "../ui/icon";

export type NavItem = {
  href: string;
  label: string;
  icon: IconName;
  count?: number;
  /** Draws the count in the colour of trouble. */
  alert?: boolean;
  /** The letter that goes there after `G`. */
  goKey?: string;
  /** Current only on exactly this address, not below it. */
  exact?: boolean;
  /** Stands in the bar at the bottom of a phone; four fit beside "More". */
  onPhone?: boolean;
};

export type TeamChoice = { href: string; name: string };

export function isCurrent(item: Pick<NavItem, "href" | "exact">, pathname: string): boolean {
  return (
    pathname === item.href ||
    (!item.exact && item.href !== "/" && pathname.startsWith(`${item.href}/`))
  );
}
