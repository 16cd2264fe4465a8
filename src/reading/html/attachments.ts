import { attribute, isElement, type HtmlDocument, type HtmlElement, type HtmlNode } from "./parse";

/** Endings of files that hold documents, or archives of them. */
const DOCUMENT = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|pptx?|rtf|csv|ceb)$/i;
/** A way to a file that has no ending of its own. */
const DOWNLOAD = /download|attach|getfile|fileid|附件/i;
/** Words of a link that name no file. */
const NO_NAME = /^(?:点击|立即|在线|文件|附件)*(?:下载|查看|预览|打开|附件|浏览)?[\s\d:：、.()（）]*$/;
const MOST = 50;
const LONGEST_NAME = 120;

/** Names of the files that a page links to or shows in a frame, in the order of the page, each once. */
export function findAttachments(document: HtmlDocument): string[] {
  const names = new Set<string>();
  const stack: (HtmlNode | HtmlDocument)[] = [document];
  for (let node = stack.pop(); node && names.size < MOST; node = stack.pop()) {
    if (isElement(node)) {
      const name = nameOf(node);
      if (name) names.add(name.slice(0, LONGEST_NAME));
      if (node.tagName === "script" || node.tagName === "style") continue;
    }
    const children = "childNodes" in node ? node.childNodes : [];
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
  return [...names];
}

function nameOf(element: HtmlElement): string | null {
  switch (element.tagName) {
    case "a":
    case "area":
      return nameOfLink(element);
    case "frame": {
      // The worksheets of a page that Excel saved lie in a folder beside it.
      const page = fileName(attribute(element, "src") ?? "");
      return /\.html?$/i.test(page) && !/^tabstrip\./i.test(page) ? page : null;
    }
    case "iframe":
    case "embed":
    case "object": {
      const address = attribute(element, "src") ?? attribute(element, "data") ?? attribute(element, "data-src") ?? "";
      return fileOf(address) ?? fileOf(/[?&#](?:file|src|url|furl|path)=([^&#]{1,500})/i.exec(address)?.[1] ?? "");
    }
    default:
      return null;
  }
}

function nameOfLink(element: HtmlElement): string | null {
  const address = attribute(element, "href") ?? "";
  const words = wordsOf(element);
  const title = (attribute(element, "title") ?? attribute(element, "download") ?? "").trim();
  const named = [words, title].find((text) => DOCUMENT.test(text));
  const file =
    fileOf(address) ?? fileOf(/[?&](?:file|filename|name|path|url)=([^&#]{1,500})/i.exec(address)?.[1] ?? "");
  if (named) return named;
  if (file) {
    const said = [words, title].find((text) => text.length > 1 && text.length <= LONGEST_NAME && !NO_NAME.test(text));
    return said ? `${said}（${file}）` : file;
  }
  if (!DOWNLOAD.test(address) && !/^附件\s*[\d:：、一二三四五六七八九]/.test(words)) return null;
  return words !== "" && address !== "" && !NO_NAME.test(words) ? words : null;
}

/** `./a/P1.xls?x=1` → `P1.xls`; null where it is no document. */
function fileOf(address: string): string | null {
  const file = fileName(address);
  return DOCUMENT.test(file) ? file : null;
}

function fileName(address: string): string {
  const plain = decoded(address.trim()).split(/[?#]/)[0]!;
  return plain.slice(Math.max(plain.lastIndexOf("/"), plain.lastIndexOf("\\")) + 1).trim();
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function wordsOf(element: HtmlElement): string {
  let text = "";
  const stack: HtmlNode[] = [...element.childNodes].reverse();
  for (let node = stack.pop(); node && text.length < 4 * LONGEST_NAME; node = stack.pop()) {
    if (node.nodeName === "#text") text += (node as { value: string }).value;
    if (isElement(node)) for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!);
  }
  return text.replace(/\s+/g, " ").trim();
}
