import { BlockList, isIP } from "node:net";

/**
 * Addresses that no allowlist opens: the metadata services of clouds, multicast, and what is not a
 * host at all.
 */
const NEVER = [
  "169.254.0.0/16",
  "fd00:ec2::/32",
  "fe80::/10",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "ff00::/8",
  "0.0.0.0/8",
  "::/128",
];

/** Loopback and private networks: reachable only where an allowlist names them. */
const PRIVATE = [
  "127.0.0.0/8",
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "::1/128",
  "fc00::/7",
  "fec0::/10",
];

/**
 * Reserved for documents, benchmarks and the embedding of IPv4 in IPv6: no service of anybody's is
 * there.
 */
const RESERVED = [
  "192.0.0.0/24",
  "192.0.2.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "::/96",
  "::ffff:0:0:0/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "2002::/16",
  "2001::/32",
  "2001:db8::/32",
  "100::/64",
];

export type Networks = BlockList;

/**
 * Reads a list like "127.0.0.0/8, 10.0.0.0/8"; `private` stands for loopback and every private
 * network. Throws on what is neither.
 */
export function parseNetworks(list: string): Networks {
  const names = list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return networksOf(names.flatMap((name) => (name === "private" ? PRIVATE : [name])));
}

function networksOf(cidrs: readonly string[]): Networks {
  const networks = new BlockList();
  for (const cidr of cidrs) {
    const [address = "", bits, ...rest] = cidr.split("/");
    const version = isIP(address);
    const widest = version === 6 ? 128 : 32;
    const prefix = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN;
    if (version === 0 || rest.length > 0 || !(prefix <= widest))
      throw new Error(`"${cidr}" is not a network like 10.0.0.0/8 or fd12::/16`);
    networks.addSubnet(address, prefix, version === 6 ? "ipv6" : "ipv4");
  }
  return networks;
}

const never = networksOf(NEVER);
const closed = networksOf([...PRIVATE, ...RESERVED]);

/**
 * Why an address may not be asked, or null where it may. An IPv4 address written as IPv6 is judged
 * as IPv4.
 */
export function refusal(address: string, allowed: Networks): "never" | "private" | null {
  const version = isIP(address);
  if (version === 0) return "never";
  const family = version === 6 ? "ipv6" : "ipv4";
  if (never.check(address, family)) return "never";
  return closed.check(address, family) && !allowed.check(address, family) ? "private" : null;
}
