import { AlertAbout } from "@/components/alert/alert-about";
import type { Alert } from "@/db/alerts/alert";
import { ALERT_KIND_WORDS } from "@/lib/alert/words";
import { parseUrl } from "@/lib/text/parse-url";
import { sloHref } from "../../slo-rows";

export function About({ alert }: { alert: Alert }) {
  const { team, service, slo, integration, kind, key, route } = alert;
  return (
    <AlertAbout
      team={{ href: `/teams/${team.slug}`, name: team.name }}
      service={service && { href: `/services/${service.slug}`, name: service.name }}
      slo={slo && { href: sloHref(slo.service.slug, slo.slug), name: slo.name }}
      source={integration?.name ?? ALERT_KIND_WORDS[kind]}
      origin={key}
      rule={route?.rule == null ? null : `Rule ${route.rule + 1} of ${team.name}`}
      labels={alert.labels}
      annotations={alert.annotations}
      links={alert.links.filter(({ href }) => isWebAddress(href))}
    />
  );
}

/** What others send may be any address. */
const isWebAddress = (href: string): boolean => /^https?:$/.test(parseUrl(href)?.protocol ?? "");
