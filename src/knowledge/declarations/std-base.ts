// The standard library: synchronisation, errors, containers, strings, numbers, time.
// Declarations only, by hand: what programs use, so that types of results and fields resolve without GOROOT.
// Parameters go without names. Where Go is installed, a test compares every line with the real package.

export const stdBase: Readonly<Record<string, string>> = {
  sync: `package sync
type Locker interface { Lock(); Unlock() }
type Mutex struct {}
func (*Mutex) Lock()
func (*Mutex) Unlock()
func (*Mutex) TryLock() bool
type RWMutex struct {}
func (*RWMutex) Lock()
func (*RWMutex) Unlock()
func (*RWMutex) TryLock() bool
func (*RWMutex) RLock()
func (*RWMutex) RUnlock()
func (*RWMutex) TryRLock() bool
func (*RWMutex) RLocker() Locker
type Once struct {}
func (*Once) Do(func())
func OnceFunc(func()) func()
func OnceValue[T any](func() T) func() T
func OnceValues[T1, T2 any](func() (T1, T2)) func() (T1, T2)
type WaitGroup struct {}
func (*WaitGroup) Add(int)
func (*WaitGroup) Done()
func (*WaitGroup) Wait()
func (*WaitGroup) Go(func())
type Pool struct { New func() any }
func (*Pool) Get() any
func (*Pool) Put(any)
type Cond struct { L Locker }
func NewCond(Locker) *Cond
func (*Cond) Wait()
func (*Cond) Signal()
func (*Cond) Broadcast()
type Map struct {}
func (*Map) Load(any) (any, bool)
func (*Map) Store(any, any)
func (*Map) Delete(any)
func (*Map) Clear()
func (*Map) LoadOrStore(any, any) (any, bool)
func (*Map) LoadAndDelete(any) (any, bool)
func (*Map) Swap(any, any) (any, bool)
func (*Map) CompareAndSwap(any, any, any) bool
func (*Map) CompareAndDelete(any, any) bool
func (*Map) Range(func(any, any) bool)
`,
  'sync/atomic': `package atomic
import "unsafe"
type Value struct {}
func (*Value) Load() any
func (*Value) Store(any)
func (*Value) Swap(any) any
func (*Value) CompareAndSwap(any, any) bool
type Pointer[T any] struct {}
func (*Pointer[T]) Load() *T
func (*Pointer[T]) Store(*T)
func (*Pointer[T]) Swap(*T) *T
func (*Pointer[T]) CompareAndSwap(*T, *T) bool
type Bool struct {}
func (*Bool) Load() bool
func (*Bool) Store(bool)
func (*Bool) Swap(bool) bool
func (*Bool) CompareAndSwap(bool, bool) bool
type Int32 struct {}
func (*Int32) Load() int32
func (*Int32) Store(int32)
func (*Int32) Swap(int32) int32
func (*Int32) CompareAndSwap(int32, int32) bool
func (*Int32) Add(int32) int32
type Int64 struct {}
func (*Int64) Load() int64
func (*Int64) Store(int64)
func (*Int64) Swap(int64) int64
func (*Int64) CompareAndSwap(int64, int64) bool
func (*Int64) Add(int64) int64
type Uint32 struct {}
func (*Uint32) Load() uint32
func (*Uint32) Store(uint32)
func (*Uint32) Swap(uint32) uint32
func (*Uint32) CompareAndSwap(uint32, uint32) bool
func (*Uint32) Add(uint32) uint32
type Uint64 struct {}
func (*Uint64) Load() uint64
func (*Uint64) Store(uint64)
func (*Uint64) Swap(uint64) uint64
func (*Uint64) CompareAndSwap(uint64, uint64) bool
func (*Uint64) Add(uint64) uint64
type Uintptr struct {}
func (*Uintptr) Load() uintptr
func (*Uintptr) Store(uintptr)
func AddInt32(*int32, int32) int32
func AddInt64(*int64, int64) int64
func AddUint32(*uint32, uint32) uint32
func AddUint64(*uint64, uint64) uint64
func LoadInt32(*int32) int32
func LoadInt64(*int64) int64
func LoadUint32(*uint32) uint32
func LoadUint64(*uint64) uint64
func LoadPointer(*unsafe.Pointer) unsafe.Pointer
func StoreInt32(*int32, int32)
func StoreInt64(*int64, int64)
func StoreUint32(*uint32, uint32)
func StoreUint64(*uint64, uint64)
func StorePointer(*unsafe.Pointer, unsafe.Pointer)
func SwapInt32(*int32, int32) int32
func SwapInt64(*int64, int64) int64
func SwapUint32(*uint32, uint32) uint32
func SwapUint64(*uint64, uint64) uint64
func SwapPointer(*unsafe.Pointer, unsafe.Pointer) unsafe.Pointer
func CompareAndSwapInt32(*int32, int32, int32) bool
func CompareAndSwapInt64(*int64, int64, int64) bool
func CompareAndSwapUint32(*uint32, uint32, uint32) bool
func CompareAndSwapUint64(*uint64, uint64, uint64) bool
func CompareAndSwapPointer(*unsafe.Pointer, unsafe.Pointer, unsafe.Pointer) bool
`,
  context: `package context
import "time"
type Context interface {
	Deadline() (time.Time, bool)
	Done() <-chan struct{}
	Err() error
	Value(any) any
}
type CancelFunc func()
type CancelCauseFunc func(error)
var Canceled error
var DeadlineExceeded error
func Background() Context
func TODO() Context
func WithCancel(Context) (Context, CancelFunc)
func WithCancelCause(Context) (Context, CancelCauseFunc)
func WithDeadline(Context, time.Time) (Context, CancelFunc)
func WithDeadlineCause(Context, time.Time, error) (Context, CancelFunc)
func WithTimeout(Context, time.Duration) (Context, CancelFunc)
func WithTimeoutCause(Context, time.Duration, error) (Context, CancelFunc)
func WithValue(Context, any, any) Context
func WithoutCancel(Context) Context
func AfterFunc(Context, func()) func() bool
func Cause(Context) error
`,
  errors: `package errors
var ErrUnsupported error
func New(string) error
func Is(error, error) bool
func As(error, any) bool
func AsType[E error](error) (E, bool)
func Unwrap(error) error
func Join(...error) error
`,
  fmt: `package fmt
import "io"
type Stringer interface { String() string }
type GoStringer interface { GoString() string }
type State interface {
	Write([]byte) (int, error)
	Width() (int, bool)
	Precision() (int, bool)
	Flag(int) bool
}
type Formatter interface { Format(State, rune) }
type ScanState interface {
	ReadRune() (rune, int, error)
	UnreadRune() error
	SkipSpace()
	Token(bool, func(rune) bool) ([]byte, error)
	Width() (int, bool)
	Read([]byte) (int, error)
}
type Scanner interface { Scan(ScanState, rune) error }
func Print(...any) (int, error)
func Println(...any) (int, error)
func Printf(string, ...any) (int, error)
func Sprint(...any) string
func Sprintln(...any) string
func Sprintf(string, ...any) string
func Errorf(string, ...any) error
func Fprint(io.Writer, ...any) (int, error)
func Fprintln(io.Writer, ...any) (int, error)
func Fprintf(io.Writer, string, ...any) (int, error)
func Append([]byte, ...any) []byte
func Appendf([]byte, string, ...any) []byte
func Appendln([]byte, ...any) []byte
func Scan(...any) (int, error)
func Scanln(...any) (int, error)
func Scanf(string, ...any) (int, error)
func Sscan(string, ...any) (int, error)
func Sscanln(string, ...any) (int, error)
func Sscanf(string, string, ...any) (int, error)
func Fscan(io.Reader, ...any) (int, error)
func Fscanln(io.Reader, ...any) (int, error)
func Fscanf(io.Reader, string, ...any) (int, error)
func FormatString(State, rune) string
`,
  strings: `package strings
import ( "io"; "iter"; "unicode" )
type Builder struct {}
func (*Builder) String() string
func (*Builder) Len() int
func (*Builder) Cap() int
func (*Builder) Reset()
func (*Builder) Grow(int)
func (*Builder) Write([]byte) (int, error)
func (*Builder) WriteByte(byte) error
func (*Builder) WriteRune(rune) (int, error)
func (*Builder) WriteString(string) (int, error)
type Reader struct {}
func NewReader(string) *Reader
func (*Reader) Len() int
func (*Reader) Size() int64
func (*Reader) Read([]byte) (int, error)
func (*Reader) ReadAt([]byte, int64) (int, error)
func (*Reader) ReadByte() (byte, error)
func (*Reader) UnreadByte() error
func (*Reader) ReadRune() (rune, int, error)
func (*Reader) UnreadRune() error
func (*Reader) Seek(int64, int) (int64, error)
func (*Reader) WriteTo(io.Writer) (int64, error)
func (*Reader) Reset(string)
type Replacer struct {}
func NewReplacer(...string) *Replacer
func (*Replacer) Replace(string) string
func (*Replacer) WriteString(io.Writer, string) (int, error)
func Clone(string) string
func Compare(string, string) int
func Contains(string, string) bool
func ContainsAny(string, string) bool
func ContainsRune(string, rune) bool
func ContainsFunc(string, func(rune) bool) bool
func Count(string, string) int
func Cut(string, string) (string, string, bool)
func CutPrefix(string, string) (string, bool)
func CutSuffix(string, string) (string, bool)
func EqualFold(string, string) bool
func Fields(string) []string
func FieldsFunc(string, func(rune) bool) []string
func FieldsSeq(string) iter.Seq[string]
func FieldsFuncSeq(string, func(rune) bool) iter.Seq[string]
func HasPrefix(string, string) bool
func HasSuffix(string, string) bool
func Index(string, string) int
func IndexAny(string, string) int
func IndexByte(string, byte) int
func IndexFunc(string, func(rune) bool) int
func IndexRune(string, rune) int
func Join([]string, string) string
func LastIndex(string, string) int
func LastIndexAny(string, string) int
func LastIndexByte(string, byte) int
func LastIndexFunc(string, func(rune) bool) int
func Lines(string) iter.Seq[string]
func Map(func(rune) rune, string) string
func Repeat(string, int) string
func Replace(string, string, string, int) string
func ReplaceAll(string, string, string) string
func Split(string, string) []string
func SplitAfter(string, string) []string
func SplitAfterN(string, string, int) []string
func SplitN(string, string, int) []string
func SplitSeq(string, string) iter.Seq[string]
func SplitAfterSeq(string, string) iter.Seq[string]
func Title(string) string
func ToLower(string) string
func ToLowerSpecial(unicode.SpecialCase, string) string
func ToTitle(string) string
func ToUpper(string) string
func ToValidUTF8(string, string) string
func Trim(string, string) string
func TrimFunc(string, func(rune) bool) string
func TrimLeft(string, string) string
func TrimLeftFunc(string, func(rune) bool) string
func TrimPrefix(string, string) string
func TrimRight(string, string) string
func TrimRightFunc(string, func(rune) bool) string
func TrimSpace(string) string
func TrimSuffix(string, string) string
`,
  bytes: `package bytes
import ( "io"; "iter" )
const MinRead = 512
var ErrTooLarge error
type Buffer struct {}
func NewBuffer([]byte) *Buffer
func NewBufferString(string) *Buffer
func (*Buffer) Bytes() []byte
func (*Buffer) AvailableBuffer() []byte
func (*Buffer) Available() int
func (*Buffer) String() string
func (*Buffer) Len() int
func (*Buffer) Cap() int
func (*Buffer) Grow(int)
func (*Buffer) Reset()
func (*Buffer) Truncate(int)
func (*Buffer) Next(int) []byte
func (*Buffer) Read([]byte) (int, error)
func (*Buffer) ReadByte() (byte, error)
func (*Buffer) ReadBytes(byte) ([]byte, error)
func (*Buffer) ReadFrom(io.Reader) (int64, error)
func (*Buffer) ReadRune() (rune, int, error)
func (*Buffer) ReadString(byte) (string, error)
func (*Buffer) UnreadByte() error
func (*Buffer) UnreadRune() error
func (*Buffer) Write([]byte) (int, error)
func (*Buffer) WriteByte(byte) error
func (*Buffer) WriteRune(rune) (int, error)
func (*Buffer) WriteString(string) (int, error)
func (*Buffer) WriteTo(io.Writer) (int64, error)
type Reader struct {}
func NewReader([]byte) *Reader
func (*Reader) Len() int
func (*Reader) Size() int64
func (*Reader) Read([]byte) (int, error)
func (*Reader) ReadAt([]byte, int64) (int, error)
func (*Reader) ReadByte() (byte, error)
func (*Reader) ReadRune() (rune, int, error)
func (*Reader) UnreadByte() error
func (*Reader) Seek(int64, int) (int64, error)
func (*Reader) WriteTo(io.Writer) (int64, error)
func (*Reader) Reset([]byte)
func Clone([]byte) []byte
func Compare([]byte, []byte) int
func Contains([]byte, []byte) bool
func ContainsAny([]byte, string) bool
func ContainsRune([]byte, rune) bool
func ContainsFunc([]byte, func(rune) bool) bool
func Count([]byte, []byte) int
func Cut([]byte, []byte) ([]byte, []byte, bool)
func CutPrefix([]byte, []byte) ([]byte, bool)
func CutSuffix([]byte, []byte) ([]byte, bool)
func Equal([]byte, []byte) bool
func EqualFold([]byte, []byte) bool
func Fields([]byte) [][]byte
func FieldsFunc([]byte, func(rune) bool) [][]byte
func HasPrefix([]byte, []byte) bool
func HasSuffix([]byte, []byte) bool
func Index([]byte, []byte) int
func IndexAny([]byte, string) int
func IndexByte([]byte, byte) int
func IndexFunc([]byte, func(rune) bool) int
func IndexRune([]byte, rune) int
func Join([][]byte, []byte) []byte
func LastIndex([]byte, []byte) int
func LastIndexAny([]byte, string) int
func LastIndexByte([]byte, byte) int
func Lines([]byte) iter.Seq[[]byte]
func Map(func(rune) rune, []byte) []byte
func Repeat([]byte, int) []byte
func Replace([]byte, []byte, []byte, int) []byte
func ReplaceAll([]byte, []byte, []byte) []byte
func Runes([]byte) []rune
func Split([]byte, []byte) [][]byte
func SplitAfter([]byte, []byte) [][]byte
func SplitN([]byte, []byte, int) [][]byte
func SplitSeq([]byte, []byte) iter.Seq[[]byte]
func Title([]byte) []byte
func ToLower([]byte) []byte
func ToTitle([]byte) []byte
func ToUpper([]byte) []byte
func ToValidUTF8([]byte, []byte) []byte
func Trim([]byte, string) []byte
func TrimFunc([]byte, func(rune) bool) []byte
func TrimLeft([]byte, string) []byte
func TrimLeftFunc([]byte, func(rune) bool) []byte
func TrimPrefix([]byte, []byte) []byte
func TrimRight([]byte, string) []byte
func TrimRightFunc([]byte, func(rune) bool) []byte
func TrimSpace([]byte) []byte
func TrimSuffix([]byte, []byte) []byte
`,
  strconv: `package strconv
const IntSize = 64
var ErrRange error
var ErrSyntax error
type NumError struct { Func string; Num string; Err error }
func (*NumError) Error() string
func (*NumError) Unwrap() error
func Atoi(string) (int, error)
func Itoa(int) string
func ParseBool(string) (bool, error)
func ParseFloat(string, int) (float64, error)
func ParseInt(string, int, int) (int64, error)
func ParseUint(string, int, int) (uint64, error)
func ParseComplex(string, int) (complex128, error)
func FormatBool(bool) string
func FormatFloat(float64, byte, int, int) string
func FormatInt(int64, int) string
func FormatUint(uint64, int) string
func AppendBool([]byte, bool) []byte
func AppendFloat([]byte, float64, byte, int, int) []byte
func AppendInt([]byte, int64, int) []byte
func AppendUint([]byte, uint64, int) []byte
func AppendQuote([]byte, string) []byte
func AppendQuoteRune([]byte, rune) []byte
func AppendQuoteToASCII([]byte, string) []byte
func Quote(string) string
func QuoteRune(rune) string
func QuoteToASCII(string) string
func QuoteToGraphic(string) string
func CanBackquote(string) bool
func IsPrint(rune) bool
func IsGraphic(rune) bool
func Unquote(string) (string, error)
func UnquoteChar(string, byte) (rune, bool, string, error)
func QuotedPrefix(string) (string, error)
`,
  sort: `package sort
type Interface interface { Len() int; Less(int, int) bool; Swap(int, int) }
type IntSlice []int
func (IntSlice) Len() int
func (IntSlice) Less(int, int) bool
func (IntSlice) Swap(int, int)
func (IntSlice) Sort()
func (IntSlice) Search(int) int
type StringSlice []string
func (StringSlice) Len() int
func (StringSlice) Less(int, int) bool
func (StringSlice) Swap(int, int)
func (StringSlice) Sort()
func (StringSlice) Search(string) int
type Float64Slice []float64
func (Float64Slice) Len() int
func (Float64Slice) Less(int, int) bool
func (Float64Slice) Swap(int, int)
func (Float64Slice) Sort()
func (Float64Slice) Search(float64) int
func Sort(Interface)
func Stable(Interface)
func IsSorted(Interface) bool
func Reverse(Interface) Interface
func Slice(any, func(int, int) bool)
func SliceStable(any, func(int, int) bool)
func SliceIsSorted(any, func(int, int) bool) bool
func Search(int, func(int) bool) int
func Find(int, func(int) int) (int, bool)
func SearchInts([]int, int) int
func SearchStrings([]string, string) int
func SearchFloat64s([]float64, float64) int
func Ints([]int)
func Strings([]string)
func Float64s([]float64)
func IntsAreSorted([]int) bool
func StringsAreSorted([]string) bool
func Float64sAreSorted([]float64) bool
`,
  iter: `package iter
type Seq[V any] func(func(V) bool)
type Seq2[K, V any] func(func(K, V) bool)
func Pull[V any](Seq[V]) (func() (V, bool), func())
func Pull2[K, V any](Seq2[K, V]) (func() (K, V, bool), func())
`,
  cmp: `package cmp
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr | ~float32 | ~float64 | ~string
}
func Compare[T Ordered](T, T) int
func Less[T Ordered](T, T) bool
func Or[T comparable](...T) T
`,
  maps: `package maps
import "iter"
func All[Map ~map[K]V, K comparable, V any](Map) iter.Seq2[K, V]
func Keys[Map ~map[K]V, K comparable, V any](Map) iter.Seq[K]
func Values[Map ~map[K]V, K comparable, V any](Map) iter.Seq[V]
func Insert[Map ~map[K]V, K comparable, V any](Map, iter.Seq2[K, V])
func Collect[K comparable, V any](iter.Seq2[K, V]) map[K]V
func Clone[M ~map[K]V, K comparable, V any](M) M
func Copy[M1 ~map[K]V, M2 ~map[K]V, K comparable, V any](M1, M2)
func DeleteFunc[M ~map[K]V, K comparable, V any](M, func(K, V) bool)
func Equal[M1, M2 ~map[K]V, K, V comparable](M1, M2) bool
func EqualFunc[M1 ~map[K]V1, M2 ~map[K]V2, K comparable, V1, V2 any](M1, M2, func(V1, V2) bool) bool
`,
  slices: `package slices
import ( "cmp"; "iter" )
func All[Slice ~[]E, E any](Slice) iter.Seq2[int, E]
func AppendSeq[Slice ~[]E, E any](Slice, iter.Seq[E]) Slice
func Backward[Slice ~[]E, E any](Slice) iter.Seq2[int, E]
func BinarySearch[S ~[]E, E cmp.Ordered](S, E) (int, bool)
func BinarySearchFunc[S ~[]E, E, T any](S, T, func(E, T) int) (int, bool)
func Chunk[Slice ~[]E, E any](Slice, int) iter.Seq[Slice]
func Clip[S ~[]E, E any](S) S
func Clone[S ~[]E, E any](S) S
func Collect[E any](iter.Seq[E]) []E
func Compact[S ~[]E, E comparable](S) S
func CompactFunc[S ~[]E, E any](S, func(E, E) bool) S
func Compare[S ~[]E, E cmp.Ordered](S, S) int
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](S1, S2, func(E1, E2) int) int
func Concat[S ~[]E, E any](...S) S
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
func IsSortedFunc[S ~[]E, E any](S, func(E, E) int) bool
func Max[S ~[]E, E cmp.Ordered](S) E
func MaxFunc[S ~[]E, E any](S, func(E, E) int) E
func Min[S ~[]E, E cmp.Ordered](S) E
func MinFunc[S ~[]E, E any](S, func(E, E) int) E
func Repeat[S ~[]E, E any](S, int) S
func Replace[S ~[]E, E any](S, int, int, ...E) S
func Reverse[S ~[]E, E any](S)
func Sort[S ~[]E, E cmp.Ordered](S)
func SortFunc[S ~[]E, E any](S, func(E, E) int)
func SortStableFunc[S ~[]E, E any](S, func(E, E) int)
func Sorted[E cmp.Ordered](iter.Seq[E]) []E
func SortedFunc[E any](iter.Seq[E], func(E, E) int) []E
func SortedStableFunc[E any](iter.Seq[E], func(E, E) int) []E
func Values[Slice ~[]E, E any](Slice) iter.Seq[E]
`,
  'container/list': `package list
type Element struct { Value any }
func (*Element) Next() *Element
func (*Element) Prev() *Element
type List struct {}
func New() *List
func (*List) Init() *List
func (*List) Len() int
func (*List) Front() *Element
func (*List) Back() *Element
func (*List) PushFront(any) *Element
func (*List) PushBack(any) *Element
func (*List) PushFrontList(*List)
func (*List) PushBackList(*List)
func (*List) InsertBefore(any, *Element) *Element
func (*List) InsertAfter(any, *Element) *Element
func (*List) MoveToFront(*Element)
func (*List) MoveToBack(*Element)
func (*List) MoveBefore(*Element, *Element)
func (*List) MoveAfter(*Element, *Element)
func (*List) Remove(*Element) any
`,
  'container/heap': `package heap
import "sort"
type Interface interface { sort.Interface; Push(any); Pop() any }
func Init(Interface)
func Push(Interface, any)
func Pop(Interface) any
func Remove(Interface, int) any
func Fix(Interface, int)
`,
  'container/ring': `package ring
type Ring struct { Value any }
func New(int) *Ring
func (*Ring) Next() *Ring
func (*Ring) Prev() *Ring
func (*Ring) Move(int) *Ring
func (*Ring) Link(*Ring) *Ring
func (*Ring) Unlink(int) *Ring
func (*Ring) Len() int
func (*Ring) Do(func(any))
`,
  time: `package time
type Duration int64
const (
	Nanosecond Duration = iota
	Microsecond
	Millisecond
	Second
	Minute
	Hour
)
func (Duration) String() string
func (Duration) Nanoseconds() int64
func (Duration) Microseconds() int64
func (Duration) Milliseconds() int64
func (Duration) Seconds() float64
func (Duration) Minutes() float64
func (Duration) Hours() float64
func (Duration) Truncate(Duration) Duration
func (Duration) Round(Duration) Duration
func (Duration) Abs() Duration
func ParseDuration(string) (Duration, error)
func Since(Time) Duration
func Until(Time) Duration
type Month int
const (
	January Month = iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)
func (Month) String() string
type Weekday int
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)
func (Weekday) String() string
const (
	Layout = ""
	ANSIC = ""
	UnixDate = ""
	RubyDate = ""
	RFC822 = ""
	RFC822Z = ""
	RFC850 = ""
	RFC1123 = ""
	RFC1123Z = ""
	RFC3339 = ""
	RFC3339Nano = ""
	Kitchen = ""
	Stamp = ""
	StampMilli = ""
	StampMicro = ""
	StampNano = ""
	DateTime = ""
	DateOnly = ""
	TimeOnly = ""
)
type Location struct {}
var UTC *Location
var Local *Location
func (*Location) String() string
func LoadLocation(string) (*Location, error)
func LoadLocationFromTZData(string, []byte) (*Location, error)
func FixedZone(string, int) *Location
type ParseError struct { Layout string; Value string; LayoutElem string; ValueElem string; Message string }
func (*ParseError) Error() string
type Time struct {}
func Now() Time
func Date(int, Month, int, int, int, int, int, *Location) Time
func Unix(int64, int64) Time
func UnixMilli(int64) Time
func UnixMicro(int64) Time
func Parse(string, string) (Time, error)
func ParseInLocation(string, string, *Location) (Time, error)
func (Time) Add(Duration) Time
func (Time) AddDate(int, int, int) Time
func (Time) After(Time) bool
func (Time) AppendFormat([]byte, string) []byte
func (Time) Before(Time) bool
func (Time) Clock() (int, int, int)
func (Time) Compare(Time) int
func (Time) Date() (int, Month, int)
func (Time) Day() int
func (Time) Equal(Time) bool
func (Time) Format(string) string
func (Time) GoString() string
func (*Time) GobDecode([]byte) error
func (Time) GobEncode() ([]byte, error)
func (Time) Hour() int
func (Time) ISOWeek() (int, int)
func (Time) In(*Location) Time
func (Time) IsDST() bool
func (Time) IsZero() bool
func (Time) Local() Time
func (Time) Location() *Location
func (Time) MarshalBinary() ([]byte, error)
func (Time) MarshalJSON() ([]byte, error)
func (Time) MarshalText() ([]byte, error)
func (Time) Minute() int
func (Time) Month() Month
func (Time) Nanosecond() int
func (Time) Round(Duration) Time
func (Time) Second() int
func (Time) String() string
func (Time) Sub(Time) Duration
func (Time) Truncate(Duration) Time
func (Time) UTC() Time
func (Time) Unix() int64
func (Time) UnixMicro() int64
func (Time) UnixMilli() int64
func (Time) UnixNano() int64
func (*Time) UnmarshalBinary([]byte) error
func (*Time) UnmarshalJSON([]byte) error
func (*Time) UnmarshalText([]byte) error
func (Time) Weekday() Weekday
func (Time) Year() int
func (Time) YearDay() int
func (Time) Zone() (string, int)
type Timer struct { C <-chan Time }
func NewTimer(Duration) *Timer
func AfterFunc(Duration, func()) *Timer
func (*Timer) Stop() bool
func (*Timer) Reset(Duration) bool
type Ticker struct { C <-chan Time }
func NewTicker(Duration) *Ticker
func (*Ticker) Stop()
func (*Ticker) Reset(Duration)
func After(Duration) <-chan Time
func Tick(Duration) <-chan Time
func Sleep(Duration)
`,
  math: `package math
const (
	E = 2.0
	Pi = 3.0
	Phi = 1.0
	Sqrt2 = 1.0
	SqrtE = 1.0
	SqrtPi = 1.0
	Ln2 = 1.0
	Ln10 = 2.0
	Log2E = 1.0
	Log10E = 1.0
	MaxFloat32 = 1.0
	SmallestNonzeroFloat32 = 1.0
	MaxFloat64 = 1.0
	SmallestNonzeroFloat64 = 1.0
)
const (
	MaxInt = iota
	MinInt
	MaxInt8
	MinInt8
	MaxInt16
	MinInt16
	MaxInt32
	MinInt32
	MaxInt64
	MinInt64
	MaxUint
	MaxUint8
	MaxUint16
	MaxUint32
	MaxUint64
)
func Abs(float64) float64
func Acos(float64) float64
func Asin(float64) float64
func Atan(float64) float64
func Atan2(float64, float64) float64
func Cbrt(float64) float64
func Ceil(float64) float64
func Copysign(float64, float64) float64
func Cos(float64) float64
func Cosh(float64) float64
func Exp(float64) float64
func Exp2(float64) float64
func Float32bits(float32) uint32
func Float32frombits(uint32) float32
func Float64bits(float64) uint64
func Float64frombits(uint64) float64
func Floor(float64) float64
func Frexp(float64) (float64, int)
func Hypot(float64, float64) float64
func Inf(int) float64
func IsInf(float64, int) bool
func IsNaN(float64) bool
func Ldexp(float64, int) float64
func Log(float64) float64
func Log10(float64) float64
func Log1p(float64) float64
func Log2(float64) float64
func Max(float64, float64) float64
func Min(float64, float64) float64
func Mod(float64, float64) float64
func Modf(float64) (float64, float64)
func NaN() float64
func Nextafter(float64, float64) float64
func Pow(float64, float64) float64
func Pow10(int) float64
func Remainder(float64, float64) float64
func Round(float64) float64
func RoundToEven(float64) float64
func Signbit(float64) bool
func Sin(float64) float64
func Sincos(float64) (float64, float64)
func Sinh(float64) float64
func Sqrt(float64) float64
func Tan(float64) float64
func Tanh(float64) float64
func Trunc(float64) float64
`,
  'math/bits': `package bits
const UintSize = 64
func LeadingZeros(uint) int
func LeadingZeros8(uint8) int
func LeadingZeros16(uint16) int
func LeadingZeros32(uint32) int
func LeadingZeros64(uint64) int
func TrailingZeros(uint) int
func TrailingZeros8(uint8) int
func TrailingZeros32(uint32) int
func TrailingZeros64(uint64) int
func OnesCount(uint) int
func OnesCount8(uint8) int
func OnesCount32(uint32) int
func OnesCount64(uint64) int
func RotateLeft(uint, int) uint
func RotateLeft32(uint32, int) uint32
func RotateLeft64(uint64, int) uint64
func Reverse(uint) uint
func Reverse8(uint8) uint8
func Reverse64(uint64) uint64
func ReverseBytes64(uint64) uint64
func Len(uint) int
func Len8(uint8) int
func Len16(uint16) int
func Len32(uint32) int
func Len64(uint64) int
func Add64(uint64, uint64, uint64) (uint64, uint64)
func Sub64(uint64, uint64, uint64) (uint64, uint64)
func Mul64(uint64, uint64) (uint64, uint64)
func Div64(uint64, uint64, uint64) (uint64, uint64)
`,
  'math/rand': `package rand
type Source interface { Int63() int64; Seed(int64) }
type Source64 interface { Source; Uint64() uint64 }
func NewSource(int64) Source
type Rand struct {}
func New(Source) *Rand
func (*Rand) ExpFloat64() float64
func (*Rand) Float32() float32
func (*Rand) Float64() float64
func (*Rand) Int() int
func (*Rand) Int31() int32
func (*Rand) Int31n(int32) int32
func (*Rand) Int63() int64
func (*Rand) Int63n(int64) int64
func (*Rand) Intn(int) int
func (*Rand) NormFloat64() float64
func (*Rand) Perm(int) []int
func (*Rand) Read([]byte) (int, error)
func (*Rand) Seed(int64)
func (*Rand) Shuffle(int, func(int, int))
func (*Rand) Uint32() uint32
func (*Rand) Uint64() uint64
func ExpFloat64() float64
func Float32() float32
func Float64() float64
func Int() int
func Int31() int32
func Int31n(int32) int32
func Int63() int64
func Int63n(int64) int64
func Intn(int) int
func NormFloat64() float64
func Perm(int) []int
func Read([]byte) (int, error)
func Seed(int64)
func Shuffle(int, func(int, int))
func Uint32() uint32
func Uint64() uint64
`,
  'math/rand/v2': `package rand
type Source interface { Uint64() uint64 }
type PCG struct {}
func NewPCG(uint64, uint64) *PCG
func (*PCG) Uint64() uint64
type ChaCha8 struct {}
func NewChaCha8([32]byte) *ChaCha8
func (*ChaCha8) Uint64() uint64
func (*ChaCha8) Read([]byte) (int, error)
type Rand struct {}
func New(Source) *Rand
func (*Rand) Float64() float64
func (*Rand) Int() int
func (*Rand) Int64() int64
func (*Rand) Int64N(int64) int64
func (*Rand) IntN(int) int
func (*Rand) Perm(int) []int
func (*Rand) Shuffle(int, func(int, int))
func (*Rand) Uint32() uint32
func (*Rand) Uint64() uint64
func Float32() float32
func Float64() float64
func Int() int
func Int32() int32
func Int32N(int32) int32
func Int64() int64
func Int64N(int64) int64
func IntN(int) int
type intType interface { ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr }
func N[Int intType](Int) Int
func NormFloat64() float64
func Perm(int) []int
func Shuffle(int, func(int, int))
func Uint32() uint32
func Uint32N(uint32) uint32
func Uint64() uint64
func Uint64N(uint64) uint64
func UintN(uint) uint
`,
  'math/big': `package big
import "math/rand"
type Word uint
type Int struct {}
func NewInt(int64) *Int
func (*Int) Abs(*Int) *Int
func (*Int) Add(*Int, *Int) *Int
func (*Int) And(*Int, *Int) *Int
func (*Int) Bit(int) uint
func (*Int) BitLen() int
func (*Int) Bytes() []byte
func (*Int) Cmp(*Int) int
func (*Int) CmpAbs(*Int) int
func (*Int) Div(*Int, *Int) *Int
func (*Int) DivMod(*Int, *Int, *Int) (*Int, *Int)
func (*Int) Exp(*Int, *Int, *Int) *Int
func (*Int) FillBytes([]byte) []byte
func (*Int) GCD(*Int, *Int, *Int, *Int) *Int
func (*Int) Int64() int64
func (*Int) IsInt64() bool
func (*Int) IsUint64() bool
func (*Int) Lsh(*Int, uint) *Int
func (*Int) Mod(*Int, *Int) *Int
func (*Int) ModInverse(*Int, *Int) *Int
func (*Int) Mul(*Int, *Int) *Int
func (*Int) Neg(*Int) *Int
func (*Int) Not(*Int) *Int
func (*Int) Or(*Int, *Int) *Int
func (*Int) ProbablyPrime(int) bool
func (*Int) Quo(*Int, *Int) *Int
func (*Int) QuoRem(*Int, *Int, *Int) (*Int, *Int)
func (*Int) Rand(*rand.Rand, *Int) *Int
func (*Int) Rem(*Int, *Int) *Int
func (*Int) Rsh(*Int, uint) *Int
func (*Int) Set(*Int) *Int
func (*Int) SetBit(*Int, int, uint) *Int
func (*Int) SetBytes([]byte) *Int
func (*Int) SetInt64(int64) *Int
func (*Int) SetString(string, int) (*Int, bool)
func (*Int) SetUint64(uint64) *Int
func (*Int) Sign() int
func (*Int) Sqrt(*Int) *Int
func (*Int) String() string
func (*Int) Sub(*Int, *Int) *Int
func (*Int) Text(int) string
func (*Int) Uint64() uint64
func (*Int) Xor(*Int, *Int) *Int
type Rat struct {}
func NewRat(int64, int64) *Rat
func (*Rat) Add(*Rat, *Rat) *Rat
func (*Rat) Cmp(*Rat) int
func (*Rat) Denom() *Int
func (*Rat) Float64() (float64, bool)
func (*Rat) Mul(*Rat, *Rat) *Rat
func (*Rat) Num() *Int
func (*Rat) SetFrac(*Int, *Int) *Rat
func (*Rat) SetInt64(int64) *Rat
func (*Rat) SetString(string) (*Rat, bool)
func (*Rat) String() string
type Float struct {}
func NewFloat(float64) *Float
func (*Float) Add(*Float, *Float) *Float
func (*Float) Cmp(*Float) int
func (*Float) Float64() (float64, Accuracy)
func (*Float) Int(*Int) (*Int, Accuracy)
func (*Float) Mul(*Float, *Float) *Float
func (*Float) Quo(*Float, *Float) *Float
func (*Float) SetInt(*Int) *Float
func (*Float) SetString(string) (*Float, bool)
func (*Float) String() string
func (*Float) Sub(*Float, *Float) *Float
type Accuracy int8
`,
  unicode: `package unicode
const ( MaxRune = 'a'; ReplacementChar = 'a'; MaxASCII = 'a'; MaxLatin1 = 'a' )
const ( UpperCase = iota; LowerCase; TitleCase )
type RangeTable struct { R16 []Range16; R32 []Range32; LatinOffset int }
type Range16 struct { Lo uint16; Hi uint16; Stride uint16 }
type Range32 struct { Lo uint32; Hi uint32; Stride uint32 }
type CaseRange struct { Lo uint32; Hi uint32 }
type SpecialCase []CaseRange
var Categories map[string]*RangeTable
var Scripts map[string]*RangeTable
var Properties map[string]*RangeTable
var Letter, Digit, Han, Latin, Upper, Lower, Space, Mn, White_Space, L, M, N, P, S *RangeTable
func In(rune, ...*RangeTable) bool
func Is(*RangeTable, rune) bool
func IsControl(rune) bool
func IsDigit(rune) bool
func IsGraphic(rune) bool
func IsLetter(rune) bool
func IsLower(rune) bool
func IsMark(rune) bool
func IsNumber(rune) bool
func IsOneOf([]*RangeTable, rune) bool
func IsPrint(rune) bool
func IsPunct(rune) bool
func IsSpace(rune) bool
func IsSymbol(rune) bool
func IsTitle(rune) bool
func IsUpper(rune) bool
func SimpleFold(rune) rune
func To(int, rune) rune
func ToLower(rune) rune
func ToTitle(rune) rune
func ToUpper(rune) rune
`,
  'unicode/utf8': `package utf8
const ( RuneError = 'a'; MaxRune = 'a' )
const ( UTFMax = iota; RuneSelf )
func AppendRune([]byte, rune) []byte
func DecodeLastRune([]byte) (rune, int)
func DecodeLastRuneInString(string) (rune, int)
func DecodeRune([]byte) (rune, int)
func DecodeRuneInString(string) (rune, int)
func EncodeRune([]byte, rune) int
func FullRune([]byte) bool
func FullRuneInString(string) bool
func RuneCount([]byte) int
func RuneCountInString(string) int
func RuneLen(rune) int
func RuneStart(byte) bool
func Valid([]byte) bool
func ValidRune(rune) bool
func ValidString(string) bool
`,
  'unicode/utf16': `package utf16
func Decode([]uint16) []rune
func DecodeRune(rune, rune) rune
func Encode([]rune) []uint16
func EncodeRune(rune) (rune, rune)
func IsSurrogate(rune) bool
`,
  unique: `package unique
type Handle[T comparable] struct {}
func Make[T comparable](T) Handle[T]
func (Handle[T]) Value() T
`,
  weak: `package weak
type Pointer[T any] struct {}
func Make[T any](*T) Pointer[T]
func (Pointer[T]) Value() *T
`,
  regexp: `package regexp
import "io"
type Regexp struct {}
func Compile(string) (*Regexp, error)
func CompilePOSIX(string) (*Regexp, error)
func MustCompile(string) *Regexp
func MustCompilePOSIX(string) *Regexp
func Match(string, []byte) (bool, error)
func MatchString(string, string) (bool, error)
func QuoteMeta(string) string
func (*Regexp) Expand([]byte, []byte, []byte, []int) []byte
func (*Regexp) ExpandString([]byte, string, string, []int) []byte
func (*Regexp) Find([]byte) []byte
func (*Regexp) FindAll([]byte, int) [][]byte
func (*Regexp) FindAllIndex([]byte, int) [][]int
func (*Regexp) FindAllString(string, int) []string
func (*Regexp) FindAllStringIndex(string, int) [][]int
func (*Regexp) FindAllStringSubmatch(string, int) [][]string
func (*Regexp) FindAllStringSubmatchIndex(string, int) [][]int
func (*Regexp) FindAllSubmatch([]byte, int) [][][]byte
func (*Regexp) FindAllSubmatchIndex([]byte, int) [][]int
func (*Regexp) FindIndex([]byte) []int
func (*Regexp) FindReaderIndex(io.RuneReader) []int
func (*Regexp) FindString(string) string
func (*Regexp) FindStringIndex(string) []int
func (*Regexp) FindStringSubmatch(string) []string
func (*Regexp) FindStringSubmatchIndex(string) []int
func (*Regexp) FindSubmatch([]byte) [][]byte
func (*Regexp) FindSubmatchIndex([]byte) []int
func (*Regexp) LiteralPrefix() (string, bool)
func (*Regexp) Longest()
func (*Regexp) Match([]byte) bool
func (*Regexp) MatchString(string) bool
func (*Regexp) NumSubexp() int
func (*Regexp) ReplaceAll([]byte, []byte) []byte
func (*Regexp) ReplaceAllFunc([]byte, func([]byte) []byte) []byte
func (*Regexp) ReplaceAllLiteral([]byte, []byte) []byte
func (*Regexp) ReplaceAllLiteralString(string, string) string
func (*Regexp) ReplaceAllString(string, string) string
func (*Regexp) ReplaceAllStringFunc(string, func(string) string) string
func (*Regexp) Split(string, int) []string
func (*Regexp) String() string
func (*Regexp) SubexpIndex(string) int
func (*Regexp) SubexpNames() []string
`,
};
