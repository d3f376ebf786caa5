import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { mintActor } from "@/db/access/actor";
import { closeStore, read } from "@/db/store/client";
import { findDemo, hasDemo, involveInDemo } from "@/db/demo/workspace";
import { listActions } from "@/db/postmortems/list-actions";
import { askForReview } from "@/db/postmortems/ask-for-review";
import { giveVerdict } from "@/db/postmortems/give-verdict";
import { listWaitingReviews } from "@/db/postmortems/list-reviews";
import { listComments } from "@/db/postmortems/comments";
import { audit } from "@/db/schema/installation";
import { listTeams } from "@/db/people/teams";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { forgetSetUp } from "@/db/people/internal/set-up";
import { dayAt, isActionOverdue } from "@/lib/postmortem/overdue";
import { applyHeadlessStart } from "@/server/setup/headless";
import { setUp } from "@/server/setup/set-up";
import { fillDemoIfMissing, removeDemoWorkspace } from "./demo-workspace";

const filledAt = new Date("2026-11-23T20:50:30Z");
const later = (minutes: number): Date => new Date(filledAt.getTime() + minutes * 60_000);

/** A review and two action items of the demo wait for its first administrator. */
async function expectInvolved(userId: number): Promise<void> {
  const root = mintActor({
    kind: "user",
    userId,
    sessionId: 1,
    name: "Administrator",
    email: "root@example.com",
    admin: true,
    roles: new Map(),
    address: null,
  });
  const {
    items: [review],
    total,
  } = await listWaitingReviews(root, 5);
  expect([review?.title, review?.createdBy, total]).toEqual([
    "A checkout release leaks database connections",
    "Mara Lindqvist",
    1,
  ]);
  expect(await listComments(root, review?.id ?? 0)).toMatchObject([
    { author: "Tomas Beck", resolvedAt: null },
  ]);
  const { items } = await listActions(root, { ownerId: userId }, { size: 10, page: 1 });
  const today = dayAt(Date.now(), "UTC");
  expect(items.map((item) => [item.state, item.owner, isActionOverdue(item, today)])).toEqual([
    ["open", "Administrator", true],
    ["open", "Administrator", false],
  ]);
  expect(
    await read().select().from(audit).where(eq(audit.action, "postmortem.ask-review")),
  ).toHaveLength(1);
  await giveVerdict(root, review?.id ?? 0, "approved", later(2));
  await askForReview(root, review?.id ?? 0, userId, later(3));
}

describe("an installation's start", () => {
  beforeEach(async () => {
    await freshStore();
    forgetSetUp();
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(closeStore);

  it("with BURNLINE_DEMO=1 fills the demo before the first user, for whom something then waits there, and not again", async () => {
    vi.stubEnv("BURNLINE_DEMO", "1");
    await applyHeadlessStart();
    const filled = await findDemo(systemActor);
    expect(filled).not.toBeNull();
    await applyHeadlessStart();
    await fillDemoIfMissing(systemActor, later(5));
    expect(await findDemo(systemActor)).toEqual(filled);
    await expect(
      setUp(
        {
          name: "Ada",
          email: "ada@example.com",
          password: "correct horse battery",
          team: "Search",
          workspace: "empty",
        },
        { address: null, userAgent: null },
      ),
    ).rejects.toMatchObject({ fieldErrors: [{ path: "team" }] });
    vi.stubEnv("BURNLINE_ADMIN_EMAIL", "root@example.com");
    vi.stubEnv("BURNLINE_ADMIN_PASSWORD", "correct horse battery");
    await applyHeadlessStart();
    await involveInDemo(systemActor, later(5));
    await expectInvolved(1);
    await removeDemoWorkspace(systemActor, later(6));
    await applyHeadlessStart();
    expect(await hasDemo(systemActor)).toBe(false);
  }, 300_000);

  it("without BURNLINE_DEMO fills nothing", async () => {
    await applyHeadlessStart();
    expect(await hasDemo(systemActor)).toBe(false);
    expect(await listTeams(systemActor)).toEqual([]);
  });
});
