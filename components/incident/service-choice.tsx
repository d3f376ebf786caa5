import { CheckboxGroup } from "@/components/ui/checkbox-group";

type Props = { services: { slug: string; name: string }[]; chosen: string[] };

/** The affected services, as ticks. */
export function ServiceChoice({ services, chosen }: Props) {
  const options = services.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <CheckboxGroup name="services" legend="Affected services" options={options} chosen={chosen} />
  );
}
