// golang.org/x and what stands beside the standard library: error groups, rate limits, older homes of maps and slices.
// Declarations only, by hand, parameters mostly without names. An interface that is not whole has an unexported method,
// so that no type is taken to implement it.

const integers = ['Int32', 'Int64', 'Uint32', 'Uint64']
  .map((name) => {
    const type = name.toLowerCase();
    return `type ${name} struct {}
func New${name}(${type}) *${name}
func (*${name}) Add(${type}) ${type}
func (*${name}) CAS(${type}, ${type}) bool
func (*${name}) CompareAndSwap(${type}, ${type}) bool
func (*${name}) Dec() ${type}
func (*${name}) Inc() ${type}
func (*${name}) Load() ${type}
func (*${name}) Store(${type})
func (*${name}) Sub(${type}) ${type}
func (*${name}) Swap(${type}) ${type}
`;
  })
  .join('');

export const golangX: Readonly<Record<string, string>> = {
  'golang.org/x/sync/errgroup': `package errgroup
import "context"
type Group struct {}
func WithContext(context.Context) (*Group, context.Context)
func (*Group) Go(func() error)
func (*Group) SetLimit(int)
func (*Group) TryGo(func() error) bool
func (*Group) Wait() error
`,
  'golang.org/x/sync/semaphore': `package semaphore
import "context"
type Weighted struct {}
func NewWeighted(int64) *Weighted
func (*Weighted) Acquire(context.Context, int64) error
func (*Weighted) Release(int64)
func (*Weighted) TryAcquire(int64) bool
`,
  'golang.org/x/sync/singleflight': `package singleflight
type Result struct { Val any; Err error; Shared bool }
type Group struct {}
func (*Group) Do(string, func() (any, error)) (any, error, bool)
func (*Group) DoChan(string, func() (any, error)) <-chan Result
func (*Group) Forget(string)
`,
  'golang.org/x/sync/syncmap': `package syncmap
import "sync"
type Map = sync.Map
`,
  'golang.org/x/time/rate': `package rate
import ( "context"; "time" )
type Limit float64
const Inf = Limit(0)
const InfDuration = time.Duration(0)
func Every(time.Duration) Limit
type Limiter struct {}
func NewLimiter(Limit, int) *Limiter
func (*Limiter) Allow() bool
func (*Limiter) AllowN(time.Time, int) bool
func (*Limiter) Burst() int
func (*Limiter) Limit() Limit
func (*Limiter) Reserve() *Reservation
func (*Limiter) ReserveN(time.Time, int) *Reservation
func (*Limiter) SetBurst(int)
func (*Limiter) SetLimit(Limit)
func (*Limiter) Tokens() float64
func (*Limiter) Wait(context.Context) error
func (*Limiter) WaitN(context.Context, int) error
type Reservation struct {}
func (*Reservation) Cancel()
func (*Reservation) Delay() time.Duration
func (*Reservation) OK() bool
type Sometimes struct { First int; Every int; Interval time.Duration }
func (*Sometimes) Do(func())
`,
  'golang.org/x/exp/maps': `package maps
func Keys[M ~map[K]V, K comparable, V any](M) []K
func Values[M ~map[K]V, K comparable, V any](M) []V
func Equal[M1, M2 ~map[K]V, K, V comparable](M1, M2) bool
func EqualFunc[M1 ~map[K]V1, M2 ~map[K]V2, K comparable, V1, V2 any](M1, M2, func(V1, V2) bool) bool
func Clear[M ~map[K]V, K comparable, V any](M)
func Clone[M ~map[K]V, K comparable, V any](M) M
func Copy[M1 ~map[K]V, M2 ~map[K]V, K comparable, V any](M1, M2)
func DeleteFunc[M ~map[K]V, K comparable, V any](M, func(K, V) bool)
`,
  'golang.org/x/exp/slices': `package slices
import "cmp"
func BinarySearch[S ~[]E, E cmp.Ordered](S, E) (int, bool)
func BinarySearchFunc[S ~[]E, E, T any](S, T, func(E, T) int) (int, bool)
func Clip[S ~[]E, E any](S) S
func Clone[S ~[]E, E any](S) S
func Compact[S ~[]E, E comparable](S) S
func CompactFunc[S ~[]E, E any](S, func(E, E) bool) S
func Contains[S ~[]E, E comparable](S, E) bool
func ContainsFunc[S ~[]E, E any](S, func(E) bool) bool
func Delete[S ~[]E, E any](S, int, int) S
func DeleteFunc[S ~[]E, E any](S, func(E) bool) S
func Equal[S ~[]E, E comparable](S, S) bool
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](S1, S2, func(E1, E2) bool) bool
func Grow[S ~[]E, E any](S, int) S
func Index[S ~[]E, E comparable](S, E) int
func IndexFunc[S ~[]E, E any](S, func(E) bool) int
func Insert[S ~[]E, E any](S, int, ...E) S
func IsSorted[S ~[]E, E cmp.Ordered](S) bool
func Max[S ~[]E, E cmp.Ordered](S) E
func Min[S ~[]E, E cmp.Ordered](S) E
func Replace[S ~[]E, E any](S, int, int, ...E) S
func Reverse[S ~[]E, E any](S)
func Sort[S ~[]E, E cmp.Ordered](S)
func SortFunc[S ~[]E, E any](S, func(E, E) int)
func SortStableFunc[S ~[]E, E any](S, func(E, E) int)
`,
  'golang.org/x/exp/constraints': `package constraints
type Signed interface { ~int | ~int8 | ~int16 | ~int32 | ~int64 }
type Unsigned interface { ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr }
type Integer interface { Signed | Unsigned }
type Float interface { ~float32 | ~float64 }
type Complex interface { ~complex64 | ~complex128 }
type Ordered interface { Integer | Float | ~string }
`,
  'golang.org/x/net/context': `package context
import ( "context"; "time" )
type Context = context.Context
type CancelFunc = context.CancelFunc
func Background() Context
func TODO() Context
func WithCancel(Context) (Context, CancelFunc)
func WithTimeout(Context, time.Duration) (Context, CancelFunc)
func WithDeadline(Context, time.Time) (Context, CancelFunc)
func WithValue(Context, any, any) Context
`,
  'golang.org/x/net/http2': `package http2
import ( "context"; "crypto/tls"; "net"; "net/http"; "time" )
const NextProtoTLS = ""
type Server struct { MaxHandlers int; MaxConcurrentStreams uint32; MaxReadFrameSize uint32; IdleTimeout time.Duration }
type Transport struct { DialTLS func(string, string, *tls.Config) (net.Conn, error); DialTLSContext func(context.Context, string, string, *tls.Config) (net.Conn, error); TLSClientConfig *tls.Config; AllowHTTP bool; ReadIdleTimeout time.Duration; PingTimeout time.Duration }
func (*Transport) RoundTrip(*http.Request) (*http.Response, error)
func ConfigureServer(*http.Server, *Server) error
func ConfigureTransport(*http.Transport) error
func ConfigureTransports(*http.Transport) (*Transport, error)
`,
  'golang.org/x/net/http2/h2c': `package h2c
import ( "net/http"; "golang.org/x/net/http2" )
func NewHandler(http.Handler, *http2.Server) http.Handler
`,
  'golang.org/x/net/websocket': `package websocket
import ( "net"; "net/http"; "net/url"; "time" )
type Config struct { Location *url.URL; Origin *url.URL; Protocol []string; Header http.Header }
type Codec struct { Marshal func(any) ([]byte, byte, error); Unmarshal func([]byte, byte, any) error }
func (Codec) Receive(*Conn, any) error
func (Codec) Send(*Conn, any) error
var JSON, Message Codec
type Conn struct { PayloadType byte; MaxPayloadBytes int }
func Dial(string, string, string) (*Conn, error)
func DialConfig(*Config) (*Conn, error)
func NewConfig(string, string) (*Config, error)
func (*Conn) Close() error
func (*Conn) Config() *Config
func (*Conn) LocalAddr() net.Addr
func (*Conn) Read([]byte) (int, error)
func (*Conn) RemoteAddr() net.Addr
func (*Conn) Request() *http.Request
func (*Conn) SetDeadline(time.Time) error
func (*Conn) Write([]byte) (int, error)
type Handler func(*Conn)
func (Handler) ServeHTTP(http.ResponseWriter, *http.Request)
`,
  'golang.org/x/oauth2': `package oauth2
import ( "context"; "net/http"; "net/url"; "time" )
type Token struct { AccessToken string; TokenType string; RefreshToken string; Expiry time.Time; ExpiresIn int64 }
func (*Token) Extra(string) any
func (*Token) SetAuthHeader(*http.Request)
func (*Token) Type() string
func (*Token) Valid() bool
func (*Token) WithExtra(any) *Token
type TokenSource interface { Token() (*Token, error) }
func ReuseTokenSource(*Token, TokenSource) TokenSource
func StaticTokenSource(*Token) TokenSource
type Endpoint struct { AuthURL string; DeviceAuthURL string; TokenURL string }
type AuthCodeOption interface { setValue(url.Values) }
type Config struct { ClientID string; ClientSecret string; Endpoint Endpoint; RedirectURL string; Scopes []string }
func (*Config) AuthCodeURL(string, ...AuthCodeOption) string
func (*Config) Client(context.Context, *Token) *http.Client
func (*Config) Exchange(context.Context, string, ...AuthCodeOption) (*Token, error)
func (*Config) TokenSource(context.Context, *Token) TokenSource
type Transport struct { Source TokenSource; Base http.RoundTripper }
func (*Transport) RoundTrip(*http.Request) (*http.Response, error)
func NewClient(context.Context, TokenSource) *http.Client
`,
  'golang.org/x/crypto/bcrypt': `package bcrypt
const ( MinCost int = iota; MaxCost; DefaultCost )
func CompareHashAndPassword([]byte, []byte) error
func Cost([]byte) (int, error)
func GenerateFromPassword([]byte, int) ([]byte, error)
`,
  'golang.org/x/mod/semver': `package semver
func Build(string) string
func Canonical(string) string
func Compare(string, string) int
func IsValid(string) bool
func Major(string) string
func MajorMinor(string) string
func Prerelease(string) string
func Sort([]string)
`,
  'golang.org/x/xerrors': `package xerrors
func As(error, any) bool
func Errorf(string, ...any) error
func Is(error, error) bool
func New(string) error
func Unwrap(error) error
`,

  'go.uber.org/atomic': `package atomic
import "time"
type Value struct {}
func (*Value) Load() any
func (*Value) Store(any)
type Pointer[T any] struct {}
func NewPointer[T any](*T) *Pointer[T]
func (*Pointer[T]) Load() *T
func (*Pointer[T]) Store(*T)
func (*Pointer[T]) Swap(*T) *T
func (*Pointer[T]) CompareAndSwap(*T, *T) bool
type Bool struct {}
func NewBool(bool) *Bool
func (*Bool) CAS(bool, bool) bool
func (*Bool) CompareAndSwap(bool, bool) bool
func (*Bool) Load() bool
func (*Bool) Store(bool)
func (*Bool) Swap(bool) bool
func (*Bool) Toggle() bool
${integers}type Float64 struct {}
func NewFloat64(float64) *Float64
func (*Float64) Add(float64) float64
func (*Float64) Load() float64
func (*Float64) Store(float64)
func (*Float64) Sub(float64) float64
type Duration struct {}
func NewDuration(time.Duration) *Duration
func (*Duration) Add(time.Duration) time.Duration
func (*Duration) Load() time.Duration
func (*Duration) Store(time.Duration)
type Time struct {}
func NewTime(time.Time) *Time
func (*Time) Load() time.Time
func (*Time) Store(time.Time)
type String struct {}
func NewString(string) *String
func (*String) Load() string
func (*String) Store(string)
type Error struct {}
func NewError(error) *Error
func (*Error) Load() error
func (*Error) Store(error)
`,
  'go.uber.org/goleak': `package goleak
type TestingT interface { Error(...any) }
type TestingM interface { Run() int }
type Option interface { apply(*opts) }
type opts struct {}
func IgnoreCurrent() Option
func IgnoreTopFunction(string) Option
func IgnoreAnyFunction(string) Option
func Find(...Option) error
func VerifyNone(TestingT, ...Option)
func VerifyTestMain(TestingM, ...Option)
`,

  'github.com/sourcegraph/conc': `package conc
import "github.com/sourcegraph/conc/panics"
type WaitGroup struct {}
func (*WaitGroup) Go(func())
func (*WaitGroup) Wait()
func NewWaitGroup() *WaitGroup
func (*WaitGroup) WaitAndRecover() *panics.Recovered
`,
  'github.com/sourcegraph/conc/panics': `package panics
type Recovered struct { Value any; Callers []uintptr; Stack []byte }
func (*Recovered) AsError() error
func (*Recovered) String() string
`,
  'github.com/sourcegraph/conc/pool': `package pool
import "context"
type Pool struct {}
func New() *Pool
func (*Pool) Go(func())
func (*Pool) MaxGoroutines() int
func (*Pool) Wait()
func (*Pool) WithContext(context.Context) *ContextPool
func (*Pool) WithErrors() *ErrorPool
func (*Pool) WithMaxGoroutines(int) *Pool
type ErrorPool struct {}
func (*ErrorPool) Go(func() error)
func (*ErrorPool) Wait() error
func (*ErrorPool) WithContext(context.Context) *ContextPool
func (*ErrorPool) WithFirstError() *ErrorPool
func (*ErrorPool) WithMaxGoroutines(int) *ErrorPool
type ContextPool struct {}
func (*ContextPool) Go(func(context.Context) error)
func (*ContextPool) Wait() error
func (*ContextPool) WithCancelOnError() *ContextPool
func (*ContextPool) WithFirstError() *ContextPool
func (*ContextPool) WithMaxGoroutines(int) *ContextPool
type ResultPool[T any] struct {}
func NewWithResults[T any]() *ResultPool[T]
func (*ResultPool[T]) Go(func() T)
func (*ResultPool[T]) Wait() []T
func (*ResultPool[T]) WithContext(context.Context) *ResultContextPool[T]
func (*ResultPool[T]) WithErrors() *ResultErrorPool[T]
func (*ResultPool[T]) WithMaxGoroutines(int) *ResultPool[T]
type ResultErrorPool[T any] struct {}
func (*ResultErrorPool[T]) Go(func() (T, error))
func (*ResultErrorPool[T]) Wait() ([]T, error)
func (*ResultErrorPool[T]) WithMaxGoroutines(int) *ResultErrorPool[T]
type ResultContextPool[T any] struct {}
func (*ResultContextPool[T]) Go(func(context.Context) (T, error))
func (*ResultContextPool[T]) Wait() ([]T, error)
func (*ResultContextPool[T]) WithMaxGoroutines(int) *ResultContextPool[T]
`,
  'github.com/sourcegraph/conc/iter': `package iter
func ForEach[T any]([]T, func(*T))
func ForEachIdx[T any]([]T, func(int, *T))
func Map[T, R any]([]T, func(*T) R) []R
func MapErr[T, R any]([]T, func(*T) (R, error)) ([]R, error)
type Iterator[T any] struct { MaxGoroutines int }
func (Iterator[T]) ForEach([]T, func(*T))
func (Iterator[T]) ForEachIdx([]T, func(int, *T))
type Mapper[T, R any] struct { MaxGoroutines int }
func (Mapper[T, R]) Map([]T, func(*T) R) []R
func (Mapper[T, R]) MapErr([]T, func(*T) (R, error)) ([]R, error)
`,
  'github.com/sourcegraph/conc/stream': `package stream
type Callback func()
type Task func() Callback
type Stream struct {}
func New() *Stream
func (*Stream) Go(Task)
func (*Stream) Wait()
func (*Stream) WithMaxGoroutines(int) *Stream
`,
  'github.com/alitto/pond': `package pond
import ( "context"; "time" )
type Option func(*WorkerPool)
type WorkerPool struct {}
func New(int, int, ...Option) *WorkerPool
func MinWorkers(int) Option
func IdleTimeout(time.Duration) Option
func Context(context.Context) Option
func PanicHandler(func(any)) Option
func (*WorkerPool) Group() *TaskGroup
func (*WorkerPool) GroupContext(context.Context) (*TaskGroupWithContext, context.Context)
func (*WorkerPool) RunningWorkers() int
func (*WorkerPool) Stop() context.Context
func (*WorkerPool) StopAndWait()
func (*WorkerPool) StopAndWaitFor(time.Duration)
func (*WorkerPool) Submit(func())
func (*WorkerPool) SubmitAndWait(func())
func (*WorkerPool) SubmitBefore(func(), time.Duration)
func (*WorkerPool) TrySubmit(func()) bool
type TaskGroup struct {}
func (*TaskGroup) Submit(func())
func (*TaskGroup) Wait()
type TaskGroupWithContext struct { TaskGroup }
func (*TaskGroupWithContext) Submit(func() error)
func (*TaskGroupWithContext) Wait() error
`,
  'github.com/alitto/pond/v2': `package pond
import "context"
type Option func(any)
type Task interface { Done() <-chan struct{}; Wait() error }
type TaskGroup interface {
	Go(func()) error
	Submit(...func()) TaskGroup
	SubmitErr(...func() error) TaskGroup
	Wait() error
	Done() <-chan struct{}
	Context() context.Context
	Stop()
}
type Pool interface {
	Go(func()) error
	Submit(func()) Task
	SubmitErr(func() error) Task
	NewGroup() TaskGroup
	NewGroupContext(context.Context) TaskGroup
	NewSubpool(int, ...Option) Pool
	RunningWorkers() int64
	Context() context.Context
	Stop() Task
	StopAndWait()
}
func NewPool(int, ...Option) Pool
`,
  'github.com/panjf2000/ants/v2': `package ants
import "time"
type Options struct { ExpiryDuration time.Duration; PreAlloc bool; MaxBlockingTasks int; Nonblocking bool; PanicHandler func(any) }
type Option func(*Options)
func WithNonblocking(bool) Option
func WithPreAlloc(bool) Option
func WithPanicHandler(func(any)) Option
func WithExpiryDuration(time.Duration) Option
func WithMaxBlockingTasks(int) Option
func WithOptions(Options) Option
type poolCommon struct {}
func (*poolCommon) Cap() int
func (*poolCommon) Free() int
func (*poolCommon) IsClosed() bool
func (*poolCommon) Reboot()
func (*poolCommon) Release()
func (*poolCommon) ReleaseTimeout(time.Duration) error
func (*poolCommon) Running() int
func (*poolCommon) Tune(int)
func (*poolCommon) Waiting() int
type Pool struct { *poolCommon }
func NewPool(int, ...Option) (*Pool, error)
func (*Pool) Submit(func()) error
type PoolWithFunc struct { *poolCommon }
func NewPoolWithFunc(int, func(any), ...Option) (*PoolWithFunc, error)
func (*PoolWithFunc) Invoke(any) error
func Cap() int
func Free() int
func Release()
func Running() int
func Submit(func()) error
`,
  'github.com/gammazero/workerpool': `package workerpool
type WorkerPool struct {}
func New(int) *WorkerPool
func (*WorkerPool) Size() int
func (*WorkerPool) Stop()
func (*WorkerPool) StopWait()
func (*WorkerPool) Stopped() bool
func (*WorkerPool) Submit(func())
func (*WorkerPool) SubmitWait(func())
func (*WorkerPool) WaitingQueueSize() int
`,
  'github.com/grafana/dskit/concurrency': `package concurrency
import "context"
func CreateJobsFromStrings([]string) []any
func ForEach(context.Context, []any, int, func(context.Context, any) error) error
func ForEachJob(context.Context, int, int, func(context.Context, int) error) error
func ForEachUser(context.Context, []string, int, func(context.Context, string) error) error
func ForEachJobMergeResults[J any, R any](context.Context, []J, int, func(context.Context, J) ([]R, error)) ([]R, error)
type ReusableGoroutinesPool struct {}
func NewReusableGoroutinesPool(int) *ReusableGoroutinesPool
func (*ReusableGoroutinesPool) Close()
func (*ReusableGoroutinesPool) Go(func())
`,
  'github.com/grafana/dskit/services': `package services
import ( "context"; "time" )
type State int
const ( New State = iota; Starting; Running; Stopping; Terminated; Failed )
func (State) String() string
type Listener interface { Starting(); Running(); Stopping(State); Terminated(State); Failed(State, error) }
type Service interface {
	StartAsync(context.Context) error
	AwaitRunning(context.Context) error
	StopAsync()
	AwaitTerminated(context.Context) error
	FailureCase() error
	State() State
	AddListener(Listener) func()
}
type NamedService interface { Service; ServiceName() string }
type StartingFn func(context.Context) error
type RunningFn func(context.Context) error
type StoppingFn func(error) error
type OneIteration func(context.Context) error
type BasicService struct {}
func NewBasicService(StartingFn, RunningFn, StoppingFn) *BasicService
func NewIdleService(StartingFn, StoppingFn) *BasicService
func NewTimerService(time.Duration, StartingFn, OneIteration, StoppingFn) *BasicService
func (*BasicService) AddListener(Listener) func()
func (*BasicService) AwaitRunning(context.Context) error
func (*BasicService) AwaitTerminated(context.Context) error
func (*BasicService) FailureCase() error
func (*BasicService) ServiceContext() context.Context
func (*BasicService) ServiceName() string
func (*BasicService) StartAsync(context.Context) error
func (*BasicService) State() State
func (*BasicService) StopAsync()
func (*BasicService) WithName(string) *BasicService
type Manager struct {}
func NewManager(...Service) (*Manager, error)
func (*Manager) AwaitHealthy(context.Context) error
func (*Manager) AwaitStopped(context.Context) error
func (*Manager) IsHealthy() bool
func (*Manager) StartAsync(context.Context) error
func (*Manager) StopAsync()
func StartAndAwaitRunning(context.Context, Service) error
func StopAndAwaitTerminated(context.Context, Service) error
`,
  'github.com/oklog/run': `package run
import ( "context"; "os" )
type Group struct {}
func (*Group) Add(func() error, func(error))
func (*Group) Run() error
func SignalHandler(context.Context, ...os.Signal) (func() error, func(error))
`,
  'github.com/thejerf/suture/v4': `package suture
import "context"
type Service interface { Serve(context.Context) error }
type ServiceToken struct {}
type Event interface { String() string; Map() map[string]any }
type EventHook func(Event)
type Spec struct { EventHook EventHook; PassThroughPanics bool; DontPropagateTermination bool }
type Supervisor struct { Name string }
func New(string, Spec) *Supervisor
func NewSimple(string) *Supervisor
func (*Supervisor) Add(Service) ServiceToken
func (*Supervisor) Remove(ServiceToken) error
func (*Supervisor) Serve(context.Context) error
func (*Supervisor) ServeBackground(context.Context) <-chan error
func (*Supervisor) Services() []Service
`,
  'github.com/robfig/cron/v3': `package cron
import ( "context"; "time" )
type Job interface { Run() }
type Schedule interface { Next(time.Time) time.Time }
type EntryID int
type Entry struct { ID EntryID; Schedule Schedule; Next time.Time; Prev time.Time; WrappedJob Job; Job Job }
type FuncJob func()
func (FuncJob) Run()
type Option func(*Cron)
type Cron struct {}
func New(...Option) *Cron
func WithSeconds() Option
func WithLocation(*time.Location) Option
func (*Cron) AddFunc(string, func()) (EntryID, error)
func (*Cron) AddJob(string, Job) (EntryID, error)
func (*Cron) Entries() []Entry
func (*Cron) Entry(EntryID) Entry
func (*Cron) Remove(EntryID)
func (*Cron) Run()
func (*Cron) Schedule(Schedule, Job) EntryID
func (*Cron) Start()
func (*Cron) Stop() context.Context
func ParseStandard(string) (Schedule, error)
`,
  'github.com/sasha-s/go-deadlock': `package deadlock
import "sync"
type Mutex struct {}
func (*Mutex) Lock()
func (*Mutex) Unlock()
type RWMutex struct {}
func (*RWMutex) Lock()
func (*RWMutex) Unlock()
func (*RWMutex) RLock()
func (*RWMutex) RUnlock()
func (*RWMutex) RLocker() sync.Locker
type WaitGroup struct { sync.WaitGroup }
type Once struct { sync.Once }
type Map struct { sync.Map }
type Pool struct { sync.Pool }
type Cond struct { sync.Cond }
`,
  'github.com/samber/lo': `package lo
type Entry[K comparable, V any] struct { Key K; Value V }
type Tuple2[A, B any] struct { A A; B B }
func Assign[K comparable, V any, Map ~map[K]V](...Map) Map
func Associate[T any, K comparable, V any]([]T, func(T) (K, V)) map[K]V
func Chunk[T any, Slice ~[]T](Slice, int) []Slice
func Compact[T comparable, Slice ~[]T](Slice) Slice
func Contains[T comparable]([]T, T) bool
func ContainsBy[T any]([]T, func(T) bool) bool
func Difference[T comparable, Slice ~[]T](Slice, Slice) (Slice, Slice)
func Entries[K comparable, V any](map[K]V) []Entry[K, V]
func Filter[T any, Slice ~[]T](Slice, func(T, int) bool) Slice
func FilterMap[T, R any]([]T, func(T, int) (R, bool)) []R
func Find[T any]([]T, func(T) bool) (T, bool)
func FlatMap[T, R any]([]T, func(T, int) []R) []R
func Flatten[T any, Slice ~[]T]([]Slice) Slice
func ForEach[T any]([]T, func(T, int))
func FromEntries[K comparable, V any]([]Entry[K, V]) map[K]V
func GroupBy[T any, U comparable, Slice ~[]T](Slice, func(T) U) map[U]Slice
func HasKey[K comparable, V any](map[K]V, K) bool
func Invert[K, V comparable](map[K]V) map[V]K
func KeyBy[K comparable, V any]([]V, func(V) K) map[K]V
func Keys[K comparable, V any](...map[K]V) []K
func Map[T, R any]([]T, func(T, int) R) []R
func MapEntries[K1 comparable, V1 any, K2 comparable, V2 any](map[K1]V1, func(K1, V1) (K2, V2)) map[K2]V2
func MapKeys[K comparable, V any, R comparable](map[K]V, func(V, K) R) map[R]V
func MapToSlice[K comparable, V, R any](map[K]V, func(K, V) R) []R
func MapValues[K comparable, V, R any](map[K]V, func(V, K) R) map[K]R
func Must[T any](T, any, ...any) T
func OmitBy[K comparable, V any, Map ~map[K]V](Map, func(K, V) bool) Map
func OmitByKeys[K comparable, V any, Map ~map[K]V](Map, []K) Map
func PickBy[K comparable, V any, Map ~map[K]V](Map, func(K, V) bool) Map
func PickByKeys[K comparable, V any, Map ~map[K]V](Map, []K) Map
func Reduce[T, R any]([]T, func(R, T, int) R, R) R
func Reject[T any, Slice ~[]T](Slice, func(T, int) bool) Slice
func SliceToMap[T any, K comparable, V any]([]T, func(T) (K, V)) map[K]V
func Ternary[T any](bool, T, T) T
func ToPtr[T any](T) *T
func Uniq[T comparable, Slice ~[]T](Slice) Slice
func UniqBy[T any, U comparable, Slice ~[]T](Slice, func(T) U) Slice
func Values[K comparable, V any](...map[K]V) []V
func Without[T comparable, Slice ~[]T](Slice, ...T) Slice
`,
  'github.com/samber/lo/parallel': `package parallel
func ForEach[T any]([]T, func(T, int))
func GroupBy[T any, U comparable, Slice ~[]T](Slice, func(T) U) map[U]Slice
func Map[T, R any]([]T, func(T, int) R) []R
func Times[T any](int, func(int) T) []T
`,
};
