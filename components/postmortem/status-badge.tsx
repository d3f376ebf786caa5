import { POSTMORTEM_STATUS_WORDS, type PostmortemStatus } from "@/lib/postmortem/moves";
import { Badge, type Tone } from "../ui/badge";

const TONES: Record<PostmortemStatus, Tone> = {
  draft: "neutral",
  "in-review": "accent",
  published: "healthy",
};

export function PostmortemStatusBadge({ status }: { status: PostmortemStatus }) {
  return <Badge tone={TONES[status]}>{POSTMORTEM_STATUS_WORDS[status]}</Badge>;
}
