// What a function outside the program does, as far as maps, locks and goroutines are concerned. Shapes only; the tables
// are beside this file. Keys: `path.Func`, `path.Type.Method` (pointer or not), with the full import path.

/** Which value of a call: the receiver, an argument by 0-based index, every argument from an index on, or a result. */
export type Operand = 'recv' | number | { readonly from: number };

/** How a map handed in is touched. `deep`: also maps nested in what is handed in (structs, pointers, slices, maps). */
export interface MapEffect {
  readonly of: Operand;
  readonly kind: 'read' | 'write' | 'delete' | 'iterate' | 'clear';
  readonly deep?: boolean;
  /** With `deep`: of a struct, these fields only. */
  readonly fields?: readonly string[];
  /** With `deep`: of structs, exported fields only, whatever pointers lie between. */
  readonly exported?: boolean;
  /** A nested value whose type has one of these methods is not looked into: the method is called instead. */
  readonly unless?: readonly string[];
  /** `outermost`: below the first level, pointers are not followed (fmt prints them as addresses). */
  readonly pointers?: 'outermost';
  /** It looks at a part of what it is handed, which part is not known (templates). */
  readonly may?: boolean;
}

/** What becomes of a function value handed in. */
export interface CallbackEffect {
  readonly of: Operand;
  /**
   * now: called before the function returns, on the caller's goroutine;
   * go: called in a goroutine that may outlive the call;
   * parallel: called in several goroutines at once, all joined before the function returns;
   * handler: kept, and called from many goroutines at once (HTTP handlers);
   * serial: kept, and called later from one goroutine that is not the caller's (timers, informers);
   * later: kept, and called later on the caller's goroutine (t.Cleanup);
   * last: ... when all has been made known (a command's Run): what it leaves behind meets nobody who does that.
   */
  readonly runs: 'now' | 'go' | 'parallel' | 'handler' | 'serial' | 'later' | 'last';
  /** Of those that are serial: an event loop runs it, and all that it is handed, one after another. */
  readonly queued?: true;
  /** ... only when what it belongs to has been started: an informer's handler. */
  readonly onceStarted?: true;
  /** It runs under a lock of its own (sync.Once.Do): excluded from itself. */
  readonly exclusive?: boolean;
  /** ... and is called for the first of all who ask alone. */
  readonly onlyFirst?: true;
  /** What it is handed first, nobody else has any more. */
  readonly alone?: boolean;
  /** Its parameter at this 0-based index is what lies in the receiver: `Range(func(key, value any) bool)`. */
  readonly element?: number;
  /** What it is handed lies in a cache, where others find it as well. */
  readonly cached?: boolean;
  /** `go` callbacks are joined by a call of this key on the same receiver: `sync.WaitGroup.Wait`. */
  readonly joinedBy?: string;
  /**
   * For an operand that is an object: these methods of it are called (`http.Handle`: `ServeHTTP`). `*` stands for every
   * exported method, a trailing `*` for a prefix (`Test*`), `*grpc` for those of the shape that gRPC's have. Without
   * `methods` the operand is a function value.
   */
  readonly methods?: readonly string[];
}

export interface Effect {
  readonly maps?: readonly MapEffect[];
  readonly callbacks?: readonly CallbackEffect[];
  /**
   * It does this to a map that its receiver keeps, or for a function its package, and takes no lock: the caller has to.
   */
  readonly store?: MapEffect['kind'];
  readonly lock?: 'lock' | 'unlock' | 'rlock' | 'runlock' | 'trylock' | 'tryrlock';
  /** Of a semaphore: which argument says how many permits are taken or given back. */
  readonly weight?: number;
  /** WaitGroup-like joins: `wait` blocks until all `done`. */
  readonly join?: 'add' | 'done' | 'wait';
  /** It waits until all goroutines around have come to rest, or all handlers: what they have done until then is done. */
  readonly settles?: 'all' | 'handlers';
  /** The result is a new object that shares nothing that matters with the arguments. */
  readonly fresh?: boolean;
  /** The result is what a cache keeps, or a list of that: all who ask are handed the same objects. */
  readonly cached?: boolean;
  /** The result is, or shares the maps of, this operand: `req.WithContext` shares the header. */
  readonly returns?: Operand;
  /** What the receiver runs from here on, it runs so many at a time as this argument says: `g.SetLimit(1)`. */
  readonly limit?: number;
  /** The result is a function that calls this argument the first time it is called, and only then: `sync.OnceFunc`. */
  readonly once?: number;
  /** The result is a semaphore with so many permits as this argument says: with one, it is a lock. */
  readonly permits?: number;
  /**
   * `get`: what a context carries under the key that is handed over; `set`: it carries one thing more, if one is handed over; `with`: a
   * new context does.
   */
  readonly carried?: 'get' | 'set' | 'with';
  /** Its two results are the ends of one pipe: who has read one to its end knows that the writer is done. */
  readonly pipe?: boolean;
  /** atomic.Value and atomic.Pointer: what is stored is published, what is loaded is shared. */
  readonly atomic?: 'load' | 'store' | 'swap' | 'cas';
  /** sync.Map's operations, for check-then-act. */
  readonly syncMap?: 'load' | 'store' | 'delete' | 'load-or-store' | 'other';
  /** A library's cache, which locks its own table: all who `get` a thing get the very one that was `put` in. */
  readonly cache?: 'get' | 'put';
  /** The function does not return: os.Exit, log.Fatal, t.Fatal, panic-like. */
  readonly exits?: boolean;
  /** The test that calls it has failed, and goes on: t.Error, assert.Fail. */
  readonly fails?: boolean;
}

/** A function of this shape, or a method that implements this interface, is called by a server, many at once. */
export interface HandlerShape {
  /** Types of the parameters as `path.Type` or `*path.Type`; a trailing '...' entry allows more. */
  readonly params: readonly string[];
  /** Results likewise; absent: not looked at. */
  readonly results?: readonly string[];
  /** Only for methods of this name. */
  readonly method?: string;
  /** What to call it in a finding: `HTTP handler`, `gRPC method`. */
  readonly what: string;
  /**
   * many: any number at once on one receiver; serial: on a goroutine of its own, one at a time, as are an object's other methods
   * that are known by the same word.
   */
  readonly runs: 'handler' | 'serial';
  /** Parameters that are one object in all calls, by their number: what the plugin has been configured with. */
  readonly shared?: readonly number[];
}

/** What users add to the tables. */
export interface Knowledge {
  /** By `path.Func` or `path.Type.Method`. */
  readonly effects: Readonly<Record<string, Effect>>;
  readonly handlerShapes: readonly HandlerShape[];
  /** By `path.Type.Field`. */
  readonly callbackFields: Readonly<Record<string, Omit<CallbackEffect, 'of'>>>;
}

export const noKnowledge: Knowledge = { effects: {}, handlerShapes: [], callbackFields: {} };
