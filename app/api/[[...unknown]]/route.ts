import { nothingHere } from "@/server/http/nothing-here";

export {
  nothingHere as GET,
  nothingHere as HEAD,
  nothingHere as POST,
  nothingHere as PUT,
  nothingHere as PATCH,
  nothingHere as DELETE,
  nothingHere as OPTIONS,
};
