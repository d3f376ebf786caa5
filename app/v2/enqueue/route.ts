import { enqueueRoute } from "@/server/http/senders/pagerduty";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = enqueueRoute;
