"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select, type Option } from "@/components/ui/select";
import { TIERS, TIER_TEXTS } from "@/lib/policy/tiers";
import { SLI_KINDS } from "@/lib/sli/sli";
import { parseSloListQuery, sloListHref, SORTS, type SloListQuery, type SloSort } from "@/lib/slo/list-query";
import { KIND_WORDS } from "./slo-words";

const TIER_OPTIONS = [...[...TIERS].reverse().map((tier) => ({ value: tier, label: TIER_TEXTS[tier].title })), { value: "none", label: "No data" }];
const KIND_OPTIONS = SLI_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }));
const SORT_WORDS: Record<SloSort, string> = { budget: "budget left", name: "name", target: "target", sli: "SLI", burn: "burn rate", gone: "time left" };
const SORT_OPTIONS = SORTS.map((sort) => ({ value: sort, label: `Sort by ${SORT_WORDS[sort]}` }));
const TYPING_PAUSE_MS = 250;

const FILTERS = ["q", "team", "tier", "kind"] as const;
const filtersOf = (query: SloListQuery): string => sloListHref({ ...query, sort: "budget", descending: false }, {});

/** A plain GET form; with JavaScript each change applies at once, without losing the focus. */
export function SloFilters({ query, teams }: { query: SloListQuery; teams: Option[] }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const applied = useRef(filtersOf(query));
  useEffect(() => {
    // Another way led here, such as Back or a link: the fields follow.
    if (!form.current || pending || applied.current === filtersOf(query)) return;
    applied.current = filtersOf(query);
    for (const name of FILTERS) {
      const control = form.current.elements.namedItem(name);
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = query[name];
    }
  }, [query, pending]);
  const apply = () => {
    if (!form.current) return;
    const typed = Object.fromEntries([...new FormData(form.current)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
    const chosen = parseSloListQuery(typed);
    const href = sloListHref({ ...chosen, descending: chosen.sort === query.sort && query.descending }, {});
    applied.current = filtersOf(chosen);
    startTransition(() => router.replace(href, { scroll: false }));
  };
  const applySoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(apply, TYPING_PAUSE_MS);
  };
  return (
    <form ref={form} method="get" action="/slos" role="search" aria-busy={pending} className="mb-4 grid grid-cols-2 gap-2 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_10rem]" onSubmit={(event) => { event.preventDefault(); apply(); }}>
      <Input name="q" type="search" className="max-sm:col-span-2" aria-label="Search SLOs" placeholder="Search by name or service" defaultValue={query.q} onChange={applySoon} />
      <Select name="team" aria-label="Team" placeholder="Every team" options={teams} defaultValue={query.team} onChange={apply} />
      <Select name="tier" aria-label="Budget tier" placeholder="Every tier" options={TIER_OPTIONS} defaultValue={query.tier} onChange={apply} />
      <Select name="kind" aria-label="Kind of indicator" placeholder="Every kind" options={KIND_OPTIONS} defaultValue={query.kind} onChange={apply} />
      {/* A phone has no headings to press. */}
      <span className="sm:hidden"><Select name="sort" aria-label="Order" options={SORT_OPTIONS} value={query.sort} onChange={apply} /></span>
      {query.archived && <input type="hidden" name="archived" value="1" />}
      <noscript><Button type="submit">Filter</Button></noscript>
    </form>
  );
}
