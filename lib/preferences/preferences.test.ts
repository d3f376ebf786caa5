import { describe, expect, it } from "vitest";
import { displayZone, parsePreferences } from "./preferences";

const read = (cookies: Record<string, string>) => parsePreferences((name) => cookies[name]);

describe("preferences", () => {
  it("follow the system and UTC before anything is chosen", () => {
    expect(read({})).toEqual({ theme: "system", zone: null, utc: false, sidebarCollapsed: false });
  });

  it("keep a chosen theme, zone and a collapsed sidebar", () => {
    expect(
      read({ theme: "dark", zone: "Asia%2FKathmandu", utc: "1", sidebar: "collapsed" }),
    ).toEqual({
      theme: "dark",
      zone: "Asia/Kathmandu",
      utc: true,
      sidebarCollapsed: true,
    });
  });

  it.each(["Nowhere/Land", "%E0%A4%A", "<script>"])("treat the zone %s as not set", (zone) => {
    expect(read({ zone }).zone).toBeNull();
  });

  it("treat an unknown theme as the system's", () => {
    expect(read({ theme: "sepia" }).theme).toBe("system");
  });

  it("show UTC when asked for, although the reader's zone is known", () => {
    expect(displayZone({ zone: "Asia/Kathmandu", utc: true })).toBe("UTC");
    expect(displayZone({ zone: "Asia/Kathmandu", utc: false })).toBe("Asia/Kathmandu");
    expect(displayZone({ zone: null, utc: false })).toBe("UTC");
  });
});
