import { plural } from "@/lib/formats/count";

/** What is there to answer a page of the new service. */
export type OnCallFacts = {
  /** Who manages or responds in the team. */
  people: number;
  schedules: number;
  /** The escalation policy that pages of the team go by; null for none. */
  policy: string | null;
  /** People of the team whom no contact method reaches. */
  unreachable: readonly string[];
};

export type OnCallCheck = { passed: boolean; text: string; why: string };

const FEWEST_PEOPLE = 4;

/** Whether a page at night would reach someone who can act, in the order to put it right. */
export const onCallChecks = ({
  people,
  schedules,
  policy,
  unreachable,
}: OnCallFacts): OnCallCheck[] => [
  {
    passed: policy !== null,
    text: policy === null ? "The team has no escalation policy." : `Pages follow ${policy}.`,
    why: "Without a policy, pages go to managers and administrators, whether or not they are on call.",
  },
  {
    passed: schedules > 0,
    text: schedules > 0 ? "The team has a schedule." : "The team has no on-call schedule.",
    why: "When everyone is paged, often nobody responds.",
  },
  {
    passed: unreachable.length === 0,
    text:
      unreachable.length === 0
        ? "Everyone in the team can be reached."
        : `No verified contact for ${unreachable.join(", ")}.`,
    why: "Without a verified contact, pages do not arrive.",
  },
  {
    passed: people >= FEWEST_PEOPLE,
    text:
      people >= FEWEST_PEOPLE
        ? `${people} people can share the shifts.`
        : `${plural(people, "person", "people")} can share the shifts; at least ${FEWEST_PEOPLE} are needed.`,
    why: "With fewer, everyone is on call more than one week in four.",
  },
];
