import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";

export type PolicyRow = {
  slug: string;
  name: string;
  team: { slug: string; name: string };
  levels: number;
  repeat: number | "forever";
};

export function PolicyTable({ rows }: { rows: PolicyRow[] }) {
  return (
    <DataTable caption="Escalation policies">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Owner</Th>
          <Th numeric>Levels</Th>
          <Th>Repeats</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ slug, name, team, levels, repeat }) => (
          <tr key={slug}>
            <Td lead named>
              <Link href={`/on-call/policies/${slug}`} className="font-medium hover:underline">
                {name}
              </Link>
            </Td>
            <Td label="Owner" named>
              <Link href={`/teams/${team.slug}`} className="hover:underline">
                {team.name}
              </Link>
            </Td>
            <Td label="Levels" numeric>
              {levels}
            </Td>
            <Td label="Repeats">{repeatWords(repeat)}</Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const repeatWords = (repeat: PolicyRow["repeat"]): string =>
  repeat === "forever"
    ? "until acknowledged"
    : repeat === 0
      ? "no"
      : repeat === 1
        ? "once"
        : `${repeat} times`;
