import { splitSheet, parseAddress } from "../../grid/addresses";
import type { Host } from "../host";
import { HostError, invalidArgument, itemNotFound } from "../host-error";
import { play, type HostObject } from "../members";
import { asRange, range, sheetOf, type PartObject, type RangeObject } from "../objects";

/** Comments are shown as the grid's notes. */
interface CommentObject extends HostObject {
  readonly id: string;
}

const comments = new Map<string, { readonly at: RangeObject; content: string }>();
let next = 1;

const comment = (self: CommentObject) => {
  const found = comments.get(self.id);
  if (!found) throw itemNotFound();
  return found;
};

const show = (at: RangeObject, content: string, host: Host): void => {
  sheetOf(at, host)
    .getRange(at.rect.top, at.rect.left)
    .createOrUpdateNote({
      id: `note-${at.rect.top}-${at.rect.left}`,
      row: at.rect.top,
      col: at.rect.left,
      note: content,
      width: 240,
      height: 90,
      show: false,
    });
};

const inScope = (self: PartObject): CommentObject[] =>
  [...comments]
    .filter(([, { at }]) => self.owner === "" || at.sheetId === self.owner)
    .map(([id]) => ({ type: "Comment", id }));

const target = (cell: RangeObject | string, owner: string, host: Host): RangeObject => {
  if (typeof cell === "string" && !parseAddress(splitSheet(cell).address)) throw invalidArgument();
  return asRange(cell, owner || host.model.workbook.getActiveSheet().getSheetId(), host);
};

play<PartObject>("CommentCollection", {
  items: inScope,
  call: {
    Add: (self, host, cell: RangeObject | string, content: string): CommentObject => {
      const at = target(cell, self.owner, host);
      const taken = [...comments.values()].some(
        ({ at: other }) =>
          other.sheetId === at.sheetId && other.rect.top === at.rect.top && other.rect.left === at.rect.left,
      );
      if (taken) throw new HostError("InvalidOperation", "The cell already has a comment.");
      const id = `{comment-${next++}}`;
      comments.set(id, { at, content });
      show(at, content, host);
      return { type: "Comment", id };
    },
    GetCount: (self) => inScope(self).length,
    GetItem: (_self, _host, id: string): CommentObject => {
      comment({ type: "Comment", id });
      return { type: "Comment", id };
    },
    GetItemAt: (self, _host, index: number) => inScope(self)[index] ?? null,
    GetItemByCell: (self, host, cell: RangeObject | string): CommentObject => {
      const at = target(cell, self.owner, host);
      const found = [...comments].find(
        ([, { at: other }]) =>
          other.sheetId === at.sheetId && other.rect.top === at.rect.top && other.rect.left === at.rect.left,
      );
      if (!found) throw itemNotFound();
      return { type: "Comment", id: found[0] };
    },
  },
});

play<CommentObject>("Comment", {
  id: (self) => self.id,
  get: { Id: (self) => self.id, Content: (self) => comment(self).content, AuthorName: () => "工作台" },
  set: {
    Content: (self, content: string, host) => {
      comment(self).content = content;
      show(comment(self).at, content, host);
    },
  },
  call: {
    Delete: (self, host) => {
      const { at } = comment(self);
      comments.delete(self.id);
      sheetOf(at, host).getRange(at.rect.top, at.rect.left).deleteNote();
    },
    GetLocation: (self) => range(comment(self).at.sheetId, comment(self).at.rect),
  },
});
