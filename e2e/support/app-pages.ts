/** The addresses under which each page is looked at with the demo workspace. A page of the build that is missing here fails the sweep. */
export const DEMO_PAGES: Readonly<Record<string, readonly string[]>> = {
  "/": ["/"],
  "/api-docs": ["/api-docs"],
  "/incidents": ["/incidents", "/incidents?q=matches-nothing"],
  "/incidents/[number]": ["/incidents/25", "/incidents/24"],
  "/incidents/new": ["/incidents/new?service=checkout-api"],
  "/insights": ["/insights", "/insights?days=365&metric=detect", "/insights?service=nothing-like-it"],
  "/postmortems": ["/postmortems", "/postmortems?q=matches-nothing"],
  "/postmortems/actions": ["/postmortems/actions"],
  "/postmortems/[postmortem]": ["/postmortems/1"],
  "/postmortems/[postmortem]/edit": ["/postmortems/6/edit", "/postmortems/1/edit"],
  "/postmortems/[postmortem]/history": ["/postmortems/1/history"],
  "/postmortems/[postmortem]/history/[version]": ["/postmortems/1/history/1"],
  "/postmortems/new": ["/postmortems/new"],
  "/services": ["/services"],
  "/services/[service]": ["/services/checkout-api"],
  "/services/[service]/edit": ["/services/checkout-api/edit"],
  "/services/[service]/slos/[slo]": ["/services/checkout-api/slos/availability", "/services/ledger/slos/settlement-freshness", "/services/search-api/slos/relevance"],
  "/services/[service]/slos/[slo]/edit": ["/services/checkout-api/slos/latency/edit"],
  "/services/new": ["/services/new"],
  "/settings/data-sources": ["/settings/data-sources"],
  "/settings/profile": ["/settings/profile"],
  "/settings/system": ["/settings/system"],
  "/settings/teams": ["/settings/teams"],
  "/settings/teams/[team]": ["/settings/teams/payments"],
  "/settings/tokens": ["/settings/tokens"],
  "/settings/users": ["/settings/users"],
  "/slos": ["/slos", "/slos?q=matches-nothing"],
  "/slos/new": ["/slos/new?service=checkout-api"],
  "/teams": ["/teams"],
  "/teams/[team]": ["/teams/payments"],
};

/** Pages that only lead on to another. */
export const FORWARDS: Readonly<Record<string, string>> = { "/settings": "/settings/profile" };

/** What one sees without being signed in, and what only exists without the demo: looked at by the story of the empty workspace. */
export const OTHER_PAGES: readonly string[] = ["/setup", "/sign-in", "/invite/[token]", "/reset-password/[token]", "/settings/data-sources/[source]"];
