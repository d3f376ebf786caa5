import { api } from "@/server/http/api/app";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = api;
