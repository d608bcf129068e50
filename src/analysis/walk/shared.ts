// Maps and sets that many program points have in common: copied in no time, and really copied by the first that changes.
//
// A function's state is copied at every branch and changed at few. Order is that of insertion, as in Map and Set.

const noEntries: ReadonlyMap<never, never> = new Map<never, never>();
const nothing: readonly never[] = [];
const noMembers: ReadonlySet<never> = new Set<never>();

export class SharedMap<K, V> {
  private entries: ReadonlyMap<K, V>;
  /** The same map, where nobody else reads it. */
  private own: Map<K, V> | undefined;
  private listed: readonly (readonly [K, V])[] | undefined;
  private listedValues: readonly V[] | undefined;

  constructor(from?: SharedMap<K, V>) {
    this.entries = from?.entries ?? noEntries;
    this.listed = from?.listed;
    this.listedValues = from?.listedValues;
    if (from) from.own = undefined;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Whether neither has changed since one was copied from the other. */
  isSameAs(other: SharedMap<K, V>): boolean {
    return this.entries === other.entries;
  }

  get(key: K): V | undefined {
    return this.entries.get(key);
  }

  has(key: K): boolean {
    return this.entries.has(key);
  }

  set(key: K, value: V): void {
    this.changed().set(key, value);
  }

  delete(key: K): void {
    if (this.entries.has(key)) this.changed().delete(key);
  }

  keys(): Iterable<K> {
    return this.entries.keys();
  }

  values(): Iterable<V> {
    return this.entries.values();
  }

  [Symbol.iterator](): Iterator<[K, V]> {
    return this.entries[Symbol.iterator]();
  }

  /** All entries; the same array until something changes. */
  list(): readonly (readonly [K, V])[] {
    if (this.entries.size === 0) return nothing;
    this.listed ??= [...this.entries];
    return this.listed;
  }

  /** All values; the same array until something changes. */
  listValues(): readonly V[] {
    if (this.entries.size === 0) return nothing;
    this.listedValues ??= [...this.entries.values()];
    return this.listedValues;
  }

  private changed(): Map<K, V> {
    this.listed = undefined;
    this.listedValues = undefined;
    if (!this.own) {
      this.own = new Map(this.entries);
      this.entries = this.own;
    }
    return this.own;
  }
}

export class SharedSet<T> {
  private members: ReadonlySet<T>;
  /** The same set, where nobody else reads it. */
  private own: Set<T> | undefined;
  private listed: readonly T[] | undefined;

  constructor(from?: SharedSet<T>) {
    this.members = from?.members ?? noMembers;
    this.listed = from?.listed;
    if (from) from.own = undefined;
  }

  get size(): number {
    return this.members.size;
  }

  isSameAs(other: SharedSet<T>): boolean {
    return this.members === other.members;
  }

  has(member: T): boolean {
    return this.members.has(member);
  }

  add(member: T): void {
    if (!this.members.has(member)) this.changed().add(member);
  }

  delete(member: T): void {
    if (this.members.has(member)) this.changed().delete(member);
  }

  /** All members; the same array until something changes. */
  list(): readonly T[] {
    if (this.members.size === 0) return nothing;
    this.listed ??= [...this.members];
    return this.listed;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.members[Symbol.iterator]();
  }

  private changed(): Set<T> {
    this.listed = undefined;
    if (!this.own) {
      this.own = new Set(this.members);
      this.members = this.own;
    }
    return this.own;
  }
}
