// apimachinery, client-go, controller-runtime: loops, informers, label sets and string sets.
// An informer calls one handler from one goroutine, one event after another; what it hands over is the cache's own
// object, shared with everybody who lists. A controller runs one Reconcile at a time unless told otherwise.
import { both, copies, each, eachOwner, runs, runsMethods, table, touches, walks } from '../table.js';

const wait = 'k8s.io/apimachinery/pkg/util/wait';
const waitEffects = table(
  // These block, and call the function on the caller's goroutine; `go wait.Until(...)` is the spawn.
  each(wait, 'Until Forever JitterUntil NonSlidingUntil BackoffUntil', runs('now', 0)),
  each(wait, 'JitterUntilWithContext UntilWithContext NonSlidingUntilWithContext', runs('now', 1)),
  each(wait, 'Poll PollImmediate', runs('now', 2)),
  each(wait, 'PollInfinite PollImmediateInfinite ExponentialBackoff', runs('now', 1)),
  each(wait, 'PollUntil PollImmediateUntil', runs('now', 1)),
  each(wait, 'PollWithContext PollImmediateWithContext', runs('now', 3)),
  each(wait, 'PollUntilContextTimeout', runs('now', 4)),
  each(wait, 'PollUntilContextCancel', runs('now', 3)),
  each(wait, 'ExponentialBackoffWithContext PollImmediateUntilWithContext PollUntilWithContext', runs('now', 2)),
  each(`${wait}.Group`, 'Start', { callbacks: [{ of: 0, runs: 'go', joinedBy: `${wait}.Group.Wait` }] }),
  each(`${wait}.Group`, 'StartWithContext StartWithChannel', {
    callbacks: [{ of: 1, runs: 'go', joinedBy: `${wait}.Group.Wait` }],
  }),
  each(`${wait}.Group`, 'Wait', { join: 'wait' }),
  each('k8s.io/client-go/util/workqueue', 'ParallelizeUntil', runs('parallel', 3)),
  each('k8s.io/client-go/util/workqueue', 'Parallelize', runs('parallel', 2)),
  each('k8s.io/client-go/util/retry', 'RetryOnConflict', runs('now', 1)),
  each('k8s.io/client-go/util/retry', 'OnError', runs('now', 2)),
  each('k8s.io/apimachinery/pkg/util/errors', 'AggregateGoroutines', runs('parallel', { from: 0 })),
);

const events = ['OnAdd', 'OnUpdate', 'OnDelete'];
const cache = 'k8s.io/client-go/tools/cache';
const informerEffects = table(
  eachOwner(
    [`${cache}.SharedInformer`, `${cache}.SharedIndexInformer`, 'sigs.k8s.io/controller-runtime/pkg/cache.Informer'],
    (informer) =>
      table(
        each(
          informer,
          'AddEventHandler AddEventHandlerWithResyncPeriod AddEventHandlerWithOptions',
          runsMethods('serial', 0, ...events),
        ),
        each(informer, 'SetTransform SetWatchErrorHandler', runs('serial', 0)),
      ),
  ),
  each(cache, 'NewInformer NewIndexerInformer NewTransformingInformer', runsMethods('serial', 3, ...events)),
  eachOwner(
    [`${cache}.Store`, `${cache}.Indexer`, `${cache}.GenericLister`, `${cache}.GenericNamespaceLister`],
    (store) => each(store, 'ByIndex Get GetByKey Index List', { cached: true }),
  ),
  each('k8s.io/client-go/tools/leaderelection', 'RunOrDie', {}),
);

const controllerRuntime = 'sigs.k8s.io/controller-runtime';
const watched = ['Create', 'Update', 'Delete', 'Generic'];
const controllerEffects = table(
  each(`${controllerRuntime}/pkg/builder.Builder`, 'Complete Build', runsMethods('serial', 0, 'Reconcile')),
  each(`${controllerRuntime}/pkg/builder.TypedBuilder`, 'Complete Build', runsMethods('serial', 0, 'Reconcile')),
  eachOwner(
    [
      `${controllerRuntime}/pkg/builder.Builder`,
      `${controllerRuntime}/pkg/builder.TypedBuilder`,
      `${controllerRuntime}/pkg/controller.Controller`,
    ],
    (watching) =>
      table(
        each(watching, 'Watches Watch', runsMethods('serial', 1, ...watched)),
        each(watching, 'WithEventFilter', runsMethods('serial', 0, ...watched)),
      ),
  ),
  each(`${controllerRuntime}/pkg/manager.Manager`, 'Add', runsMethods('serial', 0, 'Start')),
  each(`${controllerRuntime}/pkg/handler`, 'EnqueueRequestsFromMapFunc', {
    callbacks: [{ of: 0, runs: 'serial', cached: true }],
  }),
  each(`${controllerRuntime}/pkg/webhook.Server`, 'Register', runsMethods('handler', 1, 'ServeHTTP', 'Handle')),
  each(`${controllerRuntime}/pkg/client.FieldIndexer`, 'IndexField', runs('serial', 3)),
  each(`${controllerRuntime}/pkg/controller/controllerutil`, 'CreateOrUpdate CreateOrPatch', runs('now', 3)),
);

const labels = 'k8s.io/apimachinery/pkg/labels';
const labelEffects = table(
  eachOwner([`${labels}.Set`, 'k8s.io/apimachinery/pkg/fields.Set'], (set) =>
    table(
      each(set, 'Get Has Lookup', touches('read', 'recv')),
      each(set, 'String AsSelector AsValidatedSelector AsSelectorPreValidated', touches('iterate', 'recv')),
    ),
  ),
  each(`${labels}.Selector`, 'Matches', touches('read', 0)),
  each(labels, 'SelectorFromSet SelectorFromValidatedSet ValidatedSelectorFromSet FormatLabels', touches('iterate', 0)),
  each(labels, 'Merge', copies(0, 1)),
  each(labels, 'Conflicts Equals', touches('iterate', 0, 1)),
  each('k8s.io/apimachinery/pkg/fields', 'SelectorFromSet', touches('iterate', 0)),
  each('k8s.io/apimachinery/pkg/api/equality.Semantic', 'DeepEqual', walks(0, 1)),
);

/** sets.Set and its older, typed forms are maps to struct{}. */
const sets = 'k8s.io/apimachinery/pkg/util/sets';
const setTypes = ['Set', 'String', 'Int', 'Int32', 'Int64', 'Byte'].map((name) => `${sets}.${name}`);
const setEffects = table(
  eachOwner(setTypes, (set) =>
    table(
      each(set, 'Insert', { ...touches('write', 'recv'), returns: 'recv' }),
      each(set, 'Delete', { ...touches('delete', 'recv'), returns: 'recv' }),
      each(set, 'Clear', { ...touches('clear', 'recv'), returns: 'recv' }),
      each(set, 'Has HasAll HasAny', touches('read', 'recv')),
      each(set, 'List UnsortedList', touches('iterate', 'recv')),
      each(set, 'PopAny', both(touches('iterate', 'recv'), touches('delete', 'recv'))),
      each(set, 'Clone', copies('recv')),
      each(set, 'Union Intersection SymmetricDifference', copies('recv', 0)),
      each(set, 'Difference', {
        maps: [
          { of: 'recv', kind: 'iterate' },
          { of: 0, kind: 'read' },
        ],
        fresh: true,
      }),
      each(set, 'Equal IsSuperset', {
        maps: [
          { of: 'recv', kind: 'read' },
          { of: 0, kind: 'iterate' },
        ],
      }),
    ),
  ),
  each(sets, 'List', touches('iterate', 0)),
  each(sets, 'New NewString NewInt NewInt32 NewInt64 NewByte', { fresh: true }),
  each(sets, 'KeySet StringKeySet', copies(0)),
);

const meta = 'k8s.io/apimachinery/pkg/apis/meta/v1';
const objectEffects = table(
  eachOwner([`${meta}.ObjectMeta`, `${meta}.Object`], (object) =>
    // The maps of the object itself, not copies.
    each(object, 'GetLabels GetAnnotations GetObjectMeta', { returns: 'recv' }),
  ),
  each(`${meta}/unstructured.Unstructured`, 'UnstructuredContent', { returns: 'recv' }),
  each(`${meta}/unstructured.Unstructured`, 'GetLabels GetAnnotations', { fresh: true }),
  each(`${meta}/unstructured`, 'SetNestedField SetNestedMap SetNestedSlice SetNestedStringMap', touches('write', 0)),
  each(`${meta}/unstructured`, 'RemoveNestedField', touches('delete', 0)),
  each(`${meta}/unstructured`, 'NestedString NestedBool NestedInt64 NestedFieldNoCopy', touches('read', 0)),
  each(`${meta}/unstructured`, 'NestedMap NestedStringMap NestedSlice NestedFieldCopy', {
    ...touches('read', 0),
    fresh: true,
  }),
  each(`${meta}`, 'SetMetaDataLabel SetMetaDataAnnotation', { maps: [{ of: 0, kind: 'write', deep: true }] }),
  each('k8s.io/apimachinery/pkg/runtime.Object', 'DeepCopyObject', { ...walks('recv'), fresh: true }),
  each('k8s.io/apimachinery/pkg/runtime', 'DeepCopyJSON', { ...walks(0), fresh: true }),
);

export const kubernetesEffects = table(
  waitEffects,
  informerEffects,
  controllerEffects,
  labelEffects,
  setEffects,
  objectEffects,
);
