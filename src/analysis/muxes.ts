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
// libraries are registered: no routers, and nothing that hands a request on (`next.ServeHTTP(w, r)`). In: graphs. Out: by calls,
// the mux that is served, or registered on.
import {
  type AllocRoot,
  type AssignEvent,
  type CallEvent,
  type Event,
  type FlowGraph,
  unknownValue,
  type Value,
} from '../flow/graph.js';
import { deref } from '../flow/value.js';
import type { Func } from '../model/program.js';
import type { VarSymbol } from '../model/symbols.js';
import type { Type } from '../model/types.js';
import { typeName } from './handlers.js';
import { valuesIn } from './stored-functions.js';
import { isTestCode } from './test-code.js';

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
  known.judge();
  const served = new Map<Func, Map<number, Mux>>();
  for (const [func, call] of known.starts) note(served, func, call.pos, known.servedBy(call));
  return {
    mayServe: ([func, pos], registration) => {
      const mux = served.get(func)?.get(pos) ?? 'elsewhere';
      if (mux === 'elsewhere' || !registration) return true;
      const [registrar, at] = registration;
      const other = known.registered.get(registrar)?.get(at) ?? 'elsewhere';
      if (mux === defaultMux && known.isDefaultOpen(func)) return true;
      return mux === other || (other !== defaultMux && other !== 'elsewhere' && known.isOpen(other));
    },
  };
}

/** A handler that is registered; `on`: the mux, the default one where there is none; `calls`: those of the function. */
interface Registration {
  readonly func: Func;
  readonly pos: number;
  readonly on: Value | undefined;
  readonly handler: Value | undefined;
  readonly calls: ReadonlyMap<number, CallEvent>;
}

/** All that is done with muxes and servers. */
class Seen {
  readonly starts: (readonly [Func, CallEvent])[] = [];
  readonly registered = new Map<Func, Map<number, Mux>>();
  /** They hand the default mux on, or register a router on it: whatever it serves then, is not known. */
  private readonly openers = new Set<Func>();
  private readonly registrations: Registration[] = [];
  /** Functions that hand a request on to another handler, themselves or in a literal. */
  private readonly forwards = new Set<Func>();
  private readonly open = new Set<VarSymbol>();
  private readonly handlers = new Map<VarSymbol | AllocRoot, Value[]>();
  private readonly objects = new Map<VarSymbol, Value[]>();

  look({ func, blocks }: FlowGraph): void {
    const events = blocks.flatMap((block) =>
      block.events.flatMap((event) => (event.op === 'defer' ? event.events : [event])),
    );
    const calls = new Map<number, CallEvent>();
    for (const event of events) {
      if (event.op === 'call') calls.set(event.id, event);
      this.noteUses(func, event);
      if (event.op === 'assign') this.assign(event);
      else if (event.op === 'call' && event.symbol) this.call(func, event, event.symbol.key, calls);
    }
  }

  /** When all has been looked at. */
  judge(): void {
    for (const { func, pos, on, handler, calls } of this.registrations) {
      const mux = on ? this.muxOf(on) : defaultMux;
      note(this.registered, func, pos, mux);
      if (isTestCode(func) || (handler && this.isPlain(handler, calls))) continue;
      if (mux === defaultMux) this.openers.add(func);
      else if (mux !== 'elsewhere') this.open.add(mux);
    }
  }

  /** A function that answers itself, or what a call has returned that was handed no router. */
  private isPlain({ root, steps }: Value, calls: ReadonlyMap<number, CallEvent>): boolean {
    if (steps.length > 0) return false;
    if (root.kind === 'func') return root.func ? !this.forwards.has(root.func) : root.bound === undefined;
    const call = root.kind === 'result' ? calls.get(root.call) : undefined;
    if (!call?.symbol || !call.targets.every((target) => returnsFunction(target) && !this.forwards.has(target)))
      return false;
    return call.args.every((arg) =>
      arg.root.kind === 'var'
        ? !mayRoute(arg.root.type)
        : /^(unknown|nil)$/.test(arg.root.kind) || this.isPlain(arg, calls),
    );
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
    if (isDefault(value)) return defaultMux;
    if (!isMux(value)) return 'elsewhere';
    const objects = this.objects.get(value.root) ?? [];
    return objects.length === 1 && objects.every(isDefault) ? defaultMux : value.root;
  }

  /** Others may have it, or register on it what is not known. */
  isOpen(mux: VarSymbol): boolean {
    return this.open.has(mux) || (this.objects.get(mux)?.length ?? 0) > 1;
  }

  /** ... in the program that this function belongs to: what another one's package main does is done in another process. */
  isDefaultOpen({ pkg }: Func): boolean {
    return [...this.openers].some((one) => pkg.name !== 'main' || one.pkg.name !== 'main' || one.pkg === pkg);
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

  private call(func: Func, event: CallEvent, key: string, calls: ReadonlyMap<number, CallEvent>): void {
    if (Object.hasOwn(handlerArguments, key) || serverMethod.test(key)) this.starts.push([func, event]);
    const isOnMux = /^net\/http\.ServeMux\.Handle(Func)?$/.test(key);
    if (!isOnMux && !/^net\/http\.Handle(Func)?$/.test(key)) return;
    const on = isOnMux ? (event.recv ?? unknownValue) : undefined;
    this.registrations.push({ func, pos: event.pos, on, handler: event.args[1], calls });
  }

  /** Whoever else is handed a mux or a server may do with it what is not known. */
  private noteUses(func: Func, event: Event): void {
    const isServing = event.op === 'call' && Object.hasOwn(handlerArguments, event.symbol?.key ?? '');
    const isSet = event.op === 'assign' && isHandlerField(event.target);
    const isNamed = event.op === 'assign' && isMux(event.target);
    const values = event.op === 'return' ? event.values : isServing || isSet ? [] : valuesIn(event);
    const isForwarding = event.op === 'call' && event.symbol?.name === forwarding;
    if (isForwarding || values.some(({ root }) => root.kind === 'func' && root.symbol?.name === forwarding))
      for (let at: Func | undefined = func; at; at = at.parent) this.forwards.add(at);
    for (const value of isForwarding && event.recv ? [...values, event.recv] : values) {
      const { root } = value;
      if (root.kind !== 'var') continue;
      if (isDefault(value) && !isNamed) this.openers.add(func);
      else if (root.role === 'local' && isHttp(root, 'ServeMux', 'Server')) this.open.add(root);
    }
  }
}

const forwarding = 'ServeHTTP';

function isHandlerField({ steps }: Value): boolean {
  const last = steps.at(-1);
  return last?.kind === 'var' && last.name === 'Handler';
}

function isDefault({ root }: Value): boolean {
  return root.kind === 'var' && root.role === 'package' && root.name === 'DefaultServeMux';
}

/** It is, or may have in it, what goes on to other handlers. */
function mayRoute(type: Type): boolean {
  const of = deref(type);
  if (of.kind === 'basic') return false;
  return (
    of.kind !== 'named' || /(API|App|Echo|Engine|Group|Handler|HandlerFunc|Mux|Router|Server)$/.test(of.symbol.name)
  );
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
