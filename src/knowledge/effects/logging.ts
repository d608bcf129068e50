// fmt, log and the logging libraries: they print what they are handed, and printing a map ranges over it.
// A level that is switched off would spare it; that is not seen. The functions that end the process are here too.
import type { Effect, Operand } from '../effect.js';
import { both, each, eachOwner, formats, formatsAndExits, logs, runsMethods, table } from '../table.js';

const fmtEffects = table(
  each('fmt', 'Print Println Sprint Sprintln', formats({ from: 0 })),
  each('fmt', 'Printf Sprintf Errorf Fprint Fprintln Append Appendln', formats({ from: 1 })),
  each('fmt', 'Fprintf Appendf', formats({ from: 2 })),
);

const logEffects = eachOwner(['log', 'log.Logger'], (log) =>
  table(
    each(log, 'Print Println', formats({ from: 0 })),
    each(log, 'Printf', formats({ from: 1 })),
    each(log, 'Fatal Fatalln Panic Panicln', formatsAndExits({ from: 0 })),
    each(log, 'Fatalf Panicf', formatsAndExits({ from: 1 })),
  ),
);

const slogEffects = table(
  eachOwner(['log/slog', 'log/slog.Logger', 'golang.org/x/exp/slog', 'golang.org/x/exp/slog.Logger'], (slog) =>
    table(
      each(slog, 'Debug Info Warn Error', logs({ from: 1 })),
      each(slog, 'DebugContext InfoContext WarnContext ErrorContext', logs({ from: 2 })),
      each(slog, 'Log LogAttrs', logs({ from: 3 })),
      each(slog, 'With', logs({ from: 0 })),
    ),
  ),
  each('log/slog', 'Any Group', logs({ from: 1 })),
  each('log/slog', 'AnyValue', logs(0)),
);

/** Loggers with plain, f and ln forms: Info(args...), Infof(format, args...), Infoln(args...). */
function levelled(owner: string, levels: readonly string[], exits: readonly string[]) {
  const forms = (names: readonly string[], suffix: string) => names.map((name) => name + suffix).join(' ');
  return table(
    each(owner, forms(levels, ''), formats({ from: 0 })),
    each(owner, forms(levels, 'ln'), formats({ from: 0 })),
    each(owner, forms(levels, 'f'), formats({ from: 1 })),
    each(owner, forms(exits, ''), formatsAndExits({ from: 0 })),
    each(owner, forms(exits, 'ln'), formatsAndExits({ from: 0 })),
    each(owner, forms(exits, 'f'), formatsAndExits({ from: 1 })),
  );
}

const logrus = 'github.com/sirupsen/logrus';
const logrusOwners = ['', '.Logger', '.Entry', '.FieldLogger', '.StdLogger', '.Ext1FieldLogger'].map((t) => logrus + t);
const logrusEffects = eachOwner(logrusOwners, (owner) =>
  table(
    levelled(owner, ['Trace', 'Debug', 'Print', 'Info', 'Warn', 'Warning', 'Error'], ['Fatal', 'Panic']),
    // WithFields copies the fields; what they hold is printed by the call that ends the chain.
    each(owner, 'WithFields', { ...logs(0), fresh: true }),
    each(owner, 'WithField', { ...logs(1), fresh: true }),
    each(owner, 'WithError WithContext WithTime', { fresh: true }),
    each(owner, 'Log Logln', formats({ from: 1 })),
    each(owner, 'Logf', formats({ from: 2 })),
  ),
);

const klogEffects = table(
  eachOwner(['k8s.io/klog', 'k8s.io/klog/v2', 'github.com/golang/glog'], (klog) =>
    table(
      levelled(klog, ['Info', 'Warning', 'Error'], ['Fatal', 'Exit']),
      levelled(`${klog}.Verbose`, ['Info'], []),
      each(klog, 'InfoDepth WarningDepth ErrorDepth', formats({ from: 1 })),
      each(klog, 'FatalDepth ExitDepth', formatsAndExits({ from: 1 })),
      each(klog, 'InfoS', logs({ from: 1 })),
      each(klog, 'ErrorS', logs({ from: 2 })),
      each(`${klog}.Verbose`, 'InfoS', logs({ from: 1 })),
      each(klog, 'KObj KRef', {}),
    ),
  ),
);

/** Its own method says what is logged of it: called at once, or in the very call that the field is handed to. */
function logsItself(of: Operand): Effect {
  return runsMethods('now', of, 'MarshalLogObject', 'MarshalLogArray');
}

const zap = 'go.uber.org/zap';
const zapEffects = table(
  // Fields made by zap.Any and zap.Reflect are encoded by the call they are handed to, or by With.
  each(zap, 'Any', both(logs(1), logsItself(1))),
  each(zap, 'Reflect', logs(1)),
  each(zap, 'Object Array', logsItself(1)),
  each(zap, 'Inline', logsItself(0)),
  each(`${zap}/zapcore.ObjectEncoder`, 'AddObject AddArray', logsItself(1)),
  each(`${zap}/zapcore.ArrayEncoder`, 'AppendObject AppendArray', logsItself(0)),
  each(zap, 'Stringer Error NamedError Namespace', {}),
  each(`${zap}.Logger`, 'Fatal Panic', { exits: true }),
  eachOwner([`${zap}.SugaredLogger`], (sugar) =>
    table(
      levelled(sugar, ['Debug', 'Info', 'Warn', 'Error', 'DPanic'], ['Panic', 'Fatal']),
      each(sugar, 'Debugw Infow Warnw Errorw DPanicw', logs({ from: 1 })),
      each(sugar, 'Panicw Fatalw', { ...logs({ from: 1 }), exits: true }),
      each(sugar, 'With WithLazy', logs({ from: 0 })),
    ),
  ),
);

const keyValueLoggers = table(
  each('github.com/hashicorp/go-hclog.Logger', 'Trace Debug Info Warn Error', logs({ from: 1 })),
  each('github.com/hashicorp/go-hclog.Logger', 'Log', logs({ from: 2 })),
  each('github.com/hashicorp/go-hclog.Logger', 'With', logs({ from: 0 })),
  each('github.com/go-logr/logr.Logger', 'Info', logs({ from: 1 })),
  each('github.com/go-logr/logr.Logger', 'Error', logs({ from: 2 })),
  each('github.com/go-logr/logr.Logger', 'WithValues', logs({ from: 0 })),
  eachOwner(['github.com/go-kit/log', 'github.com/go-kit/kit/log'], (log) =>
    table(each(`${log}.Logger`, 'Log', logs({ from: 0 })), each(log, 'With WithPrefix WithSuffix', logs({ from: 1 }))),
  ),
  eachOwner(['github.com/ethereum/go-ethereum/log', 'github.com/ethereum/go-ethereum/log.Logger'], (log) =>
    table(
      each(log, 'Trace Debug Info Warn Error', logs({ from: 1 })),
      each(log, 'Crit', { ...logs({ from: 1 }), exits: true }),
      each(log, 'New With', logs({ from: 0 })),
    ),
  ),
  eachOwner(['github.com/charmbracelet/log', 'github.com/charmbracelet/log.Logger'], (log) =>
    table(
      each(log, 'Debug Info Warn Error Print', logs({ from: 1 })),
      each(log, 'Debugf Infof Warnf Errorf Printf', formats({ from: 1 })),
      each(log, 'Fatal', { ...logs({ from: 1 }), exits: true }),
      each(log, 'Fatalf', formatsAndExits({ from: 1 })),
    ),
  ),
  eachOwner(['github.com/rs/zerolog.Event', 'github.com/rs/zerolog.Context'], (event) =>
    table(each(event, 'Interface Any', logs(1)), each(event, 'Fields', logs(0)), each(event, 'Stringer Object', {})),
  ),
  each('github.com/rs/zerolog.Event', 'Msgf', formats({ from: 1 })),
  eachOwner(['github.com/apex/log', 'github.com/apex/log.Logger', 'github.com/apex/log.Entry'], (log) =>
    table(
      each(log, 'Debugf Infof Warnf Errorf', formats({ from: 1 })),
      each(log, 'Fatalf', formatsAndExits({ from: 1 })),
      each(log, 'Fatal', { exits: true }),
      each(log, 'WithField', logs(1)),
    ),
  ),
  each('google.golang.org/grpc/grpclog', 'Info Infoln Warning Warningln Error Errorln', formats({ from: 0 })),
  each('google.golang.org/grpc/grpclog', 'Infof Warningf Errorf', formats({ from: 1 })),
  each('google.golang.org/grpc/grpclog', 'Fatal Fatalln', formatsAndExits({ from: 0 })),
  each('google.golang.org/grpc/grpclog', 'Fatalf', formatsAndExits({ from: 1 })),
);

const errorFormatters = table(
  each('github.com/pkg/errors', 'Errorf', formats({ from: 1 })),
  each('github.com/pkg/errors', 'Wrapf WithMessagef', formats({ from: 2 })),
  each('github.com/cockroachdb/errors', 'Newf Errorf AssertionFailedf', formats({ from: 1 })),
  each('github.com/cockroachdb/errors', 'Wrapf', formats({ from: 2 })),
  each('golang.org/x/xerrors', 'Errorf', formats({ from: 1 })),
  each('google.golang.org/grpc/status', 'Errorf Newf', formats({ from: 2 })),
);

export const loggingEffects = table(
  fmtEffects,
  logEffects,
  slogEffects,
  logrusEffects,
  klogEffects,
  zapEffects,
  keyValueLoggers,
  errorFormatters,
  each('os', 'Exit', { exits: true }),
  each('syscall', 'Exit', { exits: true }),
  each('runtime', 'Goexit', { exits: true }),
  each(`${logrus}`, 'Exit', { exits: true }),
  each(`${logrus}.Logger`, 'Exit', { exits: true }),
  each('github.com/spf13/cobra', 'CheckErr', { exits: true }),
  each('expvar.Map', 'Do', { callbacks: [{ of: 0, runs: 'now' }] }),
);
