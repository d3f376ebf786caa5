"use client";

import { usePathname } from "next/navigation";
import { asHtml } from "../markup/as-html";
import { Icon } from "../ui/icon";
import { Link } from "../ui/link";
import { Menu } from "../ui/menu";
import { MENU_ITEM } from "../ui/menu-html";
import type { TeamChoice } from "./nav-item";

export function TeamSwitcher({ teams }: { teams: TeamChoice[] }) {
  const pathname = usePathname();
  const current = teams.find((team) => team.href === pathname);
  const button = (
    <>
      <bdi className="truncate group-data-collapsed/shell:md:hidden">
        {current?.name ?? "All teams"}
      </bdi>
      <Icon name="chevron-down" size={14} className="shrink-0 text-muted" />
    </>
  );
  return (
    <Menu
      label={`Team: ${current?.name ?? "all teams"}`}
      button={button}
      buttonClassName="flex h-9 w-full items-center justify-between gap-2 rounded-sm border border-line bg-surface px-2.5 text-sm hover:border-line-strong group-data-collapsed/shell:md:justify-center group-data-collapsed/shell:md:px-0 pointer-coarse:h-11"
    >
      {asHtml(
        <ul aria-label="Teams">
          {teams.map((team) => (
            <li key={team.href}>
              <Link
                href={team.href}
                aria-current={team === current ? "true" : undefined}
                className={MENU_ITEM}
              >
                <span className="truncate">
                  <bdi>{team.name}</bdi>
                </span>
                {team === current && (
                  <Icon name="check" size={14} className="shrink-0 text-accent" />
                )}
              </Link>
            </li>
          ))}
        </ul>,
      )}
    </Menu>
  );
}
