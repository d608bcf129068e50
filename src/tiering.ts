// How soon V8 optimises. In: how much there is to analyse. It is told before the code that does it is loaded.
//
// Most code of a run over few files runs too seldom to be worth optimising, and optimising took a third of such a run's
// processor time. This is a matter of speed alone: where V8 is another, nothing is said, and all goes on as before.
import { setFlagsFromString } from 'node:v8';

/** Where a run is short, in UTF-16 code units of Go. */
const FEW = 1_500_000;
/** Where the parser's own code runs so briefly that its first, plain translation will do: optimising it costs more. */
const HARDLY_ANY = 300_000;
/** What V8 11.3, that of Node 20, has by default: bytes of bytecode to be run before a function is looked at again. */
const BUDGET = 66 * 1024;

/** Newer versions count calls instead, have a compiler in between, and gain nothing. An unknown flag would be complained of. */
export function optimiseLater(characters: number): void {
  if (!process.versions.v8.startsWith('11.3.')) return;
  setFlagsFromString(`--interrupt-budget=${BUDGET * (characters < FEW ? 8 : 2)}`);
  if (characters < HARDLY_ANY) {
    setFlagsFromString('--no-wasm-dynamic-tiering');
    setFlagsFromString('--no-wasm-tier-up');
  }
}
