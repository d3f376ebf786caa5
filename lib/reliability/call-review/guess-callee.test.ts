import { describe, expect, it } from "vitest";
import { calleeGuesser, calleesIn } from "./guess-callee";

const CALLEES = ["orders", "payments-db", "card-gateway", "search"];

describe("the callees that a text names", () => {
  it.each([
    ['axios.get("https://orders.internal/1")', ["orders"]],
    ['fetch("http://Orders:8080")', ["orders"]],
    ['fetch("https://eu.orders.example.com/x")', ["orders"]],
    ['connect("postgres://app:secret@payments-db/app")', ["payments-db"]],
    ["await paymentsDb.query(sql)", ["payments-db"]],
    ["PAYMENTS_DB_URL", ["payments-db"]],
    ["card_gateway.charge(body)", ["card-gateway"]],
    ["CardGatewayClient()", ["card-gateway"]],
    ["const orders = search(query);", []],
    ['fetch("https://reorders.internal")', []],
    ["payments-db-replica", []],
    ["eu-payments-db", []],
    ["paymentsDbReplica", []],
    ['fetch("https://search.internal").then(() => paymentsDb.end())', ["payments-db", "search"]],
  ])("%s: %j", (text, expected) => {
    expect(calleesIn(text, CALLEES)).toEqual(expected);
  });
});

describe("the callee of a finding", () => {
  const text = [
    'const orders = axios.create({ baseURL: "https://orders.internal" });',
    "await axios.get(`https://search.internal/${user}`);",
    "await orders.get(id);",
  ].join("\n");
  const guess = (line: number, endLine = line, callees = CALLEES) =>
    calleeGuesser(text, callees)({ line, endLine });

  it("is the one that its own lines name", () => {
    expect(guess(2)).toBe("search");
    expect(guess(1)).toBe("orders");
  });

  it("is nobody while its lines name none and the text names several", () => {
    expect(guess(3)).toBeNull();
  });

  it("is nobody while its own lines name several", () => {
    expect(guess(1, 2)).toBeNull();
  });

  it("is the only one that the text names", () => {
    expect(guess(3, 3, ["orders", "ledger"])).toBe("orders");
    expect(guess(3, 3, ["ledger"])).toBeNull();
  });
});
