// Methods that are called because their object was handed to a server, a registry or a controller: which functions of
// the program those are. In: the effect of the call, the type of what is handed over, the type that is asked for.
// Out: functions. An object behind an interface may be any that implements it.
import type { Func, Program } from '../model/program.js';
import type { FuncSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import { isExported } from '../text/exported.js';

export interface Registration {
  readonly func: Func;
  /** handler: many at once; serial: one after another, with the others of this registration. */
  readonly runs: 'handler' | 'serial';
  readonly pos: number;
}

const maximalMethods = 60;

/** `methods` as in the tables: names, `*` for all that the interface asks for, or `*grpc`. */
export function registeredMethods(
  program: Program,
  methods: readonly string[],
  type: Type,
  wanted: Type | undefined,
): readonly Func[] {
  const found: Func[] = [];
  const named = (one: string): readonly string[] => {
    if (one === '*') return served(program, type, wanted, isRemote);
    return one === '*grpc' ? served(program, type, wanted, isGrpc) : [one];
  };
  for (const name of methods.flatMap(named)) {
    const method = program.methodOf(type, name)?.func;
    if (!method || found.length >= maximalMethods) continue;
    const bodies = method.abstract ? program.implementers(method) : [method];
    for (const { func } of bodies) if (func && !func.test) found.push(func);
  }
  return found;
}

/** The methods of a service: those of its interface; where there is none, those that look like remote procedures. */
function served(
  program: Program,
  type: Type,
  wanted: Type | undefined,
  isProcedure: (method: FuncSymbol) => boolean,
): readonly string[] {
  // A function of a like name that wants one certain type is no registration.
  const asked = wanted && program.underlying(wanted).kind;
  if (asked !== undefined && asked !== 'interface' && asked !== 'unknown') return [];
  for (const one of [wanted, type]) {
    const names = one ? interfaceMethods(program, one, 0) : [];
    if (names.length > 0) return names.filter(isExported);
  }
  const at = type.kind === 'pointer' ? type.elem : type;
  if (at.kind !== 'named') return [];
  return [...at.symbol.methods.values()]
    .filter((method) => isExported(method.name) && isProcedure(method))
    .map((m) => m.name);
}

function interfaceMethods(program: Program, type: Type, depth: number): readonly string[] {
  const shape = program.underlying(type);
  if (shape.kind !== 'interface' || depth > 3) return [];
  return [
    ...shape.methods.map((method) => method.name),
    ...shape.embeds.flatMap((embedded) => interfaceMethods(program, embedded, depth + 1)),
  ];
}

/** `(args) (reply, error)`, `(args, *reply) error`. */
function isRemote({ signature }: FuncSymbol): boolean {
  const last = signature?.results.at(-1);
  return (
    signature !== undefined && signature.params.length > 0 && last?.kind === 'named' && last.symbol.name === 'error'
  );
}

/** `(ctx, *Request) (*Reply, error)`, `(*Request, stream) error`, `(stream) error`; of Connect, with a context before that. */
function isGrpc(method: FuncSymbol): boolean {
  const { params, results } = method.signature ?? { params: [], results: [] };
  const [first, last] = [params[0], params.at(-1)];
  const isUnary =
    first?.kind === 'named' && first.symbol.pkg.path === 'context' && params.length === 2 && results.length === 2;
  const isStream =
    last?.kind === 'pointer'
      ? last.elem.kind === 'named' && last.elem.symbol.name.endsWith('Stream')
      : last?.kind === 'named' && /Server$|Stream$/.test(last.symbol.name);
  return isRemote(method) && (isUnary || isStream);
}
