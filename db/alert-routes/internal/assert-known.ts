import { and, eq, inArray } from "drizzle-orm";
import type { RouteRule } from "@/lib/alert/route";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../../access/actor";
import { readingIn } from "../../access/reader";
import type { Team } from "../../people/teams";
import { escalationPolicies } from "../../schema/escalations";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";

/** Throws where a rule names a service that is not the team's, or a policy that nobody here sees. */
export async function assertKnown(
  tx: Db,
  actor: Actor,
  team: Team,
  rules: readonly RouteRule[],
): Promise<void> {
  const reader = readingIn(tx, actor);
  const known = {
    service: await slugsIn(namesOf(rules, "service"), (names) =>
      reader
        .select({ slug: services.slug })
        .from(services)
        .where(and(eq(services.teamId, team.id), inArray(services.slug, names))),
    ),
    escalationPolicy: await slugsIn(namesOf(rules, "escalationPolicy"), (names) =>
      reader
        .select({ slug: escalationPolicies.slug })
        .from(escalationPolicies)
        .where(inArray(escalationPolicies.slug, names)),
    ),
  };
  const errors = rules.flatMap((rule, index) =>
    (["service", "escalationPolicy"] as const).flatMap((field) => {
      const name = rule[field];
      if (name === undefined || known[field].has(name)) return [];
      return [{ path: `rules[${index}].${field}`, message: unknownWords(field, name, team) }];
    }),
  );
  if (errors.length > 0) throw new AppError("invalid", "A rule names what is not there.", errors);
}

type Field = "service" | "escalationPolicy";

const namesOf = (rules: readonly RouteRule[], field: Field): string[] =>
  rules.flatMap((rule) => rule[field] ?? []);

async function slugsIn(
  names: string[],
  select: (names: string[]) => Promise<{ slug: string }[]>,
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  return new Set((await select(names)).map(({ slug }) => slug));
}

const unknownWords = (field: Field, name: string, team: Team): string =>
  field === "service"
    ? `${team.name} has no service "${name}".`
    : `There is no escalation policy "${name}".`;
