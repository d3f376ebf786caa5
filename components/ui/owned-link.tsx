import { Link } from "./link";

/** A thing with a page of its own, and under it the team that owns it. */
export const OwnedLink = ({ href, name, team }: { href: string; name: string; team: string }) => (
  <span className="min-w-0">
    <Link href={href} className="hover:underline">
      <bdi>{name}</bdi>
    </Link>
    <span className="block text-xs text-faint" dir="auto">
      {team}
    </span>
  </span>
);
