import { listOpenBackfills } from "../backfills";
import { getDataSource, getDataSourceForQuery } from "../find";
import { findSourceState } from "../find-state";
import { listDataSourceChoices, listDataSources } from "../list";
import { countSlosBySource, listSlosUsing } from "../list-uses";
import { listPolledSlos } from "../poll";
import type { NounReads } from "../../testing/noun-reads";

export default {
  ofTeam: ({ slo }) => ({
    findSourceState: (actor) => findSourceState(actor, slo),
    getDataSourceForQuery: (actor) => getDataSourceForQuery(actor, "hidden-source"),
    listDataSourceChoices: (actor) => listDataSourceChoices(actor),
  }),
  ofInstallation: {
    countSlosBySource: (actor) => countSlosBySource(actor),
    getDataSource: (actor) => getDataSource(actor, "hidden-source"),
    listDataSources: (actor) => listDataSources(actor),
    listOpenBackfills: (actor) => listOpenBackfills(actor),
    listPolledSlos: (actor) => listPolledSlos(actor),
    listSlosUsing: (actor) => listSlosUsing(actor, "hidden-source"),
  },
} satisfies NounReads;
