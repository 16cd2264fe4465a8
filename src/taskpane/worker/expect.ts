import { DisclosureError } from "../../application";

/** The reply of that type; a Worker answers a question with nothing else. */
export function expectReply<R extends { readonly type: string }, T extends R["type"]>(
  reply: R,
  type: T,
): Extract<R, { readonly type: T }> {
  if (reply.type !== type) throw new DisclosureError("internal", { detail: `no ${type} but ${reply.type}` });
  return reply as Extract<R, { readonly type: T }>;
}
