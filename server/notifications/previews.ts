import "server-only";
import type { ChannelKind } from "@/lib/notification/channel";
import { exampleNotice, type ExampleKind } from "@/lib/notification/example-notices";
import { installationUrl } from "@/server/auth/installation-url";
import type { Preview } from "./channels/channel";
import { CHANNELS } from "./channels/registry";

export type NamedPreview = Preview & { label: string };

const LABELS: readonly (readonly [ExampleKind, string])[] = [
  ["page", "A page"],
  ["ticket", "A ticket"],
  ["resolution", "A resolution"],
];

/** What messages look like where this kind of channel shows them. */
export const previewsOf = (kind: ChannelKind, now: number): NamedPreview[] =>
  LABELS.map(([example, label]) => ({
    label,
    ...CHANNELS[kind].preview(exampleNotice(example, installationUrl().origin, now)),
  }));
