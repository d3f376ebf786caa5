const GROUPS = 8;
const MAPPED = /^(?:0{0,4}:){2,6}ffff:(\d+\.\d+\.\d+\.\d+)$/;

/**
 * What one client has at its disposal: an IPv4 address, or the /64 of an IPv6 one. Two ways to
 * write one address give one network.
 */
export function networkOf(address: string): string {
  const plain = address.trim().toLowerCase().replace(/%.*/s, "");
  const mapped = MAPPED.exec(plain)?.[1];
  if (mapped || !plain.includes(":")) return mapped ?? plain;
  const [head = "", tail] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  // An IPv4 address at the end stands for two groups.
  const given = before.length + after.length + (plain.includes(".") ? 1 : 0);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, GROUPS - given) }, () => "0");
  const groups = [...before, ...zeros, ...after].slice(0, GROUPS / 2);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
