import "server-only";
import { putUser } from "@/db/people/put-user";
import { listUsers, type UserRow } from "@/db/people/users";
import { linkTo } from "@/server/auth/installation-url";
import { keyHash, randomKey } from "@/server/auth/random-key";
import { pageByKey } from "../../cursor";
import { ok, put, type HandlersOf } from "../call";
import type { userOperations } from "../operations/users";

const ID_DIGITS = 16;

export const userHandlers: HandlersOf<typeof userOperations> = {
  listUsers: async ({ actor, query }) => {
    const keyed = (await listUsers(actor)).map((user) => ({ user, id: user.id }));
    const page = pageByKey(keyed, ({ id }) => String(id).padStart(ID_DIGITS, "0"), query);
    return ok({ ...page, items: page.items.map(({ user }) => userAnswer(user)) });
  },

  putUser: async ({ actor, params: { email }, body, now }) => {
    const key = randomKey();
    const { created, linked } = await putUser(actor, email, body, keyHash(key), now);
    const user = (await listUsers(actor)).find((each) => each.email === email);
    if (!user) throw new Error("a user that was put is not there");
    const link = linked ? await linkTo(`/reset-password/${key}`) : null;
    return put({ ...userAnswer(user), link }, created);
  },
};

const userAnswer = ({ email, name, admin, deactivatedAt, teams }: UserRow) => ({
  email,
  name,
  active: deactivatedAt === null,
  admin,
  teams: teams.map(({ slug, role }) => ({ team: slug, role })),
});
