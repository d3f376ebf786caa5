import type { Page } from "@playwright/test";
import { mailbox, type Mailbox } from "@/server/notifications/testing/mailbox";
import { fillName } from "./support/fill-name";
import { expect, test } from "./support/fixtures";
import { acknowledgeLink } from "./support/mail";

test.use({
  installation: "empty",
  own: "newcomer",
  viewport: { width: 360, height: 740 },
});

const SENT_WITHIN_MS = 15_000;
const EMAIL = "mara@example.com";

let box: Mailbox;
test.beforeAll(async () => {
  box = await mailbox();
});
test.afterAll(() => box.close());

/** By the bar at the foot of a phone, or by what it hides. */
async function goTo(page: Page, ...[section, place]: [string, string?]): Promise<void> {
  const foot = page.getByRole("navigation", { name: "Sections" });
  const direct = foot.getByRole("link", { name: section, exact: true });
  if (await direct.isVisible()) await direct.click();
  else {
    await foot.getByRole("button", { name: "More" }).click();
    await page
      .getByRole("dialog", { name: "Menu" })
      .getByRole("link", { name: new RegExp(`^${section}`) })
      .click();
  }
  if (place !== undefined)
    await page
      .getByRole("navigation", { name: "Settings" })
      .getByRole("link", { name: place })
      .click();
}

test("a newcomer with a phone is led by what is empty from set-up to the first page, and acknowledges it", async ({
  page,
}) => {
  const main = page.getByRole("main");
  const press = (name: string) => main.getByRole("button", { name, exact: true }).click();
  const follow = (name: string) => main.getByRole("link", { name, exact: true }).last().click();
  const isHeaded = (name: string) =>
    expect(main.getByRole("heading", { name, exact: true, level: 1 })).toBeVisible();

  await page.goto("/");
  await main.getByLabel("Your name").fill("Mara Lindqvist");
  await main.getByLabel("Email").fill(EMAIL);
  await main.getByLabel("Password").fill("a long enough password");
  await main.getByLabel("First team").fill("Payments");
  await press("Set up Burnline");
  await isHeaded("Overview");

  await goTo(page, "On-call");
  await expect(main).toContainText("No schedules yet");
  await follow("New schedule");
  await fillName(main, "Payments on-call");
  await main.getByLabel("Person 1", { exact: true }).fill(EMAIL);
  await press("Create schedule");
  await isHeaded("Payments on-call");
  await expect(main).toContainText("email is not set up: nothing reaches them");

  await follow("On-call");
  await follow("Escalation policies");
  await expect(main).toContainText("No escalation policies yet");
  await follow("Create a policy");
  await fillName(main, "Payments pages");
  await main
    .getByRole("group", { name: "Notify" })
    .getByRole("combobox")
    .first()
    .selectOption({ label: "Payments on-call" });
  await press("Create policy");
  await isHeaded("Payments pages");
  await expect(main).toContainText("Mara Lindqvist has no working contact method.");

  await expect(main).toContainText("Nothing yet: choose it on the page of Payments");
  await follow("Payments");
  await isHeaded("Payments");
  await main.getByLabel("Escalation policy").selectOption({ label: "Payments pages" });
  await press("Save paging");
  await expect(main.getByRole("form", { name: "Paging" })).toContainText("Saved.");

  await goTo(page, "Settings", "Profile");
  await expect(main).toContainText("Nothing would reach you");
  await follow("Set up notifications");
  await expect(main).toContainText("Nothing would reach you");
  await follow("set up email");
  const { hostname, port, username, password } = new URL(box.url);
  await main.getByLabel("Mail server required").fill(hostname);
  await main.getByLabel("Port").fill(port);
  await main.getByLabel("User name").fill(username);
  await main.getByLabel("Password").fill(decodeURIComponent(password));
  await main.getByLabel("From").fill("burnline@example.org");
  await main.getByText("If the server offers it").click();
  await press("Save");
  await expect(main.getByRole("form", { name: "Mail server" })).toContainText("Saved");

  await goTo(page, "Incidents");
  await expect(main).toContainText("No incidents yet");
  await follow("Declare an incident");
  await expect(main).toContainText("An incident affects at least one service.");
  await follow("Services");
  await expect(main).toContainText("No services yet");
  await follow("Create a service");
  await fillName(main, "Checkout");
  await press("Create service");
  await isHeaded("Checkout");
  await expect(main.getByRole("list", { name: "Who is notified" })).toContainText("Mara Lindqvist");

  await follow("Declare incident");
  await main.getByLabel("What do users notice?").fill("Nobody can pay");
  await main.getByRole("radio", { name: /SEV1/ }).check();
  await expect(main).toContainText("Who will be paged");
  await press("Declare incident");
  await expect(page).toHaveURL(/\/incidents\/\d+$/);
  // Another letter may say that the first shift begins.
  const pages = () => box.letters.filter(({ subject }) => subject?.startsWith("[Page]"));
  await expect.poll(() => pages().length, { timeout: SENT_WITHIN_MS }).toBe(1);
  const [letter] = pages();
  expect(letter?.subject).toContain("Nobody can pay");
  await page.goto(acknowledgeLink(letter));
  await press("Acknowledge");
  await expect(main.getByRole("status")).toContainText("Acknowledged by Mara Lindqvist");
});
