import { changeRoute } from "@/server/http/senders/pagerduty";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = changeRoute;
