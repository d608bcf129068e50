// Logging libraries, error wrappers, metrics and traces.
// Declarations only, by hand, parameters mostly without names. An interface that is not whole has an unexported method,
// so that no type is taken to implement it.

/** Info, Infof, Infoln and the like, for each level. */
const levels = (recv: string, names: readonly string[], forms: readonly ('' | 'f' | 'ln')[]): string =>
  names
    .flatMap((name) => forms.map((form) => `func ${recv}${name}${form}(${form === 'f' ? 'string, ' : ''}...any)\n`))
    .join('');
const methods = (names: readonly string[], forms: readonly ('' | 'f' | 'ln')[]): string =>
  names.flatMap((name) => forms.map((form) => `	${name}${form}(${form === 'f' ? 'string, ' : ''}...any)\n`)).join('');

const plain = ['', 'f', 'ln'] as const;
const logrusLevels = ['Trace', 'Debug', 'Info', 'Print', 'Warn', 'Warning', 'Error', 'Fatal', 'Panic'];
const sugarLevels = ['Debug', 'Info', 'Warn', 'Error', 'DPanic', 'Panic', 'Fatal'];

const klog = `package klog
import ( "context"; "flag"; "github.com/go-logr/logr" )
type Level int32
type Verbose struct {}
func (Verbose) Enabled() bool
func (Verbose) InfoS(string, ...any)
func (Verbose) ErrorS(error, string, ...any)
${levels('(Verbose) ', ['Info'], plain)}${levels('', ['Info', 'Warning', 'Error', 'Fatal', 'Exit'], plain)}func V(Level) Verbose
func InfoS(string, ...any)
func ErrorS(error, string, ...any)
func InfoDepth(int, ...any)
func WarningDepth(int, ...any)
func ErrorDepth(int, ...any)
func FatalDepth(int, ...any)
func Flush()
func InitFlags(*flag.FlagSet)
type Logger = logr.Logger
type KMetadata interface { GetName() string; GetNamespace() string }
type ObjectRef struct { Name string; Namespace string }
func KObj(KMetadata) ObjectRef
func KRef(string, string) ObjectRef
func Background() Logger
func FromContext(context.Context) Logger
func LoggerWithName(Logger, string) Logger
func LoggerWithValues(Logger, ...any) Logger
func NewContext(context.Context, Logger) context.Context
func TODO() Logger
`;

const goKitLog = `package log
import "io"
type Logger interface { Log(...any) error }
type LoggerFunc func(...any) error
func (LoggerFunc) Log(...any) error
type Valuer func() any
var DefaultCaller, DefaultTimestamp, DefaultTimestampUTC Valuer
func NewJSONLogger(io.Writer) Logger
func NewLogfmtLogger(io.Writer) Logger
func NewNopLogger() Logger
func NewSyncLogger(Logger) Logger
func NewSyncWriter(io.Writer) io.Writer
func With(Logger, ...any) Logger
func WithPrefix(Logger, ...any) Logger
func WithSuffix(Logger, ...any) Logger
`;

const goKitLevel = (log: string): string => `package level
import "${log}"
type Value interface { String() string; levelVal() }
type Option func(log.Logger)
func AllowAll() Option
func AllowDebug() Option
func AllowError() Option
func AllowInfo() Option
func AllowWarn() Option
func Debug(log.Logger) log.Logger
func Error(log.Logger) log.Logger
func Info(log.Logger) log.Logger
func Key() any
func NewFilter(log.Logger, ...Option) log.Logger
func Warn(log.Logger) log.Logger
`;

/** zap's constructors of fields: name and type of the value. */
const zapFields = [
  ['Any', 'any'],
  ['Reflect', 'any'],
  ['Binary', '[]byte'],
  ['Bool', 'bool'],
  ['ByteString', '[]byte'],
  ['Duration', 'time.Duration'],
  ['Float64', 'float64'],
  ['Int', 'int'],
  ['Int32', 'int32'],
  ['Int64', 'int64'],
  ['String', 'string'],
  ['Stringer', 'fmt.Stringer'],
  ['Strings', '[]string'],
  ['Time', 'time.Time'],
  ['Uint', 'uint'],
  ['Uint32', 'uint32'],
  ['Uint64', 'uint64'],
  ['NamedError', 'error'],
  ['Object', 'zapcore.ObjectMarshaler'],
  ['Array', 'zapcore.ArrayMarshaler'],
  ['Ints', '[]int'],
  ['Durations', '[]time.Duration'],
]
  .map(([name, type]) => `func ${name}(string, ${type}) Field\n`)
  .join('');

/** zerolog's chain: each adds a field and hands back the chain. */
const zerologFields = (type: string, result: string): string =>
  [
    ['Any', 'any'],
    ['Interface', 'any'],
    ['Bool', 'bool'],
    ['Bytes', '[]byte'],
    ['Dur', 'time.Duration'],
    ['Float64', 'float64'],
    ['Int', 'int'],
    ['Int64', 'int64'],
    ['Str', 'string'],
    ['Strs', '[]string'],
    ['Stringer', 'fmt.Stringer'],
    ['Time', 'time.Time'],
    ['Uint', 'uint'],
    ['Uint64', 'uint64'],
    ['AnErr', 'error'],
    ['RawJSON', '[]byte'],
  ]
    .map(([name, value]) => `func (${type}) ${name}(string, ${value}) ${result}\n`)
    .join('');

const vector = (name: string, metric: string): string => `type ${name}Vec struct { *MetricVec }
func New${name}Vec(${name}Opts, []string) *${name}Vec
func (*${name}Vec) CurryWith(Labels) (${metric === 'Observer' ? 'ObserverVec' : `*${name}Vec`}, error)
func (*${name}Vec) GetMetricWith(Labels) (${metric}, error)
func (*${name}Vec) GetMetricWithLabelValues(...string) (${metric}, error)
func (*${name}Vec) MustCurryWith(Labels) ${metric === 'Observer' ? 'ObserverVec' : `*${name}Vec`}
func (*${name}Vec) With(Labels) ${metric}
func (*${name}Vec) WithLabelValues(...string) ${metric}
`;

const labelSet = (name: string): string => `func (${name}) Before(${name}) bool
func (${name}) Clone() ${name}
func (${name}) Equal(${name}) bool
func (${name}) FastFingerprint() Fingerprint
func (${name}) Fingerprint() Fingerprint
func (${name}) String() string
`;

const promautoVectors = ['Counter', 'Gauge', 'Histogram', 'Summary'];
const promauto = (recv: string): string =>
  promautoVectors
    .map(
      (name) => `func ${recv}New${name}(prometheus.${name}Opts) prometheus.${name}
func ${recv}New${name}Vec(prometheus.${name}Opts, []string) *prometheus.${name}Vec
`,
    )
    .join('')
    .concat(`func ${recv}NewCounterFunc(prometheus.CounterOpts, func() float64) prometheus.CounterFunc
func ${recv}NewGaugeFunc(prometheus.GaugeOpts, func() float64) prometheus.GaugeFunc
`);

export const loggingDeclarations: Readonly<Record<string, string>> = {
  'github.com/sirupsen/logrus': `package logrus
import ( "context"; "io"; "time" )
type Fields map[string]any
type Level uint32
const ( PanicLevel Level = iota; FatalLevel; ErrorLevel; WarnLevel; InfoLevel; DebugLevel; TraceLevel )
var AllLevels []Level
func (Level) String() string
func (*Level) UnmarshalText([]byte) error
func ParseLevel(string) (Level, error)
type Hook interface { Levels() []Level; Fire(*Entry) error }
type LevelHooks map[Level][]Hook
func (LevelHooks) Add(Hook)
func (LevelHooks) Fire(Level, *Entry) error
type Formatter interface { Format(*Entry) ([]byte, error) }
type TextFormatter struct { ForceColors bool; DisableColors bool; ForceQuote bool; DisableQuote bool; DisableTimestamp bool; FullTimestamp bool; TimestampFormat string; DisableSorting bool; QuoteEmptyFields bool }
func (*TextFormatter) Format(*Entry) ([]byte, error)
type JSONFormatter struct { TimestampFormat string; DisableTimestamp bool; DisableHTMLEscape bool; DataKey string; PrettyPrint bool }
func (*JSONFormatter) Format(*Entry) ([]byte, error)
type MutexWrap struct {}
func (*MutexWrap) Lock()
func (*MutexWrap) Unlock()
type Logger struct { Out io.Writer; Hooks LevelHooks; Formatter Formatter; ReportCaller bool; Level Level; ExitFunc func(int) }
func New() *Logger
func StandardLogger() *Logger
type Entry struct { Logger *Logger; Data Fields; Time time.Time; Level Level; Message string; Context context.Context }
func NewEntry(*Logger) *Entry
type StdLogger interface {
${methods(['Print', 'Fatal', 'Panic'], plain)}}
type FieldLogger interface {
	WithField(string, any) *Entry
	WithFields(Fields) *Entry
	WithError(error) *Entry
${methods(['Debug', 'Info', 'Print', 'Warn', 'Warning', 'Error', 'Fatal', 'Panic'], plain)}}
type Ext1FieldLogger interface {
	FieldLogger
${methods(['Trace'], plain)}}
func (*Logger) AddHook(Hook)
func (*Logger) Exit(int)
func (*Logger) GetLevel() Level
func (*Logger) IsLevelEnabled(Level) bool
func (*Logger) SetFormatter(Formatter)
func (*Logger) SetLevel(Level)
func (*Logger) SetNoLock()
func (*Logger) SetOutput(io.Writer)
func (*Logger) SetReportCaller(bool)
func (*Logger) Writer() *io.PipeWriter
func (*Logger) WriterLevel(Level) *io.PipeWriter
func (*Entry) Bytes() ([]byte, error)
func (*Entry) Dup() *Entry
func (*Entry) String() (string, error)
func AddHook(Hook)
func Exit(int)
func GetLevel() Level
func IsLevelEnabled(Level) bool
func SetFormatter(Formatter)
func SetLevel(Level)
func SetOutput(io.Writer)
func SetReportCaller(bool)
${['', '(*Logger) ', '(*Entry) ']
  .map(
    (recv) => `func ${recv}WithContext(context.Context) *Entry
func ${recv}WithError(error) *Entry
func ${recv}WithField(string, any) *Entry
func ${recv}WithFields(Fields) *Entry
func ${recv}WithTime(time.Time) *Entry
${levels(recv, logrusLevels, plain)}`,
  )
  .join('')}func (*Logger) Log(Level, ...any)
func (*Logger) Logf(Level, string, ...any)
func (*Entry) Log(Level, ...any)
func (*Entry) Logf(Level, string, ...any)
`,
  'go.uber.org/zap': `package zap
import ( "fmt"; "net/http"; "time"; "go.uber.org/zap/zapcore" )
type Field = zapcore.Field
type Option interface { apply(*Logger) }
type AtomicLevel struct {}
func NewAtomicLevel() AtomicLevel
func NewAtomicLevelAt(zapcore.Level) AtomicLevel
func ParseAtomicLevel(string) (AtomicLevel, error)
func (AtomicLevel) Enabled(zapcore.Level) bool
func (AtomicLevel) Level() zapcore.Level
func (AtomicLevel) ServeHTTP(http.ResponseWriter, *http.Request)
func (AtomicLevel) SetLevel(zapcore.Level)
func (AtomicLevel) String() string
const ( DebugLevel = zapcore.DebugLevel; InfoLevel = zapcore.InfoLevel; WarnLevel = zapcore.WarnLevel; ErrorLevel = zapcore.ErrorLevel; DPanicLevel = zapcore.DPanicLevel; PanicLevel = zapcore.PanicLevel; FatalLevel = zapcore.FatalLevel )
type SamplingConfig struct { Initial int; Thereafter int }
type Config struct {
	Level AtomicLevel
	Development bool
	DisableCaller bool
	DisableStacktrace bool
	Sampling *SamplingConfig
	Encoding string
	EncoderConfig zapcore.EncoderConfig
	OutputPaths []string
	ErrorOutputPaths []string
	InitialFields map[string]any
}
func (Config) Build(...Option) (*Logger, error)
func NewDevelopmentConfig() Config
func NewProductionConfig() Config
func NewDevelopmentEncoderConfig() zapcore.EncoderConfig
func NewProductionEncoderConfig() zapcore.EncoderConfig
type Logger struct {}
func L() *Logger
func New(zapcore.Core, ...Option) *Logger
func NewDevelopment(...Option) (*Logger, error)
func NewExample(...Option) *Logger
func NewNop() *Logger
func NewProduction(...Option) (*Logger, error)
func Must(*Logger, error) *Logger
func ReplaceGlobals(*Logger) func()
func S() *SugaredLogger
func (*Logger) Check(zapcore.Level, string) *zapcore.CheckedEntry
func (*Logger) Core() zapcore.Core
func (*Logger) DPanic(string, ...Field)
func (*Logger) Debug(string, ...Field)
func (*Logger) Error(string, ...Field)
func (*Logger) Fatal(string, ...Field)
func (*Logger) Info(string, ...Field)
func (*Logger) Level() zapcore.Level
func (*Logger) Log(zapcore.Level, string, ...Field)
func (*Logger) Name() string
func (*Logger) Named(string) *Logger
func (*Logger) Panic(string, ...Field)
func (*Logger) Sugar() *SugaredLogger
func (*Logger) Sync() error
func (*Logger) Warn(string, ...Field)
func (*Logger) With(...Field) *Logger
func (*Logger) WithLazy(...Field) *Logger
func (*Logger) WithOptions(...Option) *Logger
type SugaredLogger struct {}
${levels('(*SugaredLogger) ', sugarLevels, plain)}${sugarLevels.map((name) => `func (*SugaredLogger) ${name}w(string, ...any)\n`).join('')}func (*SugaredLogger) Desugar() *Logger
func (*SugaredLogger) Level() zapcore.Level
func (*SugaredLogger) Named(string) *SugaredLogger
func (*SugaredLogger) Sync() error
func (*SugaredLogger) With(...any) *SugaredLogger
func (*SugaredLogger) WithLazy(...any) *SugaredLogger
func (*SugaredLogger) WithOptions(...Option) *SugaredLogger
${zapFields}func Error(error) Field
func Inline(zapcore.ObjectMarshaler) Field
func Namespace(string) Field
func Skip() Field
func Stack(string) Field
func AddCaller() Option
func AddCallerSkip(int) Option
func AddStacktrace(zapcore.LevelEnabler) Option
func Development() Option
func Fields(...Field) Option
func Hooks(...func(zapcore.Entry) error) Option
func IncreaseLevel(zapcore.LevelEnabler) Option
func WithCaller(bool) Option
func WrapCore(func(zapcore.Core) zapcore.Core) Option
`,
  'go.uber.org/zap/zapcore': `package zapcore
import ( "io"; "time" )
type Level int8
const ( DebugLevel Level = iota; InfoLevel; WarnLevel; ErrorLevel; DPanicLevel; PanicLevel; FatalLevel; InvalidLevel )
func ParseLevel(string) (Level, error)
func (Level) CapitalString() string
func (Level) Enabled(Level) bool
func (Level) String() string
func (*Level) Set(string) error
func (*Level) UnmarshalText([]byte) error
type LevelEnabler interface { Enabled(Level) bool }
type FieldType uint8
type Field struct { Key string; Type FieldType; Integer int64; String string; Interface any }
func (Field) AddTo(ObjectEncoder)
func (Field) Equals(Field) bool
type Entry struct { Level Level; Time time.Time; LoggerName string; Message string; Caller EntryCaller; Stack string }
type EntryCaller struct { Defined bool; PC uintptr; File string; Line int; Function string }
type CheckedEntry struct { Entry }
func (*CheckedEntry) AddCore(Entry, Core) *CheckedEntry
func (*CheckedEntry) Write(...Field)
type Core interface {
	LevelEnabler
	With([]Field) Core
	Check(Entry, *CheckedEntry) *CheckedEntry
	Write(Entry, []Field) error
	Sync() error
}
type WriteSyncer interface { io.Writer; Sync() error }
func AddSync(io.Writer) WriteSyncer
func Lock(WriteSyncer) WriteSyncer
func NewMultiWriteSyncer(...WriteSyncer) WriteSyncer
func NewCore(Encoder, WriteSyncer, LevelEnabler) Core
func NewNopCore() Core
func NewTee(...Core) Core
type ObjectMarshaler interface { MarshalLogObject(ObjectEncoder) error }
type ObjectMarshalerFunc func(ObjectEncoder) error
func (ObjectMarshalerFunc) MarshalLogObject(ObjectEncoder) error
type ArrayMarshaler interface { MarshalLogArray(ArrayEncoder) error }
type ArrayEncoder interface { AppendObject(ObjectMarshaler) error; AppendReflected(any) error; AppendString(string); private() }
type ObjectEncoder interface {
	AddArray(string, ArrayMarshaler) error
	AddObject(string, ObjectMarshaler) error
	AddBool(string, bool)
	AddDuration(string, time.Duration)
	AddFloat64(string, float64)
	AddInt(string, int)
	AddInt64(string, int64)
	AddString(string, string)
	AddTime(string, time.Time)
	AddUint64(string, uint64)
	AddReflected(string, any) error
	OpenNamespace(string)
	private()
}
type Encoder interface { ObjectEncoder; Clone() Encoder; privateEncoder() }
type MapObjectEncoder struct { Fields map[string]any }
func NewMapObjectEncoder() *MapObjectEncoder
type PrimitiveArrayEncoder interface { AppendBool(bool); AppendString(string); private() }
type LevelEncoder func(Level, PrimitiveArrayEncoder)
type TimeEncoder func(time.Time, PrimitiveArrayEncoder)
type DurationEncoder func(time.Duration, PrimitiveArrayEncoder)
type CallerEncoder func(EntryCaller, PrimitiveArrayEncoder)
type NameEncoder func(string, PrimitiveArrayEncoder)
type EncoderConfig struct {
	MessageKey string
	LevelKey string
	TimeKey string
	NameKey string
	CallerKey string
	FunctionKey string
	StacktraceKey string
	LineEnding string
	EncodeLevel LevelEncoder
	EncodeTime TimeEncoder
	EncodeDuration DurationEncoder
	EncodeCaller CallerEncoder
	EncodeName NameEncoder
}
func NewConsoleEncoder(EncoderConfig) Encoder
func NewJSONEncoder(EncoderConfig) Encoder
func ISO8601TimeEncoder(time.Time, PrimitiveArrayEncoder)
func RFC3339TimeEncoder(time.Time, PrimitiveArrayEncoder)
func CapitalLevelEncoder(Level, PrimitiveArrayEncoder)
func CapitalColorLevelEncoder(Level, PrimitiveArrayEncoder)
func LowercaseLevelEncoder(Level, PrimitiveArrayEncoder)
func SecondsDurationEncoder(time.Duration, PrimitiveArrayEncoder)
func StringDurationEncoder(time.Duration, PrimitiveArrayEncoder)
func ShortCallerEncoder(EntryCaller, PrimitiveArrayEncoder)
const DefaultLineEnding = ""
`,
  'github.com/hashicorp/go-hclog': `package hclog
import ( "io"; "log" )
type Level int32
const ( NoLevel Level = iota; Trace; Debug; Info; Warn; Error; Off )
func LevelFromString(string) Level
func (Level) String() string
type StandardLoggerOptions struct { InferLevels bool; ForceLevel Level }
type LoggerOptions struct { Name string; Level Level; Output io.Writer; JSONFormat bool; IncludeLocation bool; TimeFormat string }
type Logger interface {
	Log(Level, string, ...any)
	Trace(string, ...any)
	Debug(string, ...any)
	Info(string, ...any)
	Warn(string, ...any)
	Error(string, ...any)
	IsTrace() bool
	IsDebug() bool
	IsInfo() bool
	IsWarn() bool
	IsError() bool
	ImpliedArgs() []any
	With(...any) Logger
	Name() string
	Named(string) Logger
	ResetNamed(string) Logger
	SetLevel(Level)
	GetLevel() Level
	StandardLogger(*StandardLoggerOptions) *log.Logger
	StandardWriter(*StandardLoggerOptions) io.Writer
}
type InterceptLogger interface { Logger; NamedIntercept(string) InterceptLogger; private() }
func Default() Logger
func Fmt(string, ...any) Format
type Format []any
func L() Logger
func New(*LoggerOptions) Logger
func NewInterceptLogger(*LoggerOptions) InterceptLogger
func NewNullLogger() Logger
`,
  'github.com/rs/zerolog': `package zerolog
import ( "context"; "fmt"; "io"; "time" )
type Level int8
const ( DebugLevel Level = iota; InfoLevel; WarnLevel; ErrorLevel; FatalLevel; PanicLevel; NoLevel; Disabled; TraceLevel )
func ParseLevel(string) (Level, error)
func SetGlobalLevel(Level)
func (Level) String() string
type Logger struct {}
func Ctx(context.Context) *Logger
func New(io.Writer) Logger
func Nop() Logger
type LogObjectMarshaler interface { MarshalZerologObject(*Event) }
type ConsoleWriter struct { Out io.Writer; NoColor bool; TimeFormat string }
func (ConsoleWriter) Write([]byte) (int, error)
type Event struct {}
type Context struct {}
${['Trace', 'Debug', 'Info', 'Warn', 'Error', 'Fatal', 'Panic', 'Log'].map((name) => `func (*Logger) ${name}() *Event\n`).join('')}func (*Logger) Err(error) *Event
func (Logger) GetLevel() Level
func (Logger) Level(Level) Logger
func (Logger) Output(io.Writer) Logger
func (*Logger) Print(...any)
func (*Logger) Printf(string, ...any)
func (*Logger) UpdateContext(func(Context) Context)
func (Logger) With() Context
func (Logger) WithContext(context.Context) context.Context
func (*Logger) WithLevel(Level) *Event
${zerologFields('*Event', '*Event')}func (*Event) Caller(...int) *Event
func (*Event) Dict(string, *Event) *Event
func (*Event) Enabled() bool
func (*Event) Err(error) *Event
func (*Event) Fields(any) *Event
func (*Event) Msg(string)
func (*Event) Msgf(string, ...any)
func (*Event) Object(string, LogObjectMarshaler) *Event
func (*Event) Send()
func (*Event) Timestamp() *Event
${zerologFields('Context', 'Context')}func (Context) Caller() Context
func (Context) Err(error) Context
func (Context) Fields(any) Context
func (Context) Logger() Logger
func (Context) Timestamp() Context
`,
  'github.com/rs/zerolog/log': `package log
import ( "context"; "github.com/rs/zerolog" )
var Logger zerolog.Logger
func Ctx(context.Context) *zerolog.Logger
func Debug() *zerolog.Event
func Err(error) *zerolog.Event
func Error() *zerolog.Event
func Fatal() *zerolog.Event
func Info() *zerolog.Event
func Panic() *zerolog.Event
func Print(...any)
func Printf(string, ...any)
func Trace() *zerolog.Event
func Warn() *zerolog.Event
func With() zerolog.Context
`,
  'github.com/go-logr/logr': `package logr
import "context"
type LogSink interface {
	Init(RuntimeInfo)
	Enabled(int) bool
	Info(int, string, ...any)
	Error(error, string, ...any)
	WithValues(...any) LogSink
	WithName(string) LogSink
}
type RuntimeInfo struct { CallDepth int }
type Logger struct {}
func Discard() Logger
func FromContext(context.Context) (Logger, error)
func FromContextOrDiscard(context.Context) Logger
func New(LogSink) Logger
func NewContext(context.Context, Logger) context.Context
func (Logger) Enabled() bool
func (Logger) Error(error, string, ...any)
func (Logger) GetSink() LogSink
func (Logger) Info(string, ...any)
func (Logger) V(int) Logger
func (Logger) WithCallDepth(int) Logger
func (Logger) WithName(string) Logger
func (Logger) WithValues(...any) Logger
`,
  'k8s.io/klog/v2': klog,
  'k8s.io/klog': klog,
  'github.com/golang/glog': `package glog
type Level int32
type Verbose bool
${levels('(Verbose) ', ['Info'], plain)}${levels('', ['Info', 'Warning', 'Error', 'Fatal', 'Exit'], plain)}func Flush()
func V(Level) Verbose
`,
  'github.com/go-kit/log': goKitLog,
  'github.com/go-kit/kit/log': goKitLog,
  'github.com/go-kit/log/level': goKitLevel('github.com/go-kit/log'),
  'github.com/go-kit/kit/log/level': goKitLevel('github.com/go-kit/kit/log'),

  'github.com/pkg/errors': `package errors
type Frame uintptr
type StackTrace []Frame
func As(error, any) bool
func Cause(error) error
func Errorf(string, ...any) error
func Is(error, error) bool
func New(string) error
func Unwrap(error) error
func WithMessage(error, string) error
func WithMessagef(error, string, ...any) error
func WithStack(error) error
func Wrap(error, string) error
func Wrapf(error, string, ...any) error
`,
  'github.com/hashicorp/go-multierror': `package multierror
type ErrorFormatFunc func([]error) string
type Error struct { Errors []error; ErrorFormat ErrorFormatFunc }
func (*Error) Error() string
func (*Error) ErrorOrNil() error
func (*Error) Len() int
func (*Error) WrappedErrors() []error
type Group struct {}
func (*Group) Go(func() error)
func (*Group) Wait() *Error
func Append(error, ...error) *Error
func Flatten(error) error
`,
  'go.uber.org/multierr': `package multierr
func Append(error, error) error
func AppendInto(*error, error) bool
func Combine(...error) error
func Errors(error) []error
`,

  'github.com/prometheus/client_golang/prometheus': `package prometheus
import ( "time"; dto "github.com/prometheus/client_model/go" )
type Labels map[string]string
type ConstrainedLabels struct {}
type Desc struct {}
func NewDesc(string, string, []string, Labels) *Desc
func NewInvalidDesc(error) *Desc
func (*Desc) String() string
type ValueType int
const ( CounterValue ValueType = iota; GaugeValue; UntypedValue )
type Metric interface { Desc() *Desc; Write(*dto.Metric) error }
type Collector interface { Describe(chan<- *Desc); Collect(chan<- Metric) }
type Opts struct { Namespace string; Subsystem string; Name string; Help string; ConstLabels Labels }
type CounterOpts Opts
type GaugeOpts Opts
type UntypedOpts Opts
type HistogramOpts struct {
	Namespace string
	Subsystem string
	Name string
	Help string
	ConstLabels Labels
	Buckets []float64
	NativeHistogramBucketFactor float64
	NativeHistogramMaxBucketNumber uint32
	NativeHistogramMinResetDuration time.Duration
}
type SummaryOpts struct { Namespace string; Subsystem string; Name string; Help string; ConstLabels Labels; Objectives map[float64]float64; MaxAge time.Duration; AgeBuckets uint32; BufCap uint32 }
type Counter interface { Metric; Collector; Inc(); Add(float64) }
type Gauge interface { Metric; Collector; Set(float64); Inc(); Dec(); Add(float64); Sub(float64); SetToCurrentTime() }
type Observer interface { Observe(float64) }
type ObserverFunc func(float64)
func (ObserverFunc) Observe(float64)
type ExemplarAdder interface { AddWithExemplar(float64, Labels) }
type ExemplarObserver interface { ObserveWithExemplar(float64, Labels) }
type Histogram interface { Metric; Collector; Observe(float64) }
type Summary interface { Metric; Collector; Observe(float64) }
type CounterFunc interface { Metric; Collector }
type GaugeFunc interface { Metric; Collector }
type UntypedFunc interface { Metric; Collector }
type ObserverVec interface {
	GetMetricWith(Labels) (Observer, error)
	GetMetricWithLabelValues(...string) (Observer, error)
	With(Labels) Observer
	WithLabelValues(...string) Observer
	CurryWith(Labels) (ObserverVec, error)
	MustCurryWith(Labels) ObserverVec
	Collector
}
type MetricVec struct {}
func (*MetricVec) Collect(chan<- Metric)
func (*MetricVec) Delete(Labels) bool
func (*MetricVec) DeleteLabelValues(...string) bool
func (*MetricVec) DeletePartialMatch(Labels) int
func (*MetricVec) Describe(chan<- *Desc)
func (*MetricVec) Reset()
${vector('Counter', 'Counter')}${vector('Gauge', 'Gauge')}${vector('Histogram', 'Observer')}${vector('Summary', 'Observer')}func NewCounter(CounterOpts) Counter
func NewGauge(GaugeOpts) Gauge
func NewHistogram(HistogramOpts) Histogram
func NewSummary(SummaryOpts) Summary
func NewCounterFunc(CounterOpts, func() float64) CounterFunc
func NewGaugeFunc(GaugeOpts, func() float64) GaugeFunc
func NewUntypedFunc(UntypedOpts, func() float64) UntypedFunc
type Gatherer interface { Gather() ([]*dto.MetricFamily, error) }
type GathererFunc func() ([]*dto.MetricFamily, error)
func (GathererFunc) Gather() ([]*dto.MetricFamily, error)
type Gatherers []Gatherer
func (Gatherers) Gather() ([]*dto.MetricFamily, error)
type Registerer interface { Register(Collector) error; MustRegister(...Collector); Unregister(Collector) bool }
type Registry struct {}
func NewRegistry() *Registry
func NewPedanticRegistry() *Registry
func (*Registry) Collect(chan<- Metric)
func (*Registry) Describe(chan<- *Desc)
func (*Registry) Gather() ([]*dto.MetricFamily, error)
func (*Registry) MustRegister(...Collector)
func (*Registry) Register(Collector) error
func (*Registry) Unregister(Collector) bool
type AlreadyRegisteredError struct { ExistingCollector, NewCollector Collector }
func (AlreadyRegisteredError) Error() string
type Timer struct {}
func NewTimer(Observer) *Timer
func (*Timer) ObserveDuration() time.Duration
type ProcessCollectorOpts struct { PidFn func() (int, error); Namespace string; ReportErrors bool }
var DefaultRegisterer Registerer
var DefaultGatherer Gatherer
var DefBuckets []float64
func BuildFQName(string, string, string) string
func DescribeByCollect(Collector, chan<- *Desc)
func ExponentialBuckets(float64, float64, int) []float64
func ExponentialBucketsRange(float64, float64, int) []float64
func LinearBuckets(float64, float64, int) []float64
func MustNewConstMetric(*Desc, ValueType, float64, ...string) Metric
func MustNewConstHistogram(*Desc, uint64, float64, map[float64]uint64, ...string) Metric
func MustNewConstSummary(*Desc, uint64, float64, map[float64]float64, ...string) Metric
func MustRegister(...Collector)
func NewConstMetric(*Desc, ValueType, float64, ...string) (Metric, error)
func NewGoCollector() Collector
func NewInvalidMetric(*Desc, error) Metric
func NewMetricWithTimestamp(time.Time, Metric) Metric
func NewProcessCollector(ProcessCollectorOpts) Collector
func Register(Collector) error
func Unregister(Collector) bool
func WrapRegistererWith(Labels, Registerer) Registerer
func WrapRegistererWithPrefix(string, Registerer) Registerer
`,
  'github.com/prometheus/client_golang/prometheus/promauto': `package promauto
import "github.com/prometheus/client_golang/prometheus"
type Factory struct {}
func With(prometheus.Registerer) Factory
${promauto('')}${promauto('(Factory) ')}`,
  'github.com/prometheus/client_golang/prometheus/promhttp': `package promhttp
import ( "net/http"; "time"; "github.com/prometheus/client_golang/prometheus" )
type Logger interface { Println(...any) }
type HandlerErrorHandling int
const ( HTTPErrorOnError HandlerErrorHandling = iota; ContinueOnError; PanicOnError )
type HandlerOpts struct { ErrorLog Logger; ErrorHandling HandlerErrorHandling; Registry prometheus.Registerer; DisableCompression bool; MaxRequestsInFlight int; Timeout time.Duration; EnableOpenMetrics bool }
func Handler() http.Handler
func HandlerFor(prometheus.Gatherer, HandlerOpts) http.Handler
func InstrumentMetricHandler(prometheus.Registerer, http.Handler) http.Handler
`,
  'github.com/prometheus/client_golang/prometheus/testutil': `package testutil
import ( "io"; "github.com/prometheus/client_golang/prometheus" )
func CollectAndCompare(prometheus.Collector, io.Reader, ...string) error
func CollectAndCount(prometheus.Collector, ...string) int
func GatherAndCompare(prometheus.Gatherer, io.Reader, ...string) error
func GatherAndCount(prometheus.Gatherer, ...string) (int, error)
func ToFloat64(prometheus.Collector) float64
`,
  'github.com/prometheus/client_model/go': `package io_prometheus_client
type MetricType int32
type LabelPair struct { Name *string; Value *string }
func (*LabelPair) GetName() string
func (*LabelPair) GetValue() string
type Counter struct { Value *float64 }
func (*Counter) GetValue() float64
type Gauge struct { Value *float64 }
func (*Gauge) GetValue() float64
type Bucket struct { CumulativeCount *uint64; UpperBound *float64 }
type Histogram struct { SampleCount *uint64; SampleSum *float64; Bucket []*Bucket }
func (*Histogram) GetSampleCount() uint64
func (*Histogram) GetSampleSum() float64
func (*Histogram) GetBucket() []*Bucket
type Quantile struct { Quantile *float64; Value *float64 }
type Summary struct { SampleCount *uint64; SampleSum *float64; Quantile []*Quantile }
type Untyped struct { Value *float64 }
type Metric struct { Label []*LabelPair; Gauge *Gauge; Counter *Counter; Summary *Summary; Untyped *Untyped; Histogram *Histogram; TimestampMs *int64 }
func (*Metric) GetCounter() *Counter
func (*Metric) GetGauge() *Gauge
func (*Metric) GetHistogram() *Histogram
func (*Metric) GetLabel() []*LabelPair
func (*Metric) GetSummary() *Summary
type MetricFamily struct { Name *string; Help *string; Type *MetricType; Metric []*Metric; Unit *string }
func (*MetricFamily) GetHelp() string
func (*MetricFamily) GetMetric() []*Metric
func (*MetricFamily) GetName() string
func (*MetricFamily) GetType() MetricType
`,
  'github.com/prometheus/common/model': `package model
import "time"
type Fingerprint uint64
type LabelName string
type LabelNames []LabelName
type LabelValue string
type LabelValues []LabelValue
type LabelSet map[LabelName]LabelValue
${labelSet('LabelSet')}func (LabelSet) Merge(LabelSet) LabelSet
func (LabelSet) Validate() error
type Metric LabelSet
${labelSet('Metric')}type SampleValue float64
type Time int64
func Now() Time
func TimeFromUnix(int64) Time
func TimeFromUnixNano(int64) Time
func (Time) Add(time.Duration) Time
func (Time) After(Time) bool
func (Time) Before(Time) bool
func (Time) Sub(Time) time.Duration
func (Time) Time() time.Time
func (Time) Unix() int64
func (Time) UnixNano() int64
type Duration time.Duration
func ParseDuration(string) (Duration, error)
func (Duration) String() string
func (*Duration) Set(string) error
type SamplePair struct { Timestamp Time; Value SampleValue }
type Sample struct { Metric Metric; Value SampleValue; Timestamp Time }
type Samples []*Sample
type SampleStream struct { Metric Metric; Values []SamplePair }
type MetricType string
const ( MetricTypeCounter MetricType = ""; MetricTypeGauge MetricType = ""; MetricTypeHistogram MetricType = ""; MetricTypeGaugeHistogram MetricType = ""; MetricTypeSummary MetricType = ""; MetricTypeInfo MetricType = ""; MetricTypeStateset MetricType = ""; MetricTypeUnknown MetricType = "" )
type ValidationScheme int
const ( UnsetValidation ValidationScheme = iota; LegacyValidation; UTF8Validation )
func (ValidationScheme) IsValidLabelName(string) bool
func (ValidationScheme) IsValidMetricName(string) bool
func (LabelName) IsValid() bool
func (LabelValue) IsValid() bool
func IsValidMetricName(LabelValue) bool
type ValueType int
const ( ValNone ValueType = iota; ValScalar; ValVector; ValMatrix; ValString )
type Value interface { Type() ValueType; String() string }
type Vector []*Sample
func (Vector) Len() int
func (Vector) String() string
func (Vector) Type() ValueType
type Matrix []*SampleStream
func (Matrix) Len() int
func (Matrix) String() string
func (Matrix) Type() ValueType
type Scalar struct { Value SampleValue; Timestamp Time }
type Alert struct { Labels LabelSet; Annotations LabelSet; StartsAt time.Time; EndsAt time.Time; GeneratorURL string }
func (*Alert) Fingerprint() Fingerprint
func (*Alert) Name() string
func (*Alert) Resolved() bool
const ( AlertNameLabel = ""; MetricNameLabel = ""; AddressLabel = ""; JobLabel = ""; InstanceLabel = ""; SchemeLabel = ""; MetaLabelPrefix = ""; ReservedLabelPrefix = ""; QuantileLabel = ""; BucketLabel = ""; MetricsPathLabel = ""; ScrapeIntervalLabel = ""; ScrapeTimeoutLabel = ""; MetricTypeLabel = ""; MetricUnitLabel = ""; ParamLabelPrefix = ""; TmpLabelPrefix = ""; ExportedLabelPrefix = "" )
func LabelsToSignature(map[string]string) uint64
func ParseFingerprint(string) (Fingerprint, error)
`,
  'github.com/prometheus/prometheus/model/labels': `package labels
type Label struct { Name, Value string }
type Labels []Label
func EmptyLabels() Labels
func FromMap(map[string]string) Labels
func FromStrings(...string) Labels
func New(...Label) Labels
func Compare(Labels, Labels) int
func Equal(Labels, Labels) bool
func (Labels) Bytes([]byte) []byte
func (Labels) Copy() Labels
func (Labels) DropMetricName() Labels
func (Labels) Get(string) string
func (Labels) Has(string) bool
func (Labels) Hash() uint64
func (Labels) IsEmpty() bool
func (Labels) Len() int
func (Labels) Map() map[string]string
func (Labels) Range(func(Label))
func (Labels) String() string
func (Labels) Validate(func(Label) error) error
func (Labels) WithoutEmpty() Labels
const ( MetricName = ""; AlertName = ""; BucketLabel = "" )
type MatchType int
const ( MatchEqual MatchType = iota; MatchNotEqual; MatchRegexp; MatchNotRegexp )
type Matcher struct { Type MatchType; Name string; Value string }
func MustNewMatcher(MatchType, string, string) *Matcher
func NewMatcher(MatchType, string, string) (*Matcher, error)
func (*Matcher) Matches(string) bool
func (*Matcher) String() string
type Builder struct {}
func NewBuilder(Labels) *Builder
func (*Builder) Del(...string) *Builder
func (*Builder) Get(string) string
func (*Builder) Keep(...string) *Builder
func (*Builder) Labels() Labels
func (*Builder) Range(func(Label))
func (*Builder) Reset(Labels)
func (*Builder) Set(string, string) *Builder
type ScratchBuilder struct {}
func NewScratchBuilder(int) ScratchBuilder
func (*ScratchBuilder) Add(string, string)
func (*ScratchBuilder) Labels() Labels
func (*ScratchBuilder) Reset()
func (*ScratchBuilder) Sort()
type Selector []*Matcher
func (Selector) Matches(Labels) bool
`,
  'go.opentelemetry.io/otel/attribute': `package attribute
import "fmt"
type Key string
func (Key) Bool(bool) KeyValue
func (Key) Int(int) KeyValue
func (Key) Int64(int64) KeyValue
func (Key) String(string) KeyValue
type Type int
type Value struct {}
func (Value) AsBool() bool
func (Value) AsInt64() int64
func (Value) AsInterface() any
func (Value) AsString() string
func (Value) Emit() string
func (Value) Type() Type
type KeyValue struct { Key Key; Value Value }
func (KeyValue) Valid() bool
func Bool(string, bool) KeyValue
func Float64(string, float64) KeyValue
func Int(string, int) KeyValue
func Int64(string, int64) KeyValue
func String(string, string) KeyValue
func StringSlice(string, []string) KeyValue
func Stringer(string, fmt.Stringer) KeyValue
type Distinct struct {}
type Set struct {}
func NewSet(...KeyValue) Set
func (*Set) Equivalent() Distinct
func (*Set) Len() int
func (*Set) ToSlice() []KeyValue
func (*Set) Value(Key) (Value, bool)
`,
  'go.opentelemetry.io/otel/codes': `package codes
type Code uint32
const ( Unset Code = iota; Error; Ok )
func (Code) String() string
`,
  'go.opentelemetry.io/otel/trace': `package trace
import ( "context"; "time"; "go.opentelemetry.io/otel/attribute"; "go.opentelemetry.io/otel/codes" )
type TraceID [16]byte
func (TraceID) IsValid() bool
func (TraceID) String() string
type SpanID [8]byte
func (SpanID) IsValid() bool
func (SpanID) String() string
type TraceFlags byte
type SpanKind int
const ( SpanKindUnspecified SpanKind = iota; SpanKindInternal; SpanKindServer; SpanKindClient; SpanKindProducer; SpanKindConsumer )
type SpanContext struct {}
func (SpanContext) HasTraceID() bool
func (SpanContext) IsSampled() bool
func (SpanContext) IsValid() bool
func (SpanContext) SpanID() SpanID
func (SpanContext) TraceFlags() TraceFlags
func (SpanContext) TraceID() TraceID
type SpanStartOption interface { applySpanStart() }
type SpanEndOption interface { applySpanEnd() }
type EventOption interface { applyEvent() }
type TracerOption interface { applyTracer() }
type SpanStartEventOption interface { SpanStartOption; EventOption }
type SpanEventOption interface { SpanEndOption; EventOption }
type SpanOption interface { SpanStartEventOption; SpanEndOption }
type Span interface {
	End(...SpanEndOption)
	AddEvent(string, ...EventOption)
	IsRecording() bool
	RecordError(error, ...EventOption)
	SpanContext() SpanContext
	SetStatus(codes.Code, string)
	SetName(string)
	SetAttributes(...attribute.KeyValue)
	TracerProvider() TracerProvider
	span()
}
type Tracer interface { Start(context.Context, string, ...SpanStartOption) (context.Context, Span); tracer() }
type TracerProvider interface { Tracer(string, ...TracerOption) Tracer; tracerProvider() }
func ContextWithSpan(context.Context, Span) context.Context
func ContextWithSpanContext(context.Context, SpanContext) context.Context
func SpanContextFromContext(context.Context) SpanContext
func SpanFromContext(context.Context) Span
func WithAttributes(...attribute.KeyValue) SpanStartEventOption
func WithInstrumentationVersion(string) TracerOption
func WithSpanKind(SpanKind) SpanStartOption
func WithTimestamp(time.Time) SpanEventOption
`,
  'go.opentelemetry.io/otel': `package otel
import ( "go.opentelemetry.io/otel/metric"; "go.opentelemetry.io/otel/propagation"; "go.opentelemetry.io/otel/trace" )
func GetMeterProvider() metric.MeterProvider
func GetTextMapPropagator() propagation.TextMapPropagator
func GetTracerProvider() trace.TracerProvider
func Handle(error)
func Meter(string, ...metric.MeterOption) metric.Meter
func SetMeterProvider(metric.MeterProvider)
func SetTextMapPropagator(propagation.TextMapPropagator)
func SetTracerProvider(trace.TracerProvider)
func Tracer(string, ...trace.TracerOption) trace.Tracer
`,
  'go.opentelemetry.io/otel/propagation': `package propagation
import ( "context"; "net/http" )
type TextMapCarrier interface { Get(string) string; Set(string, string); Keys() []string }
type TextMapPropagator interface {
	Inject(context.Context, TextMapCarrier)
	Extract(context.Context, TextMapCarrier) context.Context
	Fields() []string
}
type MapCarrier map[string]string
func (MapCarrier) Get(string) string
func (MapCarrier) Keys() []string
func (MapCarrier) Set(string, string)
type HeaderCarrier http.Header
func (HeaderCarrier) Get(string) string
func (HeaderCarrier) Keys() []string
func (HeaderCarrier) Set(string, string)
type TraceContext struct {}
func (TraceContext) Extract(context.Context, TextMapCarrier) context.Context
func (TraceContext) Inject(context.Context, TextMapCarrier)
type Baggage struct {}
func (Baggage) Extract(context.Context, TextMapCarrier) context.Context
func (Baggage) Inject(context.Context, TextMapCarrier)
func NewCompositeTextMapPropagator(...TextMapPropagator) TextMapPropagator
`,
  'github.com/opentracing/opentracing-go': `package opentracing
import ( "context"; "net/http"; "time"; "github.com/opentracing/opentracing-go/log" )
type Tag struct { Key string; Value any }
func (Tag) Set(Span)
type Tags map[string]any
type SpanReference struct { ReferencedContext SpanContext }
type StartSpanOptions struct { References []SpanReference; StartTime time.Time; Tags map[string]any }
type StartSpanOption interface { Apply(*StartSpanOptions) }
type SpanContext interface { ForeachBaggageItem(func(string, string) bool) }
type FinishOptions struct { FinishTime time.Time }
type Span interface {
	Finish()
	FinishWithOptions(FinishOptions)
	Context() SpanContext
	SetOperationName(string) Span
	SetTag(string, any) Span
	LogFields(...log.Field)
	LogKV(...any)
	SetBaggageItem(string, string) Span
	BaggageItem(string) string
	Tracer() Tracer
	private()
}
type Tracer interface {
	StartSpan(string, ...StartSpanOption) Span
	Inject(SpanContext, any, any) error
	Extract(any, any) (SpanContext, error)
}
type TextMapCarrier map[string]string
func (TextMapCarrier) ForeachKey(func(string, string) error) error
func (TextMapCarrier) Set(string, string)
type HTTPHeadersCarrier http.Header
func (HTTPHeadersCarrier) ForeachKey(func(string, string) error) error
func (HTTPHeadersCarrier) Set(string, string)
func ChildOf(SpanContext) SpanReference
func ContextWithSpan(context.Context, Span) context.Context
func GlobalTracer() Tracer
func SetGlobalTracer(Tracer)
func SpanFromContext(context.Context) Span
func StartSpan(string, ...StartSpanOption) Span
func StartSpanFromContext(context.Context, string, ...StartSpanOption) (Span, context.Context)
func (SpanReference) Apply(*StartSpanOptions)
func (Tags) Apply(*StartSpanOptions)
func (Tag) Apply(*StartSpanOptions)
`,
  'go.opentelemetry.io/otel/metric': `package metric
import "context"
type MeterOption interface { applyMeter() }
type AddOption interface { applyAdd() }
type RecordOption interface { applyRecord() }
type ObserveOption interface { applyObserve() }
type Observable interface { observable() }
type Registration interface { Unregister() error; registration() }
type Observer interface { ObserveFloat64(Observable, float64, ...ObserveOption); ObserveInt64(Observable, int64, ...ObserveOption); observer() }
type Callback func(context.Context, Observer) error
type Int64Counter interface { Add(context.Context, int64, ...AddOption); int64Counter() }
type Int64UpDownCounter interface { Add(context.Context, int64, ...AddOption); int64UpDownCounter() }
type Float64Counter interface { Add(context.Context, float64, ...AddOption); float64Counter() }
type Int64Histogram interface { Record(context.Context, int64, ...RecordOption); int64Histogram() }
type Float64Histogram interface { Record(context.Context, float64, ...RecordOption); float64Histogram() }
type Meter interface { RegisterCallback(Callback, ...Observable) (Registration, error); meter() }
type MeterProvider interface { Meter(string, ...MeterOption) Meter; meterProvider() }
`,
};
