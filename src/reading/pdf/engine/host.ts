import type { PdfiumExports } from "./exports";

/** PDFium gave up: no memory, an assertion, a trap. The instance is dead; the file or the page is to blame. */
export class PdfiumDied extends Error {
  override readonly name = "PdfiumDied";
}

/** A running PDFium. */
export interface PdfiumHost {
  readonly exports: PdfiumExports;
  /** Bytes that it asked for beyond its bound, 0 when it never did. */
  readonly refusedBytes: number;
}

const ENOSYS = 52;
const ENOENT = 44;
const WASM_PAGE = 65_536;
/** Memory grows by a fifth, and never by more than this at once (bytes). */
const LARGEST_STEP = 96 * 2 ** 20;
/** The libraries inside (libjpeg, OpenJPEG) leave errors by longjmp, which arrives here as this number. */
const LONGJMP = Infinity;

type Import = (...args: number[]) => number | undefined;

/**
 * Starts PDFium without the script that its package brings (a file system, a network loader): the module's imports are few, and
 * given from here they bound its memory and leave it no file, no address and no clock zone to reach.
 * @param mostBytes memory beyond which it is refused more and dies
 */
export async function startPdfium(module: WebAssembly.Module, mostBytes: number): Promise<PdfiumHost> {
  // The imports close over it before the module gives it.
  // eslint-disable-next-line prefer-const
  let exports!: PdfiumExports;
  let refusedBytes = 0;
  const die = (why: string) => (): never => {
    throw new PdfiumDied(why);
  };
  const known: Readonly<Record<string, Import>> = {
    emscripten_date_now: () => Date.now(),
    emscripten_resize_heap(wanted) {
      const bytes = wanted! >>> 0;
      const now = exports.memory.buffer.byteLength;
      const target = Math.min(mostBytes, Math.max(bytes, Math.min(now * 1.2, now + LARGEST_STEP)));
      try {
        if (bytes > mostBytes) throw new RangeError("memory");
        exports.memory.grow(Math.ceil((target - now) / WASM_PAGE));
        return 1;
      } catch {
        refusedBytes = bytes;
        return 0;
      }
    },
    _emscripten_memcpy_js(to, from, count) {
      new Uint8Array(exports.memory.buffer).copyWithin(to!, from!, from! + count!);
      return undefined;
    },
    _emscripten_throw_longjmp() {
      throw LONGJMP as unknown as Error;
    },
    _abort_js: die("abort"),
    __assert_fail: die("assertion"),
    _tzset_js: () => undefined,
    _localtime_js: () => undefined,
    _gmtime_js: () => undefined,
    environ_sizes_get(count, size) {
      const view = new DataView(exports.memory.buffer);
      view.setUint32(count!, 0, true);
      view.setUint32(size!, 0, true);
      return 0;
    },
    environ_get: () => 0,
    __syscall_openat: () => -ENOENT,
  };
  /** Calls through the table for C++ and C code that catches a longjmp. */
  const invoke: Import = (index, ...args) => {
    const stack = exports.emscripten_stack_get_current();
    try {
      return (exports.__indirect_function_table.get(index!) as Import)(...args);
    } catch (cause) {
      exports._emscripten_stack_restore(stack);
      if (cause !== LONGJMP) throw cause;
      exports.setThrew(1, 0);
      return undefined;
    }
  };
  const imports: Record<string, Record<string, Import>> = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    if (kind !== "function") throw new PdfiumDied(`import ${from}.${name}`);
    (imports[from] ??= {})[name] =
      known[name] ??
      (name.startsWith("invoke_") ? invoke : name.startsWith("__syscall") ? () => -ENOSYS : () => ENOSYS);
  }
  const instance = await WebAssembly.instantiate(module, imports as WebAssembly.Imports);
  exports = instance.exports as unknown as PdfiumExports;
  exports.emscripten_stack_init?.();
  exports.__wasm_call_ctors();
  initialise(exports);
  return {
    exports,
    get refusedBytes() {
      return refusedBytes;
    },
  };
}

/** FPDF_LIBRARY_CONFIG of version 2: no fonts of the system, no JavaScript. */
function initialise(exports: PdfiumExports): void {
  const size = 32;
  const config = exports.malloc(size);
  new Uint8Array(exports.memory.buffer, config, size).fill(0);
  new DataView(exports.memory.buffer).setInt32(config, 2, true);
  exports.FPDF_InitLibraryWithConfig(config);
  exports.free(config);
}
