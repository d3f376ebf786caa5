import { expect, test } from "@playwright/test";
import { actionsAlone } from "./support/noun";
import { inOrder, NOUNS, together } from "./support/nouns";

const resting = (name: string, ...restsOn: string[]) => ({
  name,
  noun: actionsAlone({ restsOn, calls: () => ({}) }),
});
const namesOf = (nouns: readonly { name: string }[]) => nouns.map(({ name }) => name);

test("each noun is made behind what it rests on", () => {
  const made: string[] = [];
  for (const { name, noun } of NOUNS) {
    expect(made).toEqual(expect.arrayContaining([...noun.restsOn]));
    made.push(name);
  }
  const all = [resting("c", "b"), resting("a"), resting("b", "a")];
  expect(namesOf(inOrder(all))).toEqual(["a", "b", "c"]);
});

test("nouns that rest on each other, on what there is not, or all on nothing are refused", () => {
  expect(() => inOrder([resting("a"), resting("b", "c"), resting("c", "b")])).toThrow(/^b, c rest/);
  expect(() => inOrder([resting("a"), resting("b", "nothing")])).toThrow(/^b rest/);
  expect(() => inOrder([resting("a"), resting("b")])).toThrow(/a, b\.$/);
});

test("two nouns cannot both say what a name is", () => {
  expect(together([{ a: 1 }, { b: 2 }])).toEqual({ a: 1, b: 2 });
  expect(() => together([{ a: 1 }, { a: 1 }])).toThrow("Two nouns say what a is.");
});
