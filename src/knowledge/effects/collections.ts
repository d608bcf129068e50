// maps, slices, sort, strings, container and reflect: what walks over a map, and what calls its argument before it returns.
// maps.Keys and its sisters hand back an iterator that ranges later; it is nearly always used up on the spot, so the
// call itself counts as the iteration.
import { both, copies, each, eachOwner, runs, runsMethods, table, touches, walks } from '../table.js';

const mapsEffects = table(
  eachOwner(['maps', 'golang.org/x/exp/maps'], (maps) =>
    table(
      each(maps, 'Keys Values', touches('iterate', 0)),
      each(maps, 'Clone', copies(0)),
      each(maps, 'Copy', both(touches('write', 0), touches('iterate', 1))),
      each(maps, 'Equal', both(touches('iterate', 0), touches('read', 1))),
      each(maps, 'EqualFunc', both(touches('iterate', 0), touches('read', 1), runs('now', 2))),
      each(maps, 'DeleteFunc', both(touches('iterate', 0), touches('delete', 0), runs('now', 1))),
    ),
  ),
  each('maps', 'All', touches('iterate', 0)),
  each('maps', 'Insert', both(touches('write', 0), runs('now', 1))),
  each('maps', 'Collect', both({ fresh: true }, runs('now', 0))),
  each('golang.org/x/exp/maps', 'Clear', touches('clear', 0)),
);

const slicesEffects = eachOwner(['slices', 'golang.org/x/exp/slices'], (slices) =>
  table(
    each(slices, 'SortFunc SortStableFunc IsSortedFunc MinFunc MaxFunc IndexFunc ContainsFunc CompactFunc DeleteFunc', {
      ...runs('now', 1),
    }),
    each(slices, 'Clone Clip Grow', { returns: 0 }),
    each(slices, 'BinarySearchFunc EqualFunc CompareFunc', runs('now', 2)),
  ),
);

const textFuncs = eachOwner(['strings', 'bytes'], (pkg) =>
  table(
    each(pkg, 'Map', runs('now', 0)),
    each(
      pkg,
      'FieldsFunc IndexFunc LastIndexFunc ContainsFunc TrimFunc TrimLeftFunc TrimRightFunc FieldsFuncSeq',
      runs('now', 1),
    ),
  ),
);

/** A map behind a reflect.Value is the map it was made from. */
const reflectEffects = table(
  each('reflect', 'ValueOf Indirect', { returns: 0 }),
  each('reflect.Value', 'Elem Interface Convert Addr', { returns: 'recv' }),
  each('reflect.Value', 'MapIndex', touches('read', 'recv')),
  each('reflect.Value', 'MapKeys MapRange', touches('iterate', 'recv')),
  each('reflect.Value', 'SetMapIndex', touches('write', 'recv')),
  each('reflect.Value', 'Clear', touches('clear', 'recv')),
  each('reflect.Value', 'SetIterKey SetIterValue', {}),
  each('reflect', 'DeepEqual', walks(0, 1)),
  each('reflect', 'MakeMap MakeMapWithSize New Zero', { fresh: true }),
);

/** samber/lo: the helpers over maps, and those that call a function for each element. */
const loEffects = table(
  each('github.com/samber/lo', 'Keys Values Entries ToPairs MapKeys MapValues MapEntries MapToSlice UniqKeys', {
    ...touches('iterate', 0),
  }),
  each('github.com/samber/lo', 'PickBy OmitBy PickByKeys OmitByKeys PickByValues OmitByValues Invert', copies(0)),
  each('github.com/samber/lo', 'Assign', copies({ from: 0 })),
  each('github.com/samber/lo', 'HasKey ValueOr', touches('read', 0)),
  each(
    'github.com/samber/lo',
    'Filter Map FilterMap FlatMap Reduce ForEach ForEachWhile Times UniqBy GroupBy PartitionBy KeyBy Associate SliceToMap Find FindIndexOf ContainsBy EveryBy SomeBy NoneBy CountBy MinBy MaxBy SumBy Reject',
    runs('now', 1),
  ),
  each('github.com/samber/lo/parallel', 'Map ForEach Times GroupBy PartitionBy', runs('parallel', 1)),
  each('github.com/samber/lo', 'Async Async0 Async1 Async2', runs('go', 0)),
);

export const collectionEffects = table(
  mapsEffects,
  slicesEffects,
  textFuncs,
  reflectEffects,
  loEffects,
  // Iterators that are used up.
  each('slices', 'Collect Sorted', runs('now', 0)),
  each('slices', 'AppendSeq', runs('now', 1)),
  each('slices', 'SortedFunc SortedStableFunc', runs('now', 0, 1)),
  each('sort', 'Sort Stable IsSorted', runsMethods('now', 0, 'Len', 'Less', 'Swap')),
  each('sort', 'Reverse', { returns: 0 }),
  each('sort', 'Slice SliceStable SliceIsSorted Search Find', runs('now', 1)),
  each('container/heap', 'Init Fix Remove', runsMethods('now', 0, 'Len', 'Less', 'Swap', 'Pop')),
  each('container/heap', 'Push', runsMethods('now', 0, 'Len', 'Less', 'Swap', 'Push')),
  each('container/heap', 'Pop', runsMethods('now', 0, 'Len', 'Less', 'Swap', 'Pop')),
  each('iter', 'Pull Pull2', runs('now', 0)),

  each('github.com/google/go-cmp/cmp', 'Equal Diff', walks(0, 1)),
  each('github.com/kylelemons/godebug/pretty', 'Compare', walks(0, 1)),
  each('github.com/kylelemons/godebug/pretty', 'Sprint Print', walks({ from: 0 })),
  each('github.com/davecgh/go-spew/spew', 'Dump Sdump Print Println Sprint Sprintln', walks({ from: 0 })),
  each('github.com/davecgh/go-spew/spew', 'Printf Sprintf', walks({ from: 1 })),
  each('github.com/davecgh/go-spew/spew.ConfigState', 'Dump Sdump Sprint', walks({ from: 0 })),
  each('github.com/kr/pretty', 'Sprint Print Println Diff', walks({ from: 0 })),
  each('github.com/kr/pretty', 'Printf Sprintf', walks({ from: 1 })),
  each('github.com/mitchellh/copystructure', 'Copy Must', { ...walks(0), fresh: true }),
  each('github.com/mitchellh/hashstructure', 'Hash', walks(0)),
  each('github.com/mitchellh/hashstructure/v2', 'Hash', walks(0)),
  each('github.com/mitchellh/reflectwalk', 'Walk', walks(0)),
  each('dario.cat/mergo', 'Merge MergeWithOverwrite Map', mergeOver()),
  each('github.com/imdario/mergo', 'Merge MergeWithOverwrite Map', mergeOver()),
  each('github.com/jinzhu/copier', 'Copy CopyWithOption', mergeOver()),
);

function mergeOver() {
  return {
    maps: [
      { of: 0, kind: 'write', deep: true },
      { of: 1, kind: 'iterate', deep: true },
    ],
  } as const;
}
