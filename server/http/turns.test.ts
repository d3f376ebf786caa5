import { expect, it } from "vitest";
import { inTurn } from "./turns";

let names = 0;
const another = () => `token:${(names += 1)}`;

/** Work that goes on until it is told to end, and says when it was begun. */
function held() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  const end = (name: string) => ends.get(name)?.();
  return { begun, work, end };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it("runs two at a time, one of each holder, in the order in which they came", async () => {
  const { begun, work, end } = held();
  const [mia, sam, rae] = [another(), another(), another()];
  const all = [
    inTurn("reviews", mia, work("mia 1")),
    inTurn("reviews", mia, work("mia 2")),
    inTurn("reviews", sam, work("sam")),
    inTurn("reviews", rae, work("rae")),
  ];
  await settled();
  expect(begun).toEqual(["mia 1", "sam"]);
  end("sam");
  await settled();
  expect(begun).toEqual(["mia 1", "sam", "rae"]);
  end("mia 1");
  await settled();
  expect(begun).toEqual(["mia 1", "sam", "rae", "mia 2"]);
  end("mia 2");
  end("rae");
  expect(await Promise.all(all)).toEqual(["mia 1", "mia 2", "sam", "rae"]);
});

it("refuses a holder's fifth with 429, and the seventeenth of all with 503", async () => {
  const { work, end } = held();
  const holders = Array.from({ length: 4 }, another);
  const tasks = holders.flatMap((holder) => [1, 2, 3, 4].map((n) => ({ holder, n })));
  const all = tasks.map(({ holder, n }) => inTurn("imports", holder, work(`${holder} ${n}`)));
  await expect(inTurn("imports", holders[0] ?? "", work("fifth"))).rejects.toMatchObject({
    status: 429,
    headers: { "retry-after": "5" },
  });
  await expect(inTurn("imports", another(), work("seventeenth"))).rejects.toMatchObject({
    status: 503,
    headers: { "retry-after": "5" },
  });
  const other = inTurn("reviews", another(), async () => "a review");
  await expect(other).resolves.toBe("a review");
  for (const { n } of tasks)
    for (const holder of holders) {
      await settled();
      end(`${holder} ${n}`);
    }
  await settled();
  await Promise.all(all);
  await expect(inTurn("imports", another(), async () => "free")).resolves.toBe("free");
});

it("goes on with the next after a failure", async () => {
  const holder = another();
  const fails = inTurn("reviews", holder, () => Promise.reject(new Error("broken")));
  const next = inTurn("reviews", holder, async () => "done");
  await expect(fails).rejects.toThrow("broken");
  await expect(next).resolves.toBe("done");
});
