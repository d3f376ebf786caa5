import { Instant } from "@/components/ui/instant";

export type ChangeView = {
  id: number;
  at: number;
  summary: string;
  source: string | null;
  links: readonly { href: string; text: string }[];
};

/** What changed, with when, who told of it, and where more stands. */
export function ChangeList({ changes }: { changes: readonly ChangeView[] }) {
  return (
    <ul className="grid gap-2 text-sm" aria-label="Changes">
      {changes.map(({ id, at, summary, source, links }) => (
        <li key={id} className="wrap-anywhere">
          <bdi className="font-medium">{summary}</bdi>
          <span className="block text-xs text-muted">
            <Instant at={at} />
            {source !== null && (
              <>
                {" · "}
                <bdi>{source}</bdi>
              </>
            )}
            {links.map(({ href, text }) => (
              <span key={href}>
                {" · "}
                <a href={href} rel="noreferrer" className="underline hover:text-ink">
                  <bdi>{text === "" ? href : text}</bdi>
                </a>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
