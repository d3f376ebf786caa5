import { CHANNEL_NAMES, type ChannelKind } from "@/lib/notification/channel";

export type PlannedContact = { name: string; kind: ChannelKind; afterMinutes: number };

/** What happens when a page comes, contact by contact. */
export function PagePreview({ planned }: { planned: readonly PlannedContact[] }) {
  if (planned.length === 0)
    return <p className="text-sm text-exhausted">Nothing is sent to you.</p>;
  return (
    <ol className="grid gap-2 text-sm">
      {planned.map(({ name, kind, afterMinutes }, index) => (
        <li key={`${name} ${index}`} className="grid grid-cols-[6.5rem_1fr] gap-3">
          <span className="text-muted">
            {afterMinutes === 0 ? "At once" : `After ${afterMinutes} min`}
          </span>
          <span className="min-w-0 wrap-anywhere">
            <bdi className="font-medium">{name}</bdi>{" "}
            <span className="text-muted">{CHANNEL_NAMES[kind]}</span>
          </span>
        </li>
      ))}
      <li className="text-muted">
        When you or someone else acknowledges, nothing further is sent. If one fails, the next
        follows at once.
      </li>
    </ol>
  );
}
