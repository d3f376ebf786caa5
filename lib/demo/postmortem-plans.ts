import type { ActionKind, ActionState } from "@/lib/postmortem/action-item";
import type { PostmortemStatus } from "@/lib/postmortem/moves";

/** `due`: days after the fill, negative before it. */
type DemoAction = {
  text: string;
  kind: ActionKind;
  owner: string;
  due: number;
  state: ActionState;
};

export type DemoPostmortemPlan = {
  outage: string;
  status: PostmortemStatus;
  author: string;
  summary: string;
  impact: string;
  background: string;
  factors: readonly string[];
  wentWell: string;
  wentBadly: string;
  lucky: string;
  actions: readonly DemoAction[];
  comment?: { author: string; text: string };
};

const action = (
  text: string,
  kind: ActionKind,
  owner: string,
  due: number,
  state: ActionState,
): DemoAction => ({ text, kind, owner, due, state });

/**
 * Open action items that the demo gives to the first administrator, where there is one; the first
 * of them is overdue.
 */
export const ADMINISTRATORS_ACTIONS: readonly string[] = [
  "A first line on the status page within ten minutes",
  "Try the failure of an acquirer every quarter",
];

/** Four that are published, one in review, and one that is still a draft although it was due. */
export const DEMO_POSTMORTEMS: readonly DemoPostmortemPlan[] = [
  {
    outage: "retry-storm",
    status: "published",
    author: "Ines Duarte",
    summary:
      "An acquirer failed for **two minutes**. The shop app tried every failed payment again at once and without a limit, so that the gateway had three times its usual traffic for more than an hour after the acquirer was well again.",
    impact:
      "Most card payments failed at the peak of the evening. Customers who gave up came back the next day for the larger part.",
    background:
      "The app's payment module was written when one gateway process served everything. Its retries were never looked at again.",
    factors: [
      "Retries at once, without a limit and without a pause that grows",
      "The gateway takes whatever arrives: it sheds nothing before it is full",
      "Nobody's dashboard told retries from first attempts",
    ],
    wentWell:
      "The alert came five minutes after the start, and command was clear from the first minute.",
    wentBadly: "It took 25 minutes to see that the traffic was our own.",
    lucky: "It was a Tuesday.",
    actions: [
      action(
        "Let the shop app wait between attempts, with jitter, three at most",
        "prevent",
        "Tomas Beck",
        -30,
        "done",
      ),
      action(
        "Shed retries in the gateway from 80% of its connections on",
        "mitigate",
        "Jonas Weiss",
        -22,
        "done",
      ),
      action("Count retries apart from first attempts", "detect", "Ines Duarte", -40, "done"),
      action(
        "Try the failure of an acquirer every quarter",
        "process",
        "Mara Lindqvist",
        20,
        "open",
      ),
      action("Write down who may switch an acquirer off", "process", "Ines Duarte", -35, "done"),
    ],
  },
  {
    outage: "zone-loss",
    status: "published",
    author: "Lena Sato",
    summary:
      "Our provider lost power in one of three zones for 52 minutes. Services with three replicas did not notice; search and the card gateway, which had two in that zone, did.",
    impact: "One search in six and a third of card authorisations failed until traffic had moved.",
    background:
      "Replicas were spread by hand when services were made. Two services have been resized since.",
    factors: [
      "Replicas stand where they were placed by hand",
      "Moving traffic away from a zone needs six commands in the right order",
      "The event bus elects a leader in the zone that is gone, and waits",
    ],
    wentWell: "The runbook for the loss of a zone was right in every line.",
    wentBadly: "The card gateway's runbook did not exist.",
    lucky: "The zone that was lost held no ledger leader.",
    actions: [
      action("Spread replicas over zones by rule", "prevent", "Lena Sato", -15, "done"),
      action(
        "One command that takes a zone out of traffic",
        "mitigate",
        "Jonas Weiss",
        12,
        "in-progress",
      ),
      action("Write the card gateway's runbook", "process", "Ines Duarte", -9, "open"),
      action(
        "Alert on replicas of one service that share a zone",
        "detect",
        "Lena Sato",
        -20,
        "done",
      ),
      action(
        "Shorten the election of the event bus to five seconds",
        "mitigate",
        "Lena Sato",
        30,
        "open",
      ),
    ],
  },
  {
    outage: "dns-change",
    status: "published",
    author: "Jonas Weiss",
    summary:
      "A record of one zone pointed to an address that had been given back on Monday. Half of all callers of the identity service found nobody there for 33 minutes.",
    impact: "Signing in failed for about half of our customers, and with it paying.",
    background: "Addresses are given back by a script; records are changed by hand.",
    factors: [
      "Nothing connects an address with the records that name it",
      "Changes of records are not reviewed",
      "Caches kept the wrong answer for ten minutes",
    ],
    wentWell:
      "Two people looked at the same time, one at identity and one at its callers: that found it.",
    wentBadly: "The status page said nothing for 25 minutes.",
    lucky: "The address was not yet given to someone else.",
    actions: [
      action(
        "Refuse to give an address back while a record names it",
        "prevent",
        "Jonas Weiss",
        -10,
        "done",
      ),
      action(
        "Keep records in the repository, with a review",
        "prevent",
        "Priya Raman",
        9,
        "in-progress",
      ),
      action(
        "Resolve every service's name from every zone each minute",
        "detect",
        "Jonas Weiss",
        -12,
        "done",
      ),
      action(
        "Lower the time that names are cached to 60 s",
        "mitigate",
        "Priya Raman",
        -14,
        "dropped",
      ),
      action(
        "A first line on the status page within ten minutes",
        "process",
        "Mara Lindqvist",
        -4,
        "open",
      ),
    ],
  },
  {
    outage: "signing-key",
    status: "published",
    author: "Jonas Weiss",
    summary:
      "The key that signs tokens ran out at 12:45. Its renewal had failed every day for thirty days, and nobody was told.",
    impact: "Nobody could sign in for 24 minutes. Whoever was signed in stayed so.",
    background:
      "Keys live for a year and are renewed a month before they end, by a job that writes its errors to a file.",
    factors: [
      "The job's errors went to a file that nobody reads",
      "No alert knows when a key ends",
      "Services fetch keys once an hour: the new one took a while to be known",
    ],
    wentWell: "The cause was found in nine minutes.",
    wentBadly: "Making a key by hand took longer than finding that one was needed.",
    lucky: "It happened at noon, and the one person who had done it before was at their desk.",
    actions: [
      action(
        "Alert 14, 7 and 2 days before a key or certificate ends",
        "detect",
        "Jonas Weiss",
        -8,
        "done",
      ),
      action("Let jobs that fail twice open a ticket", "detect", "Lena Sato", -2, "in-progress"),
      action("Fetch unknown keys at once", "mitigate", "Priya Raman", 6, "open"),
      action(
        "Write down how a key is made by hand, and let someone else try",
        "process",
        "Lena Sato",
        3,
        "open",
      ),
      action(
        "Renew keys every 30 days, so that renewing is nothing special",
        "prevent",
        "Jonas Weiss",
        25,
        "open",
      ),
    ],
  },
  {
    outage: "connection-leak",
    status: "in-review",
    author: "Mara Lindqvist",
    summary:
      "Release 2231 opened a connection for each retry and gave none back. Half of all checkouts failed for 38 minutes, until it was rolled back.",
    impact: "About half of all checkouts failed.",
    background:
      "The database client was replaced in 2231. The old one gave connections back by itself.",
    factors: [
      "The new client needs to be told to give connections back",
      "Tests run with one connection, and pass",
      "The deployment went on although errors rose at its first step",
    ],
    wentWell: "The roll-back took four minutes.",
    wentBadly: "Eleven minutes went by before anybody looked at the release.",
    lucky: "",
    comment: {
      author: "Tomas Beck",
      text: "The eleven minutes are the part worth most here. Could the page that wakes us name the last release of the service, so that nobody has to think of looking?",
    },
    actions: [
      action(
        "Stop a deployment when the burn rate of an SLO passes 10 at its first step",
        "prevent",
        "Jonas Weiss",
        14,
        "open",
      ),
      action("Run tests with a pool of two", "prevent", "Tomas Beck", 5, "in-progress"),
      action("Show releases on the burn-down", "detect", "Mara Lindqvist", 21, "open"),
      action("Limit connections of one instance", "mitigate", "Tomas Beck", 8, "open"),
      action(
        "Put the release first in the checkout runbook",
        "process",
        "Mara Lindqvist",
        2,
        "done",
      ),
    ],
  },
  {
    outage: "acquirer-timeouts",
    status: "draft",
    author: "Ines Duarte",
    summary:
      "One acquirer timed out for one card network; its cards were declined until they were moved to the second acquirer.",
    impact: "",
    background: "",
    factors: [
      "Moving a card network to another acquirer is done by hand",
      "The timeout of 8 s holds a connection for each waiting customer",
    ],
    wentWell: "",
    wentBadly: "",
    lucky: "",
    actions: [
      action(
        "Move a card network by itself after a minute of failures",
        "mitigate",
        "Tomas Beck",
        28,
        "open",
      ),
      action("Lower the acquirers' timeout to 3 s", "mitigate", "Jonas Weiss", -1, "open"),
      action("An SLO for each acquirer", "detect", "Ines Duarte", 10, "open"),
      action(
        "Ask acquirer A for their own postmortem",
        "process",
        "Ines Duarte",
        -3,
        "in-progress",
      ),
      action("Agree on a status channel with both acquirers", "process", "Ines Duarte", 15, "open"),
    ],
  },
];
