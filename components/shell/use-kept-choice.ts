import { useState } from "react";

/** What was chosen here, until the server keeps something else, as another tab may have chosen. */
export function useKeptChoice<Choice>(kept: Choice): [Choice, (next: Choice) => void] {
  const [chosen, setChosen] = useState({ kept, value: kept });
  const value = Object.is(chosen.kept, kept) ? chosen.value : kept;
  return [value, (next) => setChosen({ kept, value: next })];
}
