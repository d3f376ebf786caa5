"use client";

import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select, type Option } from "@/components/ui/select";
import { incidentListHref, parseIncidentListQuery, type IncidentListQuery } from "@/lib/incident/list-query";
import { SEVERITIES, SEVERITY_RULES } from "@/lib/incident/severity";
import { STATUSES, STATUS_WORDS } from "@/lib/incident/status";

const STATUS_OPTIONS = [{ value: "open", label: "Open" }, ...STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status] }))];
const SEVERITY_OPTIONS = SEVERITIES.map((severity) => ({ value: severity, label: `${severity}, ${SEVERITY_RULES[severity].word}` }));
const PERIOD_OPTIONS = [["7", "Last 7 days"], ["30", "Last 30 days"], ["90", "Last 90 days"], ["365", "Last year"]].map(([value = "", label = ""]) => ({ value, label }));
const TYPING_PAUSE_MS = 250;

/** A plain GET form; with JavaScript each change applies at once, without losing the focus. */
export function IncidentFilters({ query, teams, services }: { query: IncidentListQuery; teams: Option[]; services: Option[] }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const apply = () => {
    if (!form.current) return;
    const typed = Object.fromEntries([...new FormData(form.current)].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])));
    startTransition(() => router.replace(incidentListHref(parseIncidentListQuery(typed), {}), { scroll: false }));
  };
  const applySoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(apply, TYPING_PAUSE_MS);
  };
  return (
    <form ref={form} method="get" action="/incidents" role="search" aria-busy={pending} className="mb-4 grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1fr)_repeat(5,minmax(0,9rem))]" onSubmit={(event) => { event.preventDefault(); apply(); }}>
      <Input name="q" type="search" className="max-lg:col-span-2" aria-label="Search incidents" placeholder="Search titles and summaries" defaultValue={query.q} onChange={applySoon} />
      <Select name="status" aria-label="Status" placeholder="Every status" options={STATUS_OPTIONS} defaultValue={query.status} onChange={apply} />
      <Select name="severity" aria-label="Severity" placeholder="Every severity" options={SEVERITY_OPTIONS} defaultValue={query.severity} onChange={apply} />
      <Select name="team" aria-label="Team" placeholder="Every team" options={teams} defaultValue={query.team} onChange={apply} />
      <Select name="service" aria-label="Service" placeholder="Every service" options={services} defaultValue={query.service} onChange={apply} />
      <Select name="days" aria-label="Period" placeholder="All time" options={PERIOD_OPTIONS} defaultValue={query.days} onChange={apply} />
      <noscript><Button type="submit">Filter</Button></noscript>
    </form>
  );
}
