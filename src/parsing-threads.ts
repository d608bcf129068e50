// Parsing with several threads: all of them, this one too, take texts from one list; the others hand back flat trees,
// which this one lowers. In: sources. Out: their syntax, as if each had been parsed here.
//
// Nobody waits for a thread to start: whoever is ready takes the next texts. Nobody relies on one either: what has been
// taken and does not come back in time is parsed here.
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import {
  type GoParser,
  initParser,
  type PackedTree,
  type ParserBinaries,
  pack,
  type SourceParser,
  type SyntaxFile,
  unpack,
} from './syntax/index.js';
import type { SourceText } from './text/source-text.js';

/** What a thread is started with. */
export interface Assignment {
  readonly binaries: ParserBinaries;
  readonly texts: readonly string[];
  /** How many texts have been taken, and how many messages were sent; shared by all threads. */
  readonly progress: Int32Array;
  readonly port: MessagePort;
}

interface Message {
  readonly first: number;
  /** Of texts that begin at `first`; undefined for one that could not be parsed. */
  readonly trees: readonly (PackedTree | undefined)[];
}

const TAKEN = 0;
const SENT = 1;
/** Texts that are taken at once. */
const PORTION = 4;
/** A thread that starts loads the parser for itself: that takes as long as parsing so many characters. */
const WORTH_A_THREAD = 1_500_000;
/** Milliseconds for which one portion is waited for. */
const PATIENCE = 2000;

export interface ParsingThreads {
  /** With this one. */
  readonly threads: number;
  /** The URL of what each of the others runs: it calls `readForOthers`. */
  readonly script: string;
}

/**
 * Parses all sources, with more threads than this one where there is enough to do. The parser that comes back knows these
 * files, and parses all others as `parser` does.
 */
export function parseInThreads(
  parser: GoParser,
  sources: readonly SourceText[],
  { threads, script, binaries }: ParsingThreads & { readonly binaries: ParserBinaries },
): SourceParser {
  let length = 0;
  for (const { text } of sources) length += text.length;
  const others = Math.min(threads - 1, Math.floor(length / WORTH_A_THREAD));
  if (others < 1) return parser;
  const progress = new Int32Array(new SharedArrayBuffer(8));
  const texts = sources.map(({ text }) => text);
  const ports: MessagePort[] = [];
  const workers: Worker[] = [];
  for (let i = 0; i < others; i++) {
    const { port1, port2 } = new MessageChannel();
    const workerData: Assignment = { binaries, texts, progress, port: port2 };
    const worker = new Worker(new URL(script), { workerData, transferList: [port2] });
    worker.on('error', doItHere);
    worker.unref();
    ports.push(port1);
    workers.push(worker);
  }
  const files = new Map<SourceText, SyntaxFile>();
  try {
    new Reception(parser, sources, progress, ports, files).run();
  } finally {
    for (const port of ports) port.close();
    for (const worker of workers) void worker.terminate();
  }
  return {
    parse: (source, options) => ((options?.bodies ?? true) && files.get(source)) || parser.parse(source, options),
  };
}

/**
 * What a thread that fails has taken is done here: see above. No function of `parseInThreads`, which would keep all trees
 * alive for as long as the thread is: until the run is over, since nothing waits in between.
 */
function doItHere(): void {}

/** This thread's part: it parses like the others, and lowers what they send. */
class Reception {
  constructor(
    private readonly parser: GoParser,
    private readonly sources: readonly SourceText[],
    private readonly progress: Int32Array,
    private readonly ports: readonly MessagePort[],
    private readonly files: Map<SourceText, SyntaxFile>,
  ) {}

  run(): void {
    for (;;) {
      while (this.receive());
      const first = Atomics.add(this.progress, TAKEN, PORTION);
      if (first >= this.sources.length) break;
      for (const source of this.sources.slice(first, first + PORTION))
        this.files.set(source, this.parser.parse(source));
    }
    while (this.files.size < this.sources.length) {
      const sent = Atomics.load(this.progress, SENT);
      if (!this.receive() && Atomics.wait(this.progress, SENT, sent, PATIENCE) === 'timed-out') break;
    }
    for (const source of this.sources) if (!this.files.has(source)) this.files.set(source, this.parser.parse(source));
  }

  /** Whether there was something. */
  private receive(): boolean {
    let any = false;
    for (const port of this.ports) {
      const received: { readonly message: Message } | undefined = receiveMessageOnPort(port);
      if (!received) continue;
      any = true;
      const { first, trees } = received.message;
      trees.forEach((tree, i) => {
        const source = this.sources[first + i]!;
        this.files.set(source, tree ? this.parser.lowerAhead(source, unpack(tree)) : this.parser.parse(source));
      });
    }
    return any;
  }
}

/** What another thread does: it parses texts, as long as there are some, and sends their trees. */
export async function readForOthers({ binaries, texts, progress, port }: Assignment): Promise<void> {
  const parser = await initParser(binaries);
  for (;;) {
    const first = Atomics.add(progress, TAKEN, PORTION);
    if (first >= texts.length) break;
    const trees = texts.slice(first, first + PORTION).map((text) => readTree(parser, text));
    const message: Message = { first, trees };
    port.postMessage(
      message,
      trees.flatMap((tree) => (tree ? [tree.columns] : [])),
    );
    Atomics.add(progress, SENT, 1);
    Atomics.notify(progress, SENT);
  }
}

function readTree(parser: GoParser, text: string): PackedTree | undefined {
  try {
    const tree = parser.read(text, true);
    // A text with errors is read again in other ways, which only the lowering knows.
    return tree.errors.length > 0 ? undefined : pack(tree);
  } catch {
    return undefined;
  }
}
