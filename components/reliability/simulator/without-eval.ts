import { config } from "zod";

// The content security policy forbids what zod would try to make its checks faster.
config({ jitless: true });
