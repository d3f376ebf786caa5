import "server-only";
import { hasDemo, involveInDemo } from "@/db/demo/workspace";
import { setUpInstallation } from "@/db/store/installation";
import { AppError } from "@/lib/errors/app-error";
import { isDemoTeam } from "@/lib/demo/company";
import type { SetUp } from "@/lib/people/schema";
import { slugOf } from "@/lib/text/slug-of";
import { openSession, type Visitor } from "@/server/auth/open-session";
import { hashPassword } from "@/server/auth/password";
import { systemActor } from "@/server/auth/system-actor";
import { workspaces } from "./workspaces";

/** Makes the first administrator with their team, signs them in, and fills the chosen workspace. */
export async function setUp(
  { name, email, password, team, workspace }: SetUp,
  visitor: Visitor,
): Promise<void> {
  const slug = slugOf(team);
  if (slug === "")
    throw wrong(
      "team",
      "Use at least one letter or digit: the team's address is made from its name.",
    );
  const chosen = workspaces.find(({ value }) => value === workspace);
  if (!chosen) throw wrong("workspace", "Choose one of the workspaces.");
  if ((chosen.value === "demo" || (await hasDemo(systemActor("set-up")))) && isDemoTeam(slug))
    throw wrong("team", "The demo workspace has a team of this name. Choose another.");
  const passwordHash = await hashPassword(password);
  const userId = await setUpInstallation(
    systemActor("set-up"),
    { name, email, passwordHash },
    { slug, name: team },
    new Date(),
  );
  await openSession(userId, visitor);
  await chosen.fill();
  await involveInDemo(systemActor("set-up"), new Date());
}

const wrong = (path: string, message: string): AppError =>
  new AppError("invalid", message, [{ path, message }]);
