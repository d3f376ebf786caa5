import type { SaidOverride } from "@/lib/on-call/said-override";
import { PersonName, type Names } from "./person-name";

/** Whom an override puts on call, and in whose place. */
export function OverrideWords({ override, names }: { override: SaidOverride; names: Names }) {
  const { kind, person, replaces } = override;
  if (kind === "nobody" || person === null)
    return <span className="text-exhausted">Nobody, on purpose</span>;
  return (
    <>
      <PersonName names={names} person={person} />
      {kind === "add" ? (
        " as well"
      ) : (
        <>
          {" "}
          instead of{" "}
          {replaces === null ? "everyone" : <PersonName names={names} person={replaces} />}
        </>
      )}
    </>
  );
}
