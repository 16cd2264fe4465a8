/**
 * Bytes → text. UTF-16 by its mark; else UTF-8 when every byte agrees; else GB18030, which holds GB2312 and GBK. No guess by
 * statistics and no trust in labels: a page that says gb2312 is often GBK, and short texts mislead every detector.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
