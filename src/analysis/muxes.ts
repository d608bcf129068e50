// Which of several muxes of one program a server serves: a program that tells of its health, or lets itself be profiled, has a
// server for that, which begins before the other's handlers have what they look at.
//
//	go http.ListenAndServe("localhost:6060", nil)   // serves the default mux
//	mux := http.NewServeMux()
//	mux.HandleFunc("/", s.handle)
//	s.load()
//	http.ListenAndServe(":80", mux)
//
// A mux is known as long as it is a local variable that is handed to servers alone, and on which functions and handlers of
// libraries are registered, no routers. In: graphs. Out: by calls, the mux that is served, or registered on.
import type { AllocRoot, AssignEvent, CallEvent, Event, FlowGraph, Value } from '../flow/graph.js';
import { deref } from '../flow/value.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import { typeName } from './handlers.js';
import { valuesIn } from './stored-functions.js';

const defaultMux = 'default';
/** `elsewhere`: on none that is known. */
type Mux = VarSymbol | typeof defaultMux | 'elsewhere';

export interface Muxes {
  /** The server that is started by this call may call what was registered by that one. */
  mayServe(start: Call, registration: Call | undefined): boolean;
}
/** A function, and the offset of a call in it. */
export type Call = readonly [Func, number];

/** Of functions that serve: which argument is the handler. */
const handlerArguments: Readonly<Record<string, number>> = {
  'net/http.ListenAndServe': 1,
  'net/http.ListenAndServeTLS': 3,
  'net/http.Serve': 1,
  'net/http.ServeTLS': 1,
};
const serverMethod = /^net\/http\.Server\.(ListenAndServe|Serve)(TLS)?$/;

export function muxesIn(graphs: readonly FlowGraph[]): Muxes {
  const known = new Seen();
  for (const graph of graphs) known.look(graph);
  const served = new Map<Func, Map<number, Mux>>();
  for (const [func, call] of known.starts) note(served, func, call.pos, known.servedBy(call));
  return {
    mayServe: ([func, pos], registration) => {
      const mux = served.get(func)?.get(pos) ?? 'elsewhere';
      if (mux === 'elsewhere' || !registration) return true;
      const [registrar, at] = registration;
      const other = known.registered.get(registrar)?.get(at) ?? 'elsewhere';
      if (mux === defaultMux && known.isDefaultOpen) return true;
      return mux === other || (other !== defaultMux && other !== 'elsewhere' && known.isOpen(other));
    },
  };
}

/** All that is done with muxes and servers. */
class Seen {
  readonly starts: (readonly [Func, CallEvent])[] = [];
  readonly registered = new Map<Func, Map<number, Mux>>();
  /** The default mux is handed on, or a router is registered on it: whatever it serves, is not known. */
  isDefaultOpen = false;
  private readonly open = new Set<VarSymbol>();
  private readonly handlers = new Map<VarSymbol | AllocRoot, Value[]>();
  private readonly objects = new Map<VarSymbol, Value[]>();

  look({ func, blocks }: FlowGraph): void {
    const events = blocks.flatMap((block) =>
      block.events.flatMap((event) => (event.op === 'defer' ? event.events : [event])),
    );
    /** Calls that return no router: those of libraries, and of what returns a function. */
    const functions = new Set<number>();
    for (const event of events) {
      if (event.op === 'call' && event.symbol && event.targets.every(returnsFunction)) functions.add(event.id);
      this.noteUses(event);
      if (event.op === 'assign') this.assign(event);
      else if (event.op === 'call' && event.symbol) this.call(func, event, event.symbol.key, functions);
    }
  }

  /** The mux that a server serves, and nothing else. */
  servedBy({ symbol, recv, args }: CallEvent): Mux {
    const at = handlerArguments[symbol?.key ?? ''];
    const handler = at === undefined ? this.handlerOf(recv) : args[at];
    if (!handler || handler.steps.length > 0) return 'elsewhere';
    const mux = handler.root.kind === 'nil' ? defaultMux : this.muxOf(handler);
    return mux === defaultMux || mux === 'elsewhere' || !this.isOpen(mux) ? mux : 'elsewhere';
  }

  private muxOf(value: Value): Mux {
    if (!isMux(value)) return 'elsewhere';
    const objects = this.objects.get(value.root) ?? [];
    return objects.length === 1 && objects.every(isDefault) ? defaultMux : value.root;
  }

  /** Others may have it, or register on it what is not known. */
  isOpen(mux: VarSymbol): boolean {
    return this.open.has(mux) || (this.objects.get(mux)?.length ?? 0) > 1;
  }

  private handlerOf(server: Value | undefined): Value | undefined {
    if (!server || server.steps.length > 0 || server.root.kind !== 'var' || server.root.role !== 'local')
      return undefined;
    const [object, ...others] = this.objects.get(server.root) ?? [];
    if (others.length > 0 || this.open.has(server.root)) return undefined;
    const made = object?.root.kind === 'alloc' ? object.root : undefined;
    const all = [...(this.handlers.get(server.root) ?? []), ...((made && this.handlers.get(made)) ?? [])];
    if (all.length > 1) return undefined;
    return all[0] ?? (made ? { root: { kind: 'nil' }, steps: [] } : undefined);
  }

  private assign({ target, value }: AssignEvent): void {
    const { root, steps } = target;
    const [field, ...further] = steps;
    if (root.kind !== 'var' && root.kind !== 'alloc') return;
    if (!field && root.kind === 'var' && isHttp(root, 'ServeMux', 'Server')) add(this.objects, root, value);
    if (field?.kind === 'var' && field.name === 'Handler' && further.length === 0) add(this.handlers, root, value);
  }

  private call(func: Func, event: CallEvent, key: string, functions: ReadonlySet<number>): void {
    const { recv, args } = event;
    if (Object.hasOwn(handlerArguments, key) || serverMethod.test(key)) this.starts.push([func, event]);
    const isOnDefault = key === 'net/http.HandleFunc' || key === 'net/http.Handle';
    const isOnMux = key === 'net/http.ServeMux.HandleFunc' || key === 'net/http.ServeMux.Handle';
    if (!isOnDefault && !isOnMux) return;
    const [, handler] = args;
    const isFunction =
      handler !== undefined && (/Func$/.test(key) ? !isLibrarys(handler) : isPlain(handler, functions));
    const mux = isOnDefault ? defaultMux : recv ? this.muxOf(recv) : 'elsewhere';
    note(this.registered, func, event.pos, mux);
    if (isFunction || func.test) return;
    if (mux === defaultMux) this.isDefaultOpen = true;
    else if (mux !== 'elsewhere') this.open.add(mux);
  }

  /** Whoever else is handed a mux or a server may do with it what is not known. */
  private noteUses(event: Event): void {
    const isServing = event.op === 'call' && Object.hasOwn(handlerArguments, event.symbol?.key ?? '');
    const isSet = event.op === 'assign' && event.target.steps.at(-1)?.kind === 'var' && isHandlerField(event.target);
    const values = event.op === 'return' ? event.values : isServing || isSet ? [] : valuesIn(event);
    for (const { root } of values) {
      if (root.kind !== 'var') continue;
      const isNamed = event.op === 'assign' && isMux(event.target);
      if (isDefault({ root, steps: [] })) this.isDefaultOpen ||= !isNamed;
      else if (root.role === 'local' && isHttp(root, 'ServeMux', 'Server')) this.open.add(root);
    }
  }
}

function isHandlerField({ steps }: Value): boolean {
  const last = steps.at(-1);
  return last?.kind === 'var' && last.name === 'Handler';
}

function isDefault({ root }: Value): boolean {
  return root.kind === 'var' && root.role === 'package' && root.name === 'DefaultServeMux';
}

/** `router.ServeHTTP` */
function isLibrarys({ root }: Value): boolean {
  return root.kind === 'func' && root.func === undefined && root.bound !== undefined;
}

/** A function, or what a call has returned that returns no router. */
function isPlain(handler: Value, functions: ReadonlySet<number>): boolean {
  const { root } = handler;
  return root.kind === 'result' ? functions.has(root.call) : root.kind === 'func' && !isLibrarys(handler);
}

function returnsFunction({ results }: Func): boolean {
  const [first] = results;
  return first !== undefined && /^(func|signature|net\/http\.HandlerFunc)$/.test(typeName(first.type));
}

/** `mux := http.NewServeMux()`, in the function or in one around it. */
function isMux(value: Value): value is Value & { readonly root: VarSymbol } {
  return (
    value.steps.length === 0 &&
    value.root.kind === 'var' &&
    value.root.role === 'local' &&
    isHttp(value.root, 'ServeMux')
  );
}

function isHttp({ type }: VarSymbol, ...names: readonly string[]): boolean {
  return names.some((name) => typeName(deref(type)) === `net/http.${name}`);
}

function note(to: Map<Func, Map<number, Mux>>, func: Func, pos: number, mux: Mux): void {
  const others = to.get(func);
  if (others) others.set(pos, mux);
  else to.set(func, new Map([[pos, mux]]));
}

function add<K>(to: Map<K, Value[]>, key: K, value: Value): void {
  const others = to.get(key);
  if (others) others.push(value);
  else to.set(key, [value]);
}
