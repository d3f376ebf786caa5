import { type Syntax } from "../syntax/syntax";
import { type Hit } from "./rule";

export const storeHit = (node: Syntax, what: string): Hit => ({
  node,
  message: `${what} grows without a limit.`,
  why: "It grows until memory runs out. Under load, an unlimited queue also makes every later request wait. Reject new items, or drop the oldest.",
  confidence: "medium",
});
