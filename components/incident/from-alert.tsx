import { Link } from "@/components/ui/link";

export type DeclaringAlert = { id: number; title: string };

/** From which alert an incident is declared, and what follows from that. */
export const FromAlert = ({ alert: { id, title } }: { alert: DeclaringAlert }) => (
  <p className="text-sm text-muted">
    <input type="hidden" name="alert" value={id} />
    From the alert{" "}
    <Link href={`/alerts/${id}`} className="text-ink hover:underline">
      <bdi>{title}</bdi>
    </Link>
    : detected when it fired, and begun then at the latest.
  </p>
);
