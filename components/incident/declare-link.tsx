import { LinkButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";

/**
 * Where someone who sees that something is wrong says so; with `service` that one is chosen
 * already.
 */
export function DeclareLink({ service, primary = false }: { service?: string; primary?: boolean }) {
  const href = service === undefined ? "/incidents/new" : `/incidents/new?service=${service}`;
  return (
    <LinkButton variant={primary ? "primary" : "secondary"} href={href}>
      Declare incident {service === undefined && <Kbd>C</Kbd>}
    </LinkButton>
  );
}
