// What starts goroutines for others: error groups, worker pools, parallel loops, timers, schedulers.
// `go` may outlive the call and is joined by the method named; `parallel` is joined before the call returns.
import { both, callsOnceStarted, each, eachOwner, runs, runsMethods, spawns, table } from '../table.js';

/** Types with Go and Wait. */
const groups = [
  'golang.org/x/sync/errgroup.Group',
  'github.com/sourcegraph/conc.WaitGroup',
  'github.com/sourcegraph/conc/pool.Pool',
  'github.com/sourcegraph/conc/pool.ErrorPool',
  'github.com/sourcegraph/conc/pool.ContextPool',
  'github.com/sourcegraph/conc/pool.ResultPool',
  'github.com/sourcegraph/conc/pool.ResultErrorPool',
  'github.com/sourcegraph/conc/pool.ResultContextPool',
  'github.com/sourcegraph/conc/stream.Stream',
  'github.com/hashicorp/go-multierror.Group',
  'github.com/neilotoole/errgroup.Group',
  'gopkg.in/tomb.v1.Tomb',
  'gopkg.in/tomb.v2.Tomb',
  'github.com/cockroachdb/cockroach/pkg/util/ctxgroup.Group',
];

const errgroup = 'golang.org/x/sync/errgroup.Group';
const dskit = 'github.com/grafana/dskit/concurrency';

export const goroutineEffects = table(
  eachOwner(groups, (type) => table(each(type, 'Go', spawns(0, `${type}.Wait`)), each(type, 'Wait', { join: 'wait' }))),
  each(errgroup, 'SetLimit', { limit: 0 }),
  each(errgroup, 'TryGo', spawns(0, `${errgroup}.Wait`)),
  each('github.com/cockroachdb/cockroach/pkg/util/ctxgroup.Group', 'GoCtx', spawns(0)),
  each('github.com/sourcegraph/conc.WaitGroup', 'WaitAndRecover', { join: 'wait' }),
  each('github.com/sourcegraph/conc/iter', 'ForEach ForEachIdx Map MapErr', runs('parallel', 1)),
  each('github.com/sourcegraph/conc/iter.Iterator', 'ForEach ForEachIdx', runs('parallel', 1)),
  each('github.com/sourcegraph/conc/iter.Mapper', 'Map MapErr', runs('parallel', 1)),

  each('io', 'Pipe', { pipe: true }),
  each('io.PipeWriter', 'Close CloseWithError', { join: 'done' }),

  each('golang.org/x/sync/singleflight.Group', 'Do', runs('now', 1)),
  each('golang.org/x/sync/singleflight.Group', 'DoChan', spawns(1)),

  each(dskit, 'ForEachJob ForEach ForEachUser ForEachJobMergeResults', runs('parallel', 3)),
  each(`${dskit}.ReusableGoroutinesPool`, 'Go', spawns(0)),
  each('github.com/grafana/dskit/services', 'NewService NewBasicService', callsOnceStarted(0, 1, 2)),
  each('github.com/grafana/dskit/services', 'NewIdleService', callsOnceStarted(0, 1)),
  each('github.com/grafana/dskit/services', 'NewTimerService', callsOnceStarted(1, 2, 3)),

  eachOwner(['github.com/panjf2000/ants', 'github.com/panjf2000/ants/v2'], (ants) =>
    table(
      each(ants, 'Submit', spawns(0)),
      each(`${ants}.Pool`, 'Submit', spawns(0)),
      each(`${ants}.MultiPool`, 'Submit', spawns(0)),
      each(ants, 'NewPoolWithFunc NewPoolWithFuncGeneric', runs('handler', 1)),
      each(ants, 'NewMultiPoolWithFunc', runs('handler', 2)),
    ),
  ),
  each(
    'github.com/alitto/pond.WorkerPool',
    'Submit TrySubmit',
    spawns(0, 'github.com/alitto/pond.WorkerPool.StopAndWait'),
  ),
  each('github.com/alitto/pond.WorkerPool', 'SubmitBefore', spawns(0)),
  each('github.com/alitto/pond.WorkerPool', 'SubmitAndWait', runs('parallel', 0)),
  each('github.com/alitto/pond.WorkerPool', 'StopAndWait', { join: 'wait' }),
  each('github.com/alitto/pond.TaskGroup', 'Submit', spawns(0, 'github.com/alitto/pond.TaskGroup.Wait')),
  each(
    'github.com/alitto/pond.TaskGroupWithContext',
    'Submit',
    spawns(0, 'github.com/alitto/pond.TaskGroupWithContext.Wait'),
  ),
  each('github.com/alitto/pond.TaskGroup', 'Wait', { join: 'wait' }),
  each('github.com/alitto/pond.TaskGroupWithContext', 'Wait', { join: 'wait' }),
  eachOwner(['Pool', 'ResultPool'], (name) =>
    table(
      each(
        `github.com/alitto/pond/v2.${name}`,
        'Submit SubmitErr',
        spawns(0, `github.com/alitto/pond/v2.${name}.StopAndWait`),
      ),
      each(`github.com/alitto/pond/v2.${name}`, 'Go', spawns(0, `github.com/alitto/pond/v2.${name}.StopAndWait`)),
      each(`github.com/alitto/pond/v2.${name}`, 'StopAndWait', { join: 'wait' }),
    ),
  ),
  eachOwner(['TaskGroup', 'ResultTaskGroup'], (name) =>
    table(
      each(
        `github.com/alitto/pond/v2.${name}`,
        'Submit SubmitErr',
        spawns({ from: 0 }, `github.com/alitto/pond/v2.${name}.Wait`),
      ),
      each(`github.com/alitto/pond/v2.${name}`, 'Wait', { join: 'wait' }),
    ),
  ),
  each(
    'github.com/gammazero/workerpool.WorkerPool',
    'Submit',
    spawns(0, 'github.com/gammazero/workerpool.WorkerPool.StopWait'),
  ),
  each('github.com/gammazero/workerpool.WorkerPool', 'SubmitWait', runs('parallel', 0)),
  each('github.com/gammazero/workerpool.WorkerPool', 'StopWait', { join: 'wait' }),
  each('github.com/Jeffail/tunny', 'NewFunc', runs('handler', 1)),
  each('github.com/bytedance/gopkg/util/gopool', 'Go', spawns(0)),
  each('github.com/bytedance/gopkg/util/gopool', 'CtxGo', spawns(1)),
  each('github.com/zeromicro/go-zero/core/threading', 'GoSafe', spawns(0)),
  each('github.com/zeromicro/go-zero/core/threading.RoutineGroup', 'Run RunSafe', {
    ...spawns(0, 'github.com/zeromicro/go-zero/core/threading.RoutineGroup.Wait'),
  }),
  each('github.com/zeromicro/go-zero/core/threading.RoutineGroup', 'Wait', { join: 'wait' }),
  each('github.com/zeromicro/go-zero/core/mr', 'Finish FinishVoid', runs('parallel', { from: 0 })),
  each('github.com/zeromicro/go-zero/core/mr', 'ForEach', both(runs('now', 0), runs('parallel', 1))),

  // An actor's two functions: the first on a goroutine of its own, the second on that of Run.
  each('github.com/oklog/run.Group', 'Add', runs('serial', 0, 1)),
  each('github.com/oklog/oklog/pkg/group.Group', 'Add', runs('serial', 0, 1)),
  each('github.com/thejerf/suture.Supervisor', 'Add', runsMethods('serial', 0, 'Serve', 'Stop')),
  each('github.com/thejerf/suture/v4.Supervisor', 'Add', runsMethods('serial', 0, 'Serve')),
  each('github.com/cenkalti/backoff', 'Retry RetryNotify', runs('now', 0)),
  each('github.com/cenkalti/backoff/v4', 'Retry RetryNotify RetryWithData', runs('now', 0)),
  each('github.com/cenkalti/backoff/v5', 'Retry', runs('now', 1)),
  each('github.com/avast/retry-go', 'Do', runs('now', 0)),
  each('github.com/avast/retry-go/v4', 'Do DoWithData', runs('now', 0)),

  each('time', 'AfterFunc', runs('go', 1)),
  each('context', 'AfterFunc', runs('serial', 1)),
  eachOwner(['github.com/robfig/cron', 'github.com/robfig/cron/v3'], (cron) =>
    table(
      each(`${cron}.Cron`, 'AddFunc', runs('serial', 1)),
      each(`${cron}.Cron`, 'AddJob Schedule', runsMethods('serial', 1, 'Run')),
    ),
  ),
  each('github.com/go-co-op/gocron.Scheduler', 'Do', runs('serial', 0)),
  each('github.com/go-co-op/gocron/v2', 'NewTask', runs('serial', 0)),
  each('runtime', 'SetFinalizer', { callbacks: [{ of: 1, runs: 'serial', alone: true }] }),
  each('runtime', 'AddCleanup', runs('serial', 1)),
  each('syscall/js', 'FuncOf', runs('serial', 0)),

  // fx runs constructors and hooks one after another while the application starts and stops.
  each('go.uber.org/fx', 'Provide Invoke', runs('later', { from: 0 })),
);
