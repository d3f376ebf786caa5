import "server-only";
import type { Actor } from "@/db/access/actor";
import { listDataSources } from "@/db/sources/list";
import { listPolledSlos } from "@/db/sources/poll";
import type { Slo } from "@/db/slos/slo";
import type { Verdict } from "@/lib/alert/sighting";
import { isFailing, sourceAlert, type PollOutcome } from "@/lib/alert/source-alert";
import { groupBy } from "@/lib/collections/group-by";

/** How asking the data sources goes, for alerts. */
export type WatchedSources = {
  fails: (at: number) => (sloId: number) => boolean;
  verdicts: (at: number) => Verdict[];
};

export async function watchedSources(actor: Actor, slos: readonly Slo[]): Promise<WatchedSources> {
  const byId = new Map(slos.map((slo) => [slo.id, slo]));
  const polls = (await listPolledSlos(actor)).flatMap(({ id, source, state }): PollOutcome[] =>
    state && byId.has(id)
      ? [
          {
            sloId: id,
            source: source.dataSource,
            failures: state.failures,
            succeededAt: state.succeededAt?.getTime() ?? null,
            error: state.error,
          },
        ]
      : [],
  );
  const outcomes = new Map(polls.map((poll) => [poll.sloId, poll]));
  const names = new Map((await listDataSources(actor)).map(({ slug, name }) => [slug, name]));
  return {
    fails: (at) => (sloId) => {
      const poll = outcomes.get(sloId);
      return poll !== undefined && isFailing(poll, at);
    },
    verdicts: (at) =>
      [...groupBy(polls, ({ source, sloId }) => place(source, byId.get(sloId)))].flatMap(
        ([, group]) => {
          const [first] = group;
          const slo = first && byId.get(first.sloId);
          if (!slo) return [];
          const source = { slug: first.source, name: names.get(first.source) ?? first.source };
          return [sourceAlert(slo.service.team, source, group, byId, at)];
        },
      ),
  };
}

const place = (source: string, slo: Slo | undefined): string =>
  `${source} ${String(slo?.service.team.id)}`;
