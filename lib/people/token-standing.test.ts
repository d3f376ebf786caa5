import { describe, expect, it } from "vitest";
import { ROLES, SCOPES } from "./roles";
import { tokenStanding } from "./token-standing";

const owner = (role: (typeof ROLES)[number] | null, more = {}) => ({
  active: true,
  admin: false,
  role,
  ...more,
});

describe("what is left of a token", () => {
  it.each([
    [["read"], "viewer", "whole"],
    [["measure"], "viewer", "limited"],
    [["read", "measure"], "viewer", "limited"],
    [["measure"], "responder", "whole"],
    [["write"], "responder", "limited"],
    [["write"], "viewer", "limited"],
    [["write"], "manager", "whole"],
    [["admin"], "manager", "limited"],
  ] as const)("with %j, of a %s, is %s", (scopes, role, kind) => {
    expect(tokenStanding({ scopes, ofTeam: true }, owner(role)).kind).toBe(kind);
  });

  it("is nothing once its owner is deactivated or has left, whatever its scopes", () => {
    for (const scope of SCOPES) {
      const token = { scopes: [scope], ofTeam: true };
      expect(tokenStanding(token, owner(null))).toEqual({
        kind: "stopped",
        because: "owner-left-team",
      });
      for (const role of ROLES)
        for (const admin of [false, true]) {
          const gone = owner(role, { active: false, admin });
          expect(tokenStanding(token, gone)).toEqual({
            kind: "stopped",
            because: "owner-deactivated",
          });
        }
    }
  });

  it("for all teams needs an owner who is an administrator still", () => {
    const token = { scopes: ["read"], ofTeam: false } as const;
    expect(tokenStanding(token, owner("manager"))).toEqual({
      kind: "stopped",
      because: "owner-no-admin",
    });
    expect(tokenStanding(token, owner(null, { admin: true }))).toEqual({ kind: "whole" });
  });

  it("of the installation itself stays whole", () => {
    expect(tokenStanding({ scopes: ["admin"], ofTeam: false }, null)).toEqual({ kind: "whole" });
  });
});
