import { ReadingError } from "../errors";

/**
 * Compound files (OLE, [MS-CFB]): the container of DOC, XLS and of encrypted packages. Every chain of sectors is walked within the
 * file's own number of sectors, so that a wrong number is an error and never an endless or giant read.
 */

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const HEADER_BYTES = 512;
const DIRECTORY_ENTRY_BYTES = 128;
const MINI_SECTOR_BYTES = 64;
/** Streams shorter than this lie in the mini stream. */
const MINI_CUTOFF = 4096;
/** Numbers above it are no sectors: end of chain, free, FAT, DIFAT. */
const LAST_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
const HEADER_FAT_SECTORS = 109;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** True for bytes that begin like a compound file. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

/** A compound file's streams at its top level; what objects embed is deeper and not looked at. */
export class CompoundFile {
  private readonly view: DataView;
  private readonly sectorBytes: number;
  private readonly sectors: number;
  private readonly fat: readonly number[];
  private readonly entries: readonly Entry[];
  private readonly top: ReadonlyMap<string, Entry>;

  /** @throws ReadingError where the container is cut or its chains lead nowhere. */
  constructor(private readonly bytes: Uint8Array) {
    if (bytes.length < HEADER_BYTES || !isCompoundFile(bytes)) throw new ReadingError("truncated");
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const shift = this.view.getUint16(0x1e, true);
    if (shift !== 9 && shift !== 12) throw damaged();
    this.sectorBytes = 1 << shift;
    this.sectors = Math.ceil(bytes.length / this.sectorBytes) - 1;
    this.fat = this.readFat();
    this.entries = this.readDirectory();
    this.top = this.readTop();
    this.refuseSharedSectors();
  }

  /** Names of the streams and storages at the top level. */
  names(): string[] {
    return [...this.top.values()].map((e) => e.name);
  }

  /** The bytes of a stream of the top level; null where there is none of that name. */
  stream(name: string): Uint8Array | null {
    const entry = this.top.get(name.toLowerCase());
    if (!entry || entry.type !== STREAM) return null;
    if (entry.size > this.bytes.length) throw damaged();
    return entry.size < MINI_CUTOFF ? this.readMini(entry) : this.join(entry.start, entry.size);
  }

  /** A sector belongs to one chain. Where two claim it a number is wrong, and nobody can tell whose bytes they are. */
  private refuseSharedSectors(): void {
    const used = new Set<number>();
    const usedMini = new Set<number>();
    const claim = (chain: readonly number[], by: Set<number>, count: number): void => {
      for (const sector of chain) {
        if (sector >= count || by.has(sector)) throw damaged();
        by.add(sector);
      }
    };
    const root = this.entries.find((e) => e.type === ROOT);
    const rootBytes = root?.size ?? 0;
    const table = this.miniTable();
    claim(this.fat, used, this.sectors);
    claim(this.chain(this.u32(0x30), this.sectors), used, this.sectors);
    claim(table, used, this.sectors);
    if (root) claim(this.chain(root.start, Math.ceil(rootBytes / this.sectorBytes)), used, this.sectors);
    for (const entry of this.top.values()) {
      if (entry.type !== STREAM || entry.size === 0) continue;
      if (entry.size > this.bytes.length) throw damaged();
      if (entry.size < MINI_CUTOFF)
        claim(this.miniChain(entry, table), usedMini, Math.ceil(rootBytes / MINI_SECTOR_BYTES));
      else claim(this.chain(entry.start, Math.ceil(entry.size / this.sectorBytes)), used, this.sectors);
    }
  }

  private u32(at: number): number {
    if (at + 4 > this.bytes.length) throw new ReadingError("truncated");
    return this.view.getUint32(at, true);
  }

  private offset(sector: number): number {
    if (sector >= this.sectors) throw damaged();
    return (sector + 1) * this.sectorBytes;
  }

  /** Sectors that hold the FAT: the first in the header, further ones in a chain of their own. */
  private readFat(): number[] {
    const out: number[] = [];
    for (let i = 0; i < HEADER_FAT_SECTORS; i++) {
      const sector = this.u32(0x4c + 4 * i);
      if (sector <= LAST_SECTOR) out.push(sector);
    }
    const perSector = this.sectorBytes / 4 - 1;
    let next = this.u32(0x44);
    for (let walked = 0; next <= LAST_SECTOR; walked++) {
      if (walked > this.sectors) throw damaged();
      const at = this.offset(next);
      for (let i = 0; i < perSector; i++) {
        const sector = this.u32(at + 4 * i);
        if (sector <= LAST_SECTOR) out.push(sector);
      }
      if (out.length > this.sectors) throw damaged();
      next = this.u32(at + 4 * perSector);
    }
    return out;
  }

  private next(sector: number): number {
    const perSector = this.sectorBytes / 4;
    const fatSector = this.fat[Math.floor(sector / perSector)];
    if (fatSector === undefined) throw damaged();
    return this.u32(this.offset(fatSector) + 4 * (sector % perSector));
  }

  /** Sectors of a chain, no more than asked for and never more than the file has. */
  private chain(start: number, most: number): number[] {
    const out: number[] = [];
    for (let sector = start; sector <= LAST_SECTOR && out.length < most; sector = this.next(sector)) {
      if (out.length >= this.sectors || sector >= this.sectors) throw damaged();
      out.push(sector);
    }
    return out;
  }

  /** The first bytes of a chain. */
  private join(start: number, size: number): Uint8Array {
    const sectors = this.chain(start, Math.ceil(size / this.sectorBytes));
    if (sectors.length * this.sectorBytes < size) throw new ReadingError("truncated");
    const out = new Uint8Array(size);
    sectors.forEach((sector, i) => {
      const at = i * this.sectorBytes;
      const from = this.offset(sector);
      const part = this.bytes.subarray(from, from + Math.min(this.sectorBytes, size - at));
      if (part.length < Math.min(this.sectorBytes, size - at)) throw new ReadingError("truncated");
      out.set(part, at);
    });
    return out;
  }

  /** Mini sectors of a short stream. */
  private miniChain({ start, size }: Entry, table: readonly number[]): number[] {
    const perSector = this.sectorBytes / 4;
    const out: number[] = [];
    let sector = start;
    for (let at = 0; at < size; at += MINI_SECTOR_BYTES) {
      const fatSector = table[Math.floor(sector / perSector)];
      if (fatSector === undefined) throw damaged();
      out.push(sector);
      sector = this.u32(this.offset(fatSector) + 4 * (sector % perSector));
    }
    return out;
  }

  private miniTable(): number[] {
    return this.chain(this.u32(0x3c), this.u32(0x40));
  }

  private readMini(entry: Entry): Uint8Array {
    const root = this.entries.find((e) => e.type === ROOT);
    if (entry.size === 0) return new Uint8Array(0);
    if (!root || root.size > this.bytes.length) throw damaged();
    const stream = this.join(root.start, root.size);
    const out = new Uint8Array(entry.size);
    this.miniChain(entry, this.miniTable()).forEach((sector, i) => {
      const from = sector * MINI_SECTOR_BYTES;
      const at = i * MINI_SECTOR_BYTES;
      if (from >= stream.length) throw damaged();
      out.set(stream.subarray(from, from + Math.min(MINI_SECTOR_BYTES, entry.size - at)), at);
    });
    return out;
  }

  private readDirectory(): Entry[] {
    const entries: Entry[] = [];
    for (const sector of this.chain(this.u32(0x30), this.sectors)) {
      const from = this.offset(sector);
      const to = Math.min(from + this.sectorBytes, this.bytes.length);
      for (let at = from; at + DIRECTORY_ENTRY_BYTES <= to; at += DIRECTORY_ENTRY_BYTES) entries.push(this.entry(at));
    }
    return entries;
  }

  private entry(at: number): Entry {
    const length = Math.min(64, Math.max(2, this.view.getUint16(at + 64, true)));
    return {
      name: new TextDecoder("utf-16le").decode(this.bytes.subarray(at, at + length - 2)),
      type: this.bytes[at + 66]!,
      left: this.u32(at + 68),
      right: this.u32(at + 72),
      child: this.u32(at + 76),
      start: this.u32(at + 116),
      size: this.u32(at + 120),
    };
  }

  /** Entries below the root: a tree of brothers, each entry taken once. */
  private readTop(): Map<string, Entry> {
    const out = new Map<string, Entry>();
    const root = this.entries.find((e) => e.type === ROOT);
    const seen = new Set<number>();
    const open = [root?.child ?? NO_ENTRY];
    while (open.length > 0) {
      const index = open.pop()!;
      const entry = this.entries[index];
      if (!entry || seen.has(index)) continue;
      seen.add(index);
      open.push(entry.left, entry.right);
      if (entry.name !== "" && !out.has(entry.name.toLowerCase())) out.set(entry.name.toLowerCase(), entry);
    }
    // Writers that leave the tree out: every stream counts.
    if (out.size === 0) for (const e of this.entries) if (e.type === STREAM) out.set(e.name.toLowerCase(), e);
    return out;
  }
}

const damaged = (): ReadingError => new ReadingError("corrupt");
