import { Icon } from "../ui/icon";
import { Link } from "../ui/link";
import { MENU_ITEM, MenuHtml } from "../ui/menu-html";
import type { TeamChoice } from "./nav-item";

/** `current`: the address of the team whose page this is. */
export function TeamSwitcher({ teams, current }: { teams: TeamChoice[]; current: string | null }) {
  const name = teams.find((team) => team.href === current)?.name;
  return (
    <MenuHtml
      id="team-menu"
      label={`Team: ${name ?? "all teams"}`}
      button={
        <>
          <bdi className="truncate group-data-collapsed/shell:md:hidden">{name ?? "All teams"}</bdi>
          <Icon name="chevron-down" size={14} className="shrink-0 text-muted" />
        </>
      }
      buttonClassName="flex h-9 w-full items-center justify-between gap-2 rounded-sm border border-line bg-surface px-2.5 text-sm hover:border-line-strong group-data-collapsed/shell:md:justify-center group-data-collapsed/shell:md:px-0 pointer-coarse:h-11"
    >
      <ul aria-label="Teams">
        {teams.map((team) => (
          <li key={team.href}>
            <Link
              href={team.href}
              aria-current={team.href === current ? "true" : undefined}
              className={MENU_ITEM}
            >
              <span className="truncate">
                <bdi>{team.name}</bdi>
              </span>
              {team.href === current && (
                <Icon name="check" size={14} className="shrink-0 text-accent" />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </MenuHtml>
  );
}
