// Lists that take no more memory than they need. In: a list that was filled one by one. Out: one as long as what is in it.

/**
 * V8 gives a list that grows room for sixteen more, and never takes it back. Most lists in trees and graphs have one or two
 * members, and live as long as the run.
 */
export function fitted<T>(list: T[]): T[] {
  return list.length === 0 ? list : list.slice();
}
