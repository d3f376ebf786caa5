import { Fragment } from "react";
import { type Wording, wordsOf } from "@/lib/reliability/findings/wording";
import type { CalleeKind } from "@/lib/reliability/registry/schema";
import { Link } from "../ui/link";

/** The services that the reader may see, as people call them, by slug. */
export type ServiceNames = ReadonlyMap<string, string>;

type Props = { wording: Wording; names: ServiceNames; linked?: boolean };

/** What a finding says, with services by their names. `linked`: not within another link. */
export const Said = ({ wording, names, linked = true }: Props) =>
  wordsOf(wording).map((part, place) => (
    <Fragment key={place}>
      {typeof part === "string" ? part : <Name {...part} names={names} linked={linked} />}
    </Fragment>
  ));

type NameProps = { name: string; kind: CalleeKind; names: ServiceNames; linked: boolean };

function Name({ name: slug, kind, names, linked }: NameProps) {
  const name = kind === "service" ? names.get(slug) : undefined;
  return name === undefined || !linked ? (
    <bdi>{name ?? slug}</bdi>
  ) : (
    <Link href={`/services/${slug}`} className="underline decoration-line underline-offset-2">
      <bdi>{name}</bdi>
    </Link>
  );
}
