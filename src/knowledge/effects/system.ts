// Functions of the standard library that call their argument before they return, and a few that keep it.
import { each, eachOwner, runs, runsMethods, table } from '../table.js';

export const systemEffects = table(
  each('path/filepath', 'Walk WalkDir', runs('now', 1)),
  each('io/fs', 'WalkDir', runs('now', 2)),
  each('regexp.Regexp', 'ReplaceAllFunc ReplaceAllStringFunc', runs('now', 1)),
  each('go/ast', 'Inspect', runs('now', 1)),
  each('go/ast', 'Walk', runsMethods('now', 0, 'Visit')),
  each('go/scanner.Scanner', 'Init', runs('later', 2)),
  each('golang.org/x/tools/go/ast/inspector.Inspector', 'Preorder Nodes WithStack', runs('now', 1)),
  each('golang.org/x/tools/go/ast/astutil', 'Apply', runs('now', 1, 2)),
  each('os', 'Expand', runs('now', 1)),
  each('flag', 'Visit VisitAll', runs('now', 0)),
  each('flag.FlagSet', 'Visit VisitAll', runs('now', 0)),
  each('flag', 'Func BoolFunc', runs('later', 2)),
  each('flag.FlagSet', 'Func BoolFunc', runs('later', 2)),
  each('bufio.Scanner', 'Split', runs('later', 0)),
  each('runtime/pprof', 'Do', runs('now', 2)),
  each('runtime/trace', 'WithRegion', runs('now', 2)),
  each('container/ring.Ring', 'Do', runs('now', 0)),
  each('log/slog.Record', 'Attrs', runs('now', 0)),
  each('expvar', 'Do', runs('now', 0)),
  each('database/sql.Conn', 'Raw', runs('now', 0)),
  each('syscall.RawConn', 'Control Read Write', runs('now', 0)),
  eachOwner(['go.etcd.io/bbolt.DB', 'github.com/boltdb/bolt.DB', 'github.com/coreos/bbolt.DB'], (db) =>
    table(
      each(db, 'View', runs('now', 0)),
      // One writing transaction at a time.
      each(db, 'Update', { callbacks: [{ of: 0, runs: 'now', exclusive: true }] }),
      each(db, 'Batch', runs('now', 0)),
    ),
  ),
  eachOwner(['go.etcd.io/bbolt.Bucket', 'github.com/boltdb/bolt.Bucket'], (bucket) =>
    each(bucket, 'ForEach', runs('now', 0)),
  ),
  eachOwner(
    [
      'github.com/dgraph-io/badger.DB',
      'github.com/dgraph-io/badger/v2.DB',
      'github.com/dgraph-io/badger/v3.DB',
      'github.com/dgraph-io/badger/v4.DB',
    ],
    (db) => each(db, 'View Update', runs('now', 0)),
  ),
  each('gorm.io/gorm.DB', 'Transaction Connection', runs('now', 0)),
  each('github.com/spf13/pflag.FlagSet', 'Visit VisitAll', runs('now', 0)),
  each('github.com/spf13/pflag', 'Visit VisitAll', runs('now', 0)),
  each('github.com/spf13/afero', 'Walk', runs('now', 2)),
  each('github.com/spf13/cobra', 'OnInitialize OnFinalize', runs('later', { from: 0 })),
  each('github.com/spf13/viper', 'OnConfigChange', runs('serial', 0)),
  each('github.com/spf13/viper.Viper', 'OnConfigChange', runs('serial', 0)),
  eachOwner(['github.com/hashicorp/golang-lru', 'github.com/hashicorp/golang-lru/v2'], (lru) =>
    // The eviction callback runs inside Add, on whoever adds.
    each(lru, 'NewWithEvict', runs('later', 1)),
  ),
);
