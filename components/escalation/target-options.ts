import type { OptionGroup } from "@/components/ui/select";

type Named = { slug: string; name: string };
type Choices = {
  schedules: Named[];
  people: { email: string; name: string }[];
  teams: Named[];
  channels: Named[];
};

/** What a level can name, in groups. */
export const targetGroups = ({ schedules, people, teams, channels }: Choices): OptionGroup[] =>
  [
    group("On call in", "schedule", schedules),
    {
      label: "People",
      options: people.map(({ email, name }) => ({
        value: `person:${email}`,
        label: `${name} · ${email}`,
      })),
    },
    group("Everyone of the team", "team", teams),
    group("Channels", "channel", channels),
  ].filter(({ options }) => options.length > 0);

const group = (label: string, kind: string, named: Named[]): OptionGroup => ({
  label,
  options: named.map(({ slug, name }) => ({ value: `${kind}:${slug}`, label: name })),
});

/** What a chosen target is called; one that is not to choose from by what names it. */
export const targetLabel = (value: string, groups: readonly OptionGroup[]): string =>
  groups.flatMap(({ options }) => options).find((option) => option.value === value)?.label ??
  value.slice(value.indexOf(":") + 1);
