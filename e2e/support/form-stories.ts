import { expect, type Locator, type Page } from "@playwright/test";

export type FormStory = {
  form: string;
  path: string;
  /** Types what is wrong, and what must not be lost with it. */
  fill: (page: Page) => Promise<void>;
  submit: string;
  /** In the order of the page: the first one gets the focus. */
  wrong: [label: string, message: RegExp][];
  /** What was typed right or wrong, but never a password. */
  kept: (page: Page) => Promise<void>;
};

export const SET_UP: FormStory = {
  form: "Set up",
  path: "/setup",
  fill: async (page) => {
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("Email").fill("ada at example.org");
    await page.getByLabel("Password").fill("short");
    await page.getByLabel("First team").fill("!!!");
    await page.getByRole("radio", { name: /demo/i }).check();
  },
  submit: "Set up Burnline",
  wrong: [
    ["Email", /not an email address/],
    ["Password", /at least 10 characters/],
  ],
  kept: async (page) => {
    await expect(page.getByLabel("Your name")).toHaveValue("Ada");
    await expect(page.getByLabel("Email")).toHaveValue("ada at example.org");
    await expect(page.getByLabel("First team")).toHaveValue("!!!");
    await expect(page.getByRole("radio", { name: /demo/i })).toBeChecked();
  },
};

export const SIGN_IN: FormStory = {
  form: "Sign in",
  path: "/sign-in",
  fill: async (page) => page.getByLabel("Email").fill("nobody"),
  submit: "Sign in",
  wrong: [
    ["Email", /not an email address/],
    ["Password", /Type your password/],
  ],
  kept: async (page) => expect(page.getByLabel("Email")).toHaveValue("nobody"),
};

/** For someone who is signed in, where the team "Forms" has the service "forms-shop". */
export const STORIES: FormStory[] = [
  {
    form: "Service",
    path: "/services/new",
    fill: async (page) => {
      await page.getByLabel("Slug required").fill("Not A Slug");
      await page.getByLabel("Owner required").selectOption("forms");
      await page.getByLabel("Tier").selectOption("2");
      await page.getByLabel("Description").fill("Sells things");
      await page.getByRole("checkbox", { name: "Forms shop" }).check();
    },
    submit: "Create service",
    wrong: [
      ["Name required", /Give the service a name/],
      ["Slug required", /lowercase letters/],
    ],
    kept: async (page) => {
      await expect(page.getByLabel("Slug required")).toHaveValue("Not A Slug");
      await expect(page.getByLabel("Owner required")).toHaveValue("forms");
      await expect(page.getByLabel("Tier")).toHaveValue("2");
      await expect(page.getByLabel("Description")).toHaveValue("Sells things");
      await expect(page.getByRole("checkbox", { name: "Forms shop" })).toBeChecked();
    },
  },
  {
    form: "SLO",
    path: "/slos/new?service=forms-shop",
    fill: fillSlo,
    submit: "Create SLO",
    wrong: [
      ["Slug required", /lowercase letters/],
      ["thresholdMs", /in milliseconds/],
      ["objectives.0.target", /100% leaves no error budget/],
      ["objectives.1.target", /in percent/],
      ["objectives.1.days", /1 to 365 days/],
      ["rules.0.share", /in percent, above 0/],
      ["minBadEvents", /whole number/],
    ],
    kept: expectSlo,
  },
  {
    form: "New data source",
    path: "/settings/data-sources",
    fill: async (page) => {
      await page.getByLabel("Name required").fill("Metrics");
      await page.getByLabel("Slug required").fill("UPPER");
      await page.getByLabel("Address required").fill("ftp://prometheus");
      await page.getByLabel("Available to").selectOption("forms");
      await page.getByText("User and password").click();
      await page.getByLabel("User name").fill("reader");
      await page.getByLabel("Password or token").fill("a secret");
    },
    submit: "Add data source",
    wrong: [
      ["Slug required", /lowercase letters/],
      ["Address required", /web address/],
    ],
    kept: async (page) => {
      await expect(page.getByLabel("Name required")).toHaveValue("Metrics");
      await expect(page.getByLabel("Address required")).toHaveValue("ftp://prometheus");
      await expect(page.getByLabel("Available to")).toHaveValue("forms");
      await expect(page.getByRole("radio", { name: "User and password" })).toBeChecked();
      await expect(page.getByLabel("User name")).toHaveValue("reader");
    },
  },
  {
    form: "New team",
    path: "/settings/teams",
    fill: async (page) => {
      await page.getByLabel("Address").fill("UPPER");
      await page.getByRole("checkbox", { name: /Everyone signed in/ }).check();
    },
    submit: "Create team",
    wrong: [
      ["Name", /Give the team a name/],
      ["Address", /lowercase letters/],
    ],
    kept: async (page) => {
      await expect(page.getByLabel("Address")).toHaveValue("UPPER");
      await expect(page.getByRole("checkbox", { name: /Everyone signed in/ })).toBeChecked();
    },
  },
  {
    form: "Invite a user",
    path: "/settings/users",
    fill: async (page) => {
      await page.getByLabel("Email").fill("someone");
      await page.getByLabel("Team", { exact: true }).selectOption("forms");
      await page.getByLabel("Role", { exact: true }).selectOption("responder");
      await page.getByRole("checkbox", { name: /Administrator/ }).check();
    },
    submit: "Create invitation link",
    wrong: [["Email", /not an email address/]],
    kept: async (page) => {
      await expect(page.getByLabel("Email")).toHaveValue("someone");
      await expect(page.getByLabel("Team", { exact: true })).toHaveValue("forms");
      await expect(page.getByLabel("Role", { exact: true })).toHaveValue("responder");
      await expect(page.getByRole("checkbox", { name: /Administrator/ })).toBeChecked();
    },
  },
  {
    form: "New API token",
    path: "/settings/tokens",
    fill: async (page) => {
      await page.getByLabel("Available to").selectOption("forms");
      await page.getByLabel("Expires after").fill("soon");
      await page.getByRole("checkbox", { name: /Send measurements/ }).uncheck();
    },
    submit: "Create token",
    wrong: [
      ["Name", /Say what the token is for/],
      ["Expires after", /whole number of days/],
      ["scopes", /at least one scope/],
    ],
    kept: async (page) => {
      await expect(page.getByLabel("Available to")).toHaveValue("forms");
      await expect(page.getByLabel("Expires after")).toHaveValue("soon");
      await expect(page.getByRole("checkbox", { name: /Send measurements/ })).not.toBeChecked();
    },
  },
  {
    form: "Password",
    path: "/settings/profile",
    fill: async (page) => {
      await page.getByLabel("Current password").fill("a guess");
      await page.getByLabel("New password").fill("short");
    },
    submit: "Change password",
    wrong: [["New password", /at least 10 characters/]],
    kept: async () => undefined,
  },
];

/** A control of the form, by its label or by its name. */
export const controlOf = (form: Locator, key: string): Locator =>
  /^[A-Z]/.test(key)
    ? form.getByLabel(key, { exact: true })
    : form.locator(`[name="${key}"]:not([type="hidden"])`).first();

const named = (page: Page, name: string): Locator =>
  controlOf(page.getByRole("form", { name: "SLO" }), name);

async function fillSlo(page: Page): Promise<void> {
  const add = page.getByRole("button", { name: "Add an objective" });
  await page.getByLabel("Name required").fill("Payments are quick");
  await page.getByLabel("Slug required").fill("Payments!");
  await page.getByLabel("Description").fill("Everyone who pays");
  await page.locator('[name="kind"][value="latency"]').check();
  await named(page, "thresholdMs").fill("soon");
  await named(page, "objectives.0.target").fill("100");
  await page.locator('[name="objectives.0.windowType"][value="calendar"]').check();
  await named(page, "objectives.0.unit").selectOption("quarter");
  await named(page, "objectives.0.timeZone").selectOption("Europe/Berlin");
  // Without JavaScript there is a card more from the start.
  if (await add.isVisible()) await add.click();
  await named(page, "objectives.1.target").fill("ninety");
  await named(page, "objectives.1.days").fill("0");
  await page.locator('[name="policy"][value="custom"]').check();
  await named(page, "rules.0.share").fill("200");
  await named(page, "rules.1.long").fill("12h");
  await named(page, "minBadEvents").fill("1.5");
}

export async function expectSlo(page: Page): Promise<void> {
  const texts = {
    "objectives.0.target": "100",
    "objectives.0.unit": "quarter",
    "objectives.0.timeZone": "Europe/Berlin",
    "objectives.1.target": "ninety",
    "objectives.1.days": "0",
    "rules.0.share": "200",
    "rules.1.long": "12h",
    name: "Payments are quick",
    slug: "Payments!",
    description: "Everyone who pays",
    thresholdMs: "soon",
    minBadEvents: "1.5",
    service: "forms-shop",
  };
  for (const [name, value] of Object.entries(texts))
    await expect(named(page, name), name).toHaveValue(value);
  for (const choice of [
    '[name="kind"][value="latency"]',
    '[name="objectives.0.windowType"][value="calendar"]',
    '[name="objectives.1.windowType"][value="rolling"]',
    '[name="policy"][value="custom"]',
  ])
    await expect(page.locator(choice), choice).toBeChecked();
}
