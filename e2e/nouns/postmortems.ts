import { numberIn } from "../support/making";
import { noun, placeOf } from "../support/noun";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM } from "./people";

/** The first of an installation. */
const FIRST = "1";
const ACTIONS = "app/(dashboard)/postmortems/actions.ts";
const CREATE = "postmortems/actions.ts#createPostmortemAction";
const SAVE = "postmortems/actions.ts#savePostmortemAction";
const COMMENT = "postmortems/actions.ts#addCommentAction";
const ACTION_ITEM = "postmortems/actions.ts#addActionItem";
const LINE = "postmortems/actions.ts#addTimelineLineAction";
const CREATED = /\/postmortems\/(\d+)\/edit/;
const NOON = { at: "2026-11-01T12:00", zone: "UTC" };
const WRITTEN = "One\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n\n```\ncode\n```";

export default noun({
  restsOn: ["people", "incidents"],
  resolvers: {
    postmortem: ofEachSort(
      "select id as postmortem, status as sort from postmortems order by id",
      ({ sort }) => sort,
    ),
    version: ofEachSort(
      "select postmortem_id as postmortem, version from postmortem_versions order by id desc",
      () => 1,
    ),
  },
  first: {
    places: { postmortem: FIRST, version: "1" },
    async make({ act }) {
      const postmortem = FIRST;
      await act(CREATE, { title: "Looked at", team: "payments" });
      await act(SAVE, { postmortem, title: "Looked at", summary: WRITTEN, factors: "No limit" });
      await act(ACTION_ITEM, { postmortem, text: "Limit retries", kind: "prevent" });
      await act(COMMENT, { postmortem, text: "Why was there no alert?" });
      await act(LINE, { postmortem, ...NOON, text: "A deploy went out" });
    },
  },
  hidden: {
    places: { postmortem: FIRST, version: "2" },
    unknown: { postmortem: "987653", version: "2" },
    numbered: "postmortem",
    async make({ act }) {
      const postmortem = FIRST;
      const title = "Vermilion outage";
      await act(CREATE, { title, team: HIDDEN_TEAM });
      await act(SAVE, { postmortem, title, summary: "Vermilion customers waited." });
      await act(COMMENT, { postmortem, text: "Vermilion comment" });
      await act(ACTION_ITEM, { postmortem, text: "Vermilion repair", kind: "prevent" });
      await act(LINE, { postmortem, ...NOON, text: "Vermilion deploy" });
    },
    ids: async (find, { viewer }) => ({
      postmortem: Number(FIRST),
      reviewer: await find("users", viewer.email),
      comment: await find("postmortem_comments", "Vermilion comment"),
      actionItem: await find("postmortem_actions", "Vermilion repair"),
      line: await find("postmortem_lines", "Vermilion deploy"),
    }),
  },
  calls(ids) {
    const postmortem = String(ids.postmortem);
    const reviewer = String(ids.reviewer);
    const action = String(ids.actionItem);
    return {
      [`${ACTIONS}#createPostmortemAction`]: {
        fields: { title: "Stolen", team: HIDDEN_TEAM },
        texts: ["title"],
      },
      [`${ACTIONS}#savePostmortemAction`]: {
        fields: { postmortem, title: "Stolen" },
        texts: ["title"],
      },
      [`${ACTIONS}#restoreVersionAction`]: { fields: { postmortem, version: "1", current: "3" } },
      [`${ACTIONS}#askForReviewAction`]: { fields: { postmortem, reviewer } },
      [`${ACTIONS}#giveVerdictAction`]: {
        fields: { postmortem, version: "3", verdict: "changes" },
        neverHere: "Nobody asked the administrator.",
      },
      [`${ACTIONS}#withdrawReviewAction`]: { fields: { postmortem, reviewer } },
      [`${ACTIONS}#movePostmortemAction`]: { fields: { postmortem, to: "in-review" } },
      [`${ACTIONS}#addCommentAction`]: {
        fields: { postmortem, text: "Stolen" },
        texts: ["text", "owner"],
      },
      [`${ACTIONS}#resolveCommentAction`]: {
        fields: { postmortem, comment: String(ids.comment), resolved: "true" },
      },
      [`${ACTIONS}#addActionItem`]: {
        fields: { postmortem, text: "Stolen", kind: "prevent" },
        whole: { postmortem, text: "Stolen", kind: "prevent", owner: "Mara", dueOn: "2026-11-30" },
        optional: ["owner", "dueOn"],
        texts: ["text", "owner"],
      },
      [`${ACTIONS}#changeActionItem`]: {
        fields: { action, text: "Stolen", kind: "prevent", state: "in-progress" },
        texts: ["text", "owner"],
      },
      [`${ACTIONS}#setActionItemState`]: { fields: { action, state: "done" } },
      [`${ACTIONS}#deleteActionItem`]: { fields: { action } },
      [`${ACTIONS}#addTimelineLineAction`]: {
        fields: { postmortem, ...NOON, text: "Stolen" },
        texts: ["text", "owner"],
      },
      [`${ACTIONS}#removeTimelineLineAction`]: { fields: { postmortem, line: String(ids.line) } },
      [`${ACTIONS}#curateEntryAction`]: {
        fields: { postmortem, entry: "1", view: "hidden" },
        neverHere: "The postmortem has no incident.",
        texts: ["text", "owner"],
      },
      [`${ACTIONS}#deletePostmortemAction`]: { fields: { postmortem } },
    };
  },
  async hostile({ act }, { text, name }) {
    const postmortem = numberIn(CREATED, await act(CREATE, { title: text, team: name }));
    const sections = { summary: text, impact: `# ${text}`, factors: text };
    await act(SAVE, { postmortem, title: text, ...sections });
    await act(COMMENT, { postmortem, text });
    await act(ACTION_ITEM, { postmortem, text, kind: "prevent", owner: text.slice(0, 80) });
    await act(LINE, { postmortem, ...NOON, text });
    return { postmortem, version: "2" };
  },
  fuzz: {
    names: () => ({}),
    renew: async () => {},
    async number({ act }, names) {
      const made = await act(CREATE, { title: "Looked at", team: placeOf(names, "team") });
      return { postmortem: numberIn(CREATED, made) };
    },
    pageReads: [{ path: "/postmortems/{postmortem}/markdown", query: [] }],
  },
});
