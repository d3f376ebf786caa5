"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select, type Option } from "@/components/ui/select";
import { insightsSearch, parseInsightsQuery, type InsightsQuery } from "@/lib/incident/insights-query";
import { SEVERITIES, SEVERITY_RULES } from "@/lib/incident/severity";

const SEVERITY_OPTIONS = SEVERITIES.map((severity) => ({ value: severity, label: `${severity} ${SEVERITY_RULES[severity].word}` }));
const FILTERS = ["team", "service", "severity", "from", "to"] as const;

/** A plain GET form; with JavaScript each change applies at once, dates as soon as there are two. */
export function InsightsFilters({ query, teams, services }: { query: InsightsQuery; teams: Option[]; services: Option[] }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const applied = useRef(insightsSearch(query));
  useEffect(() => {
    // Another way led here, such as Back or a link: the fields follow.
    if (!form.current || pending || applied.current === insightsSearch(query)) return;
    applied.current = insightsSearch(query);
    for (const name of FILTERS) {
      const control = form.current.elements.namedItem(name);
      if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = query[name];
    }
  }, [query, pending]);
  const apply = () => {
    if (!form.current) return;
    const chosen = parseInsightsQuery(Object.fromEntries([...new FormData(form.current)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []))));
    const search = insightsSearch(chosen);
    if (search === applied.current) return;
    applied.current = search;
    startTransition(() => router.replace(`/insights${search}`, { scroll: false }));
  };
  return (
    <form ref={form} method="get" action="/insights" role="search" aria-label="Filter incidents" aria-busy={pending} onSubmit={(event) => { event.preventDefault(); apply(); }}
      className="mb-4 grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)_10rem_10rem]">
      <Select name="team" aria-label="Team in charge" placeholder="Every team" options={teams} defaultValue={query.team} onChange={apply} />
      <Select name="service" aria-label="Service" placeholder="Every service" options={services} defaultValue={query.service} onChange={apply} />
      <span className="max-lg:col-span-2"><Select name="severity" aria-label="Severity" placeholder="Every severity" options={SEVERITY_OPTIONS} defaultValue={query.severity} onChange={apply} /></span>
      <Input name="from" type="date" aria-label="First day" defaultValue={query.from} onChange={apply} />
      <Input name="to" type="date" aria-label="Last day" defaultValue={query.to} onChange={apply} />
      <input type="hidden" name="days" value={query.days} />
      <input type="hidden" name="metric" value={query.metric} />
      <noscript><Button type="submit">Filter</Button></noscript>
    </form>
  );
}
