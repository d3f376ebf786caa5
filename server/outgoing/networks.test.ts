import { describe, expect, it } from "vitest";
import { parseNetworks, refusal } from "./networks";

const none = parseNetworks("");
const open = parseNetworks("private, 169.254.0.0/16, 0.0.0.0/0, ::/0");

describe("which addresses may be asked", () => {
  it.each(["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])(
    "%s is public and needs no allowlist",
    (address) => {
      expect(refusal(address, none)).toBeNull();
    },
  );

  it.each([
    "127.0.0.1",
    "127.8.8.8",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "fd12::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "::127.0.0.1",
    "::a01:203",
    "::ffff:0:7f00:1",
    "::ffff:0:10.1.2.3",
    "fec0::1",
    "feff::9",
  ])("%s is private and needs one", (address) => {
    expect(refusal(address, none)).toBe("private");
    expect(refusal(address, open)).toBeNull();
  });

  it.each([
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "::ffff:a9fe:a9fe",
    "fd00:ec2::254",
    "fe80::1",
    "0.0.0.0",
    "::",
    "224.0.0.1",
    "255.255.255.255",
    "localhost",
    "",
  ])("%s is refused whatever the allowlist says", (address) => {
    expect(refusal(address, open)).toBe("never");
  });

  it("opens only the networks that are named", () => {
    const loopback = parseNetworks("127.0.0.0/8, ::1");
    expect(refusal("127.0.0.1", loopback)).toBeNull();
    expect(refusal("::1", loopback)).toBeNull();
    expect(refusal("10.0.0.1", loopback)).toBe("private");
  });

  it.each(["10.0.0.0/33", "example.org", "10.0.0.0/8/8", "10.0.0.0/", "10.0.0/8", "all"])(
    "refuses to read %s as a network",
    (list) => {
      expect(() => parseNetworks(list)).toThrow("is not a network");
    },
  );
});
