// The standard library: files, processes, logging, flags, templates, testing, reflection, the runtime.
// Declarations only, by hand, parameters without names; compared with the real packages where Go is installed.

const logger = (recv: string): string => `func ${recv}Print(...any)
func ${recv}Printf(string, ...any)
func ${recv}Println(...any)
func ${recv}Fatal(...any)
func ${recv}Fatalf(string, ...any)
func ${recv}Fatalln(...any)
func ${recv}Panic(...any)
func ${recv}Panicf(string, ...any)
func ${recv}Panicln(...any)
func ${recv}Output(int, string) error
func ${recv}Flags() int
func ${recv}SetFlags(int)
func ${recv}Prefix() string
func ${recv}SetPrefix(string)
func ${recv}Writer() io.Writer
func ${recv}SetOutput(io.Writer)
`;

const slogger = (recv: string): string => `func ${recv}Debug(string, ...any)
func ${recv}DebugContext(context.Context, string, ...any)
func ${recv}Info(string, ...any)
func ${recv}InfoContext(context.Context, string, ...any)
func ${recv}Warn(string, ...any)
func ${recv}WarnContext(context.Context, string, ...any)
func ${recv}Error(string, ...any)
func ${recv}ErrorContext(context.Context, string, ...any)
func ${recv}Log(context.Context, Level, string, ...any)
func ${recv}LogAttrs(context.Context, Level, string, ...Attr)
func ${recv}With(...any) *Logger
`;

/** The flags of a set, and those of the command line: the same functions with and without a receiver. */
const flags = (recv: string): string => `func ${recv}Arg(int) string
func ${recv}Args() []string
func ${recv}Bool(string, bool, string) *bool
func ${recv}BoolVar(*bool, string, bool, string)
func ${recv}BoolFunc(string, string, func(string) error)
func ${recv}Duration(string, time.Duration, string) *time.Duration
func ${recv}DurationVar(*time.Duration, string, time.Duration, string)
func ${recv}Float64(string, float64, string) *float64
func ${recv}Float64Var(*float64, string, float64, string)
func ${recv}Func(string, string, func(string) error)
func ${recv}Int(string, int, string) *int
func ${recv}IntVar(*int, string, int, string)
func ${recv}Int64(string, int64, string) *int64
func ${recv}Int64Var(*int64, string, int64, string)
func ${recv}Lookup(string) *Flag
func ${recv}NArg() int
func ${recv}NFlag() int
func ${recv}Parsed() bool
func ${recv}PrintDefaults()
func ${recv}Set(string, string) error
func ${recv}String(string, string, string) *string
func ${recv}StringVar(*string, string, string, string)
func ${recv}Uint(string, uint, string) *uint
func ${recv}UintVar(*uint, string, uint, string)
func ${recv}Uint64(string, uint64, string) *uint64
func ${recv}Uint64Var(*uint64, string, uint64, string)
func ${recv}Var(Value, string, string)
func ${recv}Visit(func(*Flag))
func ${recv}VisitAll(func(*Flag))
`;

/** text/template and html/template differ in little. */
const template = (imports: string, funcMap: string, tree: string): string => `package template
import ( ${imports}"io"; "io/fs"; "text/template/parse" )
type FuncMap ${funcMap}
type Template struct { ${tree} }
func New(string) *Template
func Must(*Template, error) *Template
func ParseFiles(...string) (*Template, error)
func ParseGlob(string) (*Template, error)
func ParseFS(fs.FS, ...string) (*Template, error)
func (*Template) AddParseTree(string, *parse.Tree) (*Template, error)
func (*Template) Clone() (*Template, error)
func (*Template) DefinedTemplates() string
func (*Template) Delims(string, string) *Template
func (*Template) Execute(io.Writer, any) error
func (*Template) ExecuteTemplate(io.Writer, string, any) error
func (*Template) Funcs(FuncMap) *Template
func (*Template) Lookup(string) *Template
func (*Template) Name() string
func (*Template) New(string) *Template
func (*Template) Option(...string) *Template
func (*Template) Parse(string) (*Template, error)
func (*Template) ParseFS(fs.FS, ...string) (*Template, error)
func (*Template) ParseFiles(...string) (*Template, error)
func (*Template) ParseGlob(string) (*Template, error)
func (*Template) Templates() []*Template
func HTMLEscapeString(string) string
func HTMLEscaper(...any) string
func JSEscapeString(string) string
func URLQueryEscaper(...any) string
`;

export const stdIo: Readonly<Record<string, string>> = {
  io: `package io
const ( SeekStart = iota; SeekCurrent; SeekEnd )
var EOF, ErrUnexpectedEOF, ErrShortWrite, ErrShortBuffer, ErrNoProgress, ErrClosedPipe error
var Discard Writer
type Reader interface { Read([]byte) (int, error) }
type Writer interface { Write([]byte) (int, error) }
type Closer interface { Close() error }
type Seeker interface { Seek(int64, int) (int64, error) }
type ReadWriter interface { Reader; Writer }
type ReadCloser interface { Reader; Closer }
type WriteCloser interface { Writer; Closer }
type ReadWriteCloser interface { Reader; Writer; Closer }
type ReadSeeker interface { Reader; Seeker }
type ReadSeekCloser interface { Reader; Seeker; Closer }
type WriteSeeker interface { Writer; Seeker }
type ReadWriteSeeker interface { Reader; Writer; Seeker }
type ReaderFrom interface { ReadFrom(Reader) (int64, error) }
type WriterTo interface { WriteTo(Writer) (int64, error) }
type ReaderAt interface { ReadAt([]byte, int64) (int, error) }
type WriterAt interface { WriteAt([]byte, int64) (int, error) }
type ByteReader interface { ReadByte() (byte, error) }
type ByteScanner interface { ByteReader; UnreadByte() error }
type ByteWriter interface { WriteByte(byte) error }
type RuneReader interface { ReadRune() (rune, int, error) }
type RuneScanner interface { RuneReader; UnreadRune() error }
type StringWriter interface { WriteString(string) (int, error) }
func Copy(Writer, Reader) (int64, error)
func CopyBuffer(Writer, Reader, []byte) (int64, error)
func CopyN(Writer, Reader, int64) (int64, error)
func ReadAll(Reader) ([]byte, error)
func ReadAtLeast(Reader, []byte, int) (int, error)
func ReadFull(Reader, []byte) (int, error)
func WriteString(Writer, string) (int, error)
func LimitReader(Reader, int64) Reader
func MultiReader(...Reader) Reader
func MultiWriter(...Writer) Writer
func TeeReader(Reader, Writer) Reader
func NopCloser(Reader) ReadCloser
type LimitedReader struct { R Reader; N int64 }
func (*LimitedReader) Read([]byte) (int, error)
type SectionReader struct {}
func NewSectionReader(ReaderAt, int64, int64) *SectionReader
func (*SectionReader) Read([]byte) (int, error)
func (*SectionReader) ReadAt([]byte, int64) (int, error)
func (*SectionReader) Seek(int64, int) (int64, error)
func (*SectionReader) Size() int64
type OffsetWriter struct {}
func NewOffsetWriter(WriterAt, int64) *OffsetWriter
func (*OffsetWriter) Write([]byte) (int, error)
type PipeReader struct {}
func (*PipeReader) Read([]byte) (int, error)
func (*PipeReader) Close() error
func (*PipeReader) CloseWithError(error) error
type PipeWriter struct {}
func (*PipeWriter) Write([]byte) (int, error)
func (*PipeWriter) Close() error
func (*PipeWriter) CloseWithError(error) error
func Pipe() (*PipeReader, *PipeWriter)
`,
  'io/ioutil': `package ioutil
import ( "io"; "io/fs"; "os" )
var Discard io.Writer
func ReadAll(io.Reader) ([]byte, error)
func ReadFile(string) ([]byte, error)
func WriteFile(string, []byte, fs.FileMode) error
func ReadDir(string) ([]fs.FileInfo, error)
func NopCloser(io.Reader) io.ReadCloser
func TempDir(string, string) (string, error)
func TempFile(string, string) (*os.File, error)
`,
  'io/fs': `package fs
import "time"
var ErrInvalid, ErrPermission, ErrExist, ErrNotExist, ErrClosed error
var SkipDir, SkipAll error
type FS interface { Open(string) (File, error) }
type File interface { Stat() (FileInfo, error); Read([]byte) (int, error); Close() error }
type DirEntry interface { Name() string; IsDir() bool; Type() FileMode; Info() (FileInfo, error) }
type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any
}
type ReadDirFile interface { File; ReadDir(int) ([]DirEntry, error) }
type ReadDirFS interface { FS; ReadDir(string) ([]DirEntry, error) }
type ReadFileFS interface { FS; ReadFile(string) ([]byte, error) }
type StatFS interface { FS; Stat(string) (FileInfo, error) }
type SubFS interface { FS; Sub(string) (FS, error) }
type GlobFS interface { FS; Glob(string) ([]string, error) }
type FileMode uint32
const (
	ModeDir FileMode = iota
	ModeAppend
	ModeExclusive
	ModeTemporary
	ModeSymlink
	ModeDevice
	ModeNamedPipe
	ModeSocket
	ModeSetuid
	ModeSetgid
	ModeCharDevice
	ModeSticky
	ModeIrregular
	ModeType
	ModePerm
)
func (FileMode) IsDir() bool
func (FileMode) IsRegular() bool
func (FileMode) Perm() FileMode
func (FileMode) String() string
func (FileMode) Type() FileMode
type PathError struct { Op string; Path string; Err error }
func (*PathError) Error() string
func (*PathError) Unwrap() error
func (*PathError) Timeout() bool
type WalkDirFunc func(string, DirEntry, error) error
func WalkDir(FS, string, WalkDirFunc) error
func ReadDir(FS, string) ([]DirEntry, error)
func ReadFile(FS, string) ([]byte, error)
func Stat(FS, string) (FileInfo, error)
func Sub(FS, string) (FS, error)
func Glob(FS, string) ([]string, error)
func ValidPath(string) bool
func FileInfoToDirEntry(FileInfo) DirEntry
`,
  os: `package os
import ( "io"; "io/fs"; "syscall"; "time" )
const (
	O_RDONLY int = iota
	O_WRONLY
	O_RDWR
	O_APPEND
	O_CREATE
	O_EXCL
	O_SYNC
	O_TRUNC
)
const ( PathSeparator = 'a'; PathListSeparator = 'a'; DevNull = "" )
const (
	ModeDir = fs.ModeDir
	ModeAppend = fs.ModeDir
	ModeExclusive = fs.ModeDir
	ModeTemporary = fs.ModeDir
	ModeSymlink = fs.ModeDir
	ModeDevice = fs.ModeDir
	ModeNamedPipe = fs.ModeDir
	ModeSocket = fs.ModeDir
	ModeSetuid = fs.ModeDir
	ModeSetgid = fs.ModeDir
	ModeCharDevice = fs.ModeDir
	ModeSticky = fs.ModeDir
	ModeIrregular = fs.ModeDir
	ModeType = fs.ModeDir
	ModePerm = fs.ModeDir
)
var Args []string
var Stdin, Stdout, Stderr *File
var ErrInvalid, ErrPermission, ErrExist, ErrNotExist, ErrClosed, ErrNoDeadline, ErrDeadlineExceeded, ErrProcessDone error
var Interrupt, Kill Signal
type FileInfo = fs.FileInfo
type FileMode = fs.FileMode
type DirEntry = fs.DirEntry
type PathError = fs.PathError
type Signal interface { String() string; Signal() }
type SyscallError struct { Syscall string; Err error }
func (*SyscallError) Error() string
func (*SyscallError) Unwrap() error
type LinkError struct { Op string; Old string; New string; Err error }
func (*LinkError) Error() string
func (*LinkError) Unwrap() error
type File struct {}
func Create(string) (*File, error)
func CreateTemp(string, string) (*File, error)
func NewFile(uintptr, string) *File
func Open(string) (*File, error)
func OpenFile(string, int, FileMode) (*File, error)
func (*File) Chdir() error
func (*File) Chmod(FileMode) error
func (*File) Chown(int, int) error
func (*File) Close() error
func (*File) Fd() uintptr
func (*File) Name() string
func (*File) Read([]byte) (int, error)
func (*File) ReadAt([]byte, int64) (int, error)
func (*File) ReadDir(int) ([]DirEntry, error)
func (*File) ReadFrom(io.Reader) (int64, error)
func (*File) Readdir(int) ([]FileInfo, error)
func (*File) Readdirnames(int) ([]string, error)
func (*File) Seek(int64, int) (int64, error)
func (*File) SetDeadline(time.Time) error
func (*File) SetReadDeadline(time.Time) error
func (*File) SetWriteDeadline(time.Time) error
func (*File) Stat() (FileInfo, error)
func (*File) Sync() error
func (*File) SyscallConn() (syscall.RawConn, error)
func (*File) Truncate(int64) error
func (*File) Write([]byte) (int, error)
func (*File) WriteAt([]byte, int64) (int, error)
func (*File) WriteString(string) (int, error)
type Process struct { Pid int }
func FindProcess(int) (*Process, error)
func StartProcess(string, []string, *ProcAttr) (*Process, error)
func (*Process) Kill() error
func (*Process) Release() error
func (*Process) Signal(Signal) error
func (*Process) Wait() (*ProcessState, error)
type ProcAttr struct { Dir string; Env []string; Files []*File; Sys *syscall.SysProcAttr }
type ProcessState struct {}
func (*ProcessState) ExitCode() int
func (*ProcessState) Exited() bool
func (*ProcessState) Pid() int
func (*ProcessState) String() string
func (*ProcessState) Success() bool
func (*ProcessState) Sys() any
type Root struct {}
func OpenRoot(string) (*Root, error)
func (*Root) Open(string) (*File, error)
func (*Root) Close() error
func Chdir(string) error
func Chmod(string, FileMode) error
func Chown(string, int, int) error
func Chtimes(string, time.Time, time.Time) error
func Clearenv()
func CopyFS(string, fs.FS) error
func DirFS(string) fs.FS
func Environ() []string
func Executable() (string, error)
func Exit(int)
func Expand(string, func(string) string) string
func ExpandEnv(string) string
func Getegid() int
func Getenv(string) string
func Geteuid() int
func Getgid() int
func Getpagesize() int
func Getpid() int
func Getppid() int
func Getuid() int
func Getwd() (string, error)
func Hostname() (string, error)
func IsExist(error) bool
func IsNotExist(error) bool
func IsPathSeparator(uint8) bool
func IsPermission(error) bool
func IsTimeout(error) bool
func Lchown(string, int, int) error
func Link(string, string) error
func LookupEnv(string) (string, bool)
func Lstat(string) (FileInfo, error)
func Mkdir(string, FileMode) error
func MkdirAll(string, FileMode) error
func MkdirTemp(string, string) (string, error)
func NewSyscallError(string, error) error
func Pipe() (*File, *File, error)
func ReadDir(string) ([]DirEntry, error)
func ReadFile(string) ([]byte, error)
func Readlink(string) (string, error)
func Remove(string) error
func RemoveAll(string) error
func Rename(string, string) error
func SameFile(FileInfo, FileInfo) bool
func Setenv(string, string) error
func Stat(string) (FileInfo, error)
func Symlink(string, string) error
func TempDir() string
func Truncate(string, int64) error
func Unsetenv(string) error
func UserCacheDir() (string, error)
func UserConfigDir() (string, error)
func UserHomeDir() (string, error)
func WriteFile(string, []byte, FileMode) error
`,
  'os/exec': `package exec
import ( "context"; "io"; "os"; "syscall"; "time" )
var ErrNotFound, ErrDot, ErrWaitDelay error
type Cmd struct {
	Path string
	Args []string
	Env []string
	Dir string
	Stdin io.Reader
	Stdout io.Writer
	Stderr io.Writer
	ExtraFiles []*os.File
	SysProcAttr *syscall.SysProcAttr
	Process *os.Process
	ProcessState *os.ProcessState
	Err error
	Cancel func() error
	WaitDelay time.Duration
}
func Command(string, ...string) *Cmd
func CommandContext(context.Context, string, ...string) *Cmd
func LookPath(string) (string, error)
func (*Cmd) CombinedOutput() ([]byte, error)
func (*Cmd) Environ() []string
func (*Cmd) Output() ([]byte, error)
func (*Cmd) Run() error
func (*Cmd) Start() error
func (*Cmd) StderrPipe() (io.ReadCloser, error)
func (*Cmd) StdinPipe() (io.WriteCloser, error)
func (*Cmd) StdoutPipe() (io.ReadCloser, error)
func (*Cmd) String() string
func (*Cmd) Wait() error
type Error struct { Name string; Err error }
func (*Error) Error() string
type ExitError struct { *os.ProcessState; Stderr []byte }
func (*ExitError) Error() string
`,
  'os/signal': `package signal
import ( "context"; "os" )
func Notify(chan<- os.Signal, ...os.Signal)
func NotifyContext(context.Context, ...os.Signal) (context.Context, context.CancelFunc)
func Stop(chan<- os.Signal)
func Ignore(...os.Signal)
func Ignored(os.Signal) bool
func Reset(...os.Signal)
`,
  'os/user': `package user
type User struct { Uid string; Gid string; Username string; Name string; HomeDir string }
type Group struct { Gid string; Name string }
func Current() (*User, error)
func Lookup(string) (*User, error)
func LookupId(string) (*User, error)
func LookupGroup(string) (*Group, error)
func LookupGroupId(string) (*Group, error)
func (*User) GroupIds() ([]string, error)
`,
  syscall: `package syscall
type Signal int
func (Signal) Signal()
func (Signal) String() string
const ( SIGABRT Signal = iota; SIGALRM; SIGCHLD; SIGCONT; SIGHUP; SIGINT; SIGKILL; SIGPIPE; SIGQUIT; SIGSTOP; SIGTERM; SIGTSTP; SIGUSR1; SIGUSR2; SIGWINCH )
type Errno uintptr
func (Errno) Error() string
func (Errno) Is(error) bool
func (Errno) Temporary() bool
func (Errno) Timeout() bool
const ( EACCES Errno = iota; EAGAIN; EBADF; EBUSY; ECONNREFUSED; ECONNRESET; EEXIST; EINTR; EINVAL; EIO; EISDIR; EMFILE; ENOENT; ENOMEM; ENOSPC; ENOSYS; ENOTDIR; ENOTEMPTY; ENOTSUP; EPERM; EPIPE; ESRCH; ETIMEDOUT; EWOULDBLOCK; EXDEV )
const ( AF_INET = iota; AF_INET6; AF_UNIX; AF_UNSPEC; SOCK_STREAM; SOCK_DGRAM; SOCK_RAW; SOL_SOCKET; SO_REUSEADDR; IPPROTO_IP; IPPROTO_IPV6; IPPROTO_TCP; IPPROTO_UDP; RLIMIT_NOFILE; LOCK_EX; LOCK_NB; LOCK_SH; LOCK_UN; MAP_SHARED; PROT_READ; PROT_WRITE; O_RDONLY; O_RDWR; O_CREAT; O_NONBLOCK )
type Rlimit struct { Cur uint64; Max uint64 }
func Getrlimit(int, *Rlimit) error
func Setrlimit(int, *Rlimit) error
func Flock(int, int) error
func Mmap(int, int64, int, int, int) ([]byte, error)
func Munmap([]byte) error
type RawConn interface {
	Control(func(uintptr)) error
	Read(func(uintptr) bool) error
	Write(func(uintptr) bool) error
}
type Conn interface { SyscallConn() (RawConn, error) }
type WaitStatus uint32
func (WaitStatus) ExitStatus() int
func (WaitStatus) Exited() bool
func (WaitStatus) Signal() Signal
func (WaitStatus) Signaled() bool
type SysProcAttr struct { Chroot string; Setsid bool; Setpgid bool; Pgid int; Pdeathsig Signal; Foreground bool; Noctty bool }
type Stat_t struct { Ino uint64; Mode uint32; Uid uint32; Gid uint32; Size int64; Blocks int64 }
func Exit(int)
func Getenv(string) (string, bool)
func Getpid() int
func Kill(int, Signal) error
func Umask(int) int
func Exec(string, []string, []string) error
`,
  bufio: `package bufio
import "io"
const ( MaxScanTokenSize = iota )
var ErrTooLong, ErrBufferFull, ErrFinalToken error
type Reader struct {}
func NewReader(io.Reader) *Reader
func NewReaderSize(io.Reader, int) *Reader
func (*Reader) Buffered() int
func (*Reader) Discard(int) (int, error)
func (*Reader) Peek(int) ([]byte, error)
func (*Reader) Read([]byte) (int, error)
func (*Reader) ReadByte() (byte, error)
func (*Reader) ReadBytes(byte) ([]byte, error)
func (*Reader) ReadLine() ([]byte, bool, error)
func (*Reader) ReadRune() (rune, int, error)
func (*Reader) ReadSlice(byte) ([]byte, error)
func (*Reader) ReadString(byte) (string, error)
func (*Reader) Reset(io.Reader)
func (*Reader) Size() int
func (*Reader) UnreadByte() error
func (*Reader) UnreadRune() error
func (*Reader) WriteTo(io.Writer) (int64, error)
type Writer struct {}
func NewWriter(io.Writer) *Writer
func NewWriterSize(io.Writer, int) *Writer
func (*Writer) Available() int
func (*Writer) Buffered() int
func (*Writer) Flush() error
func (*Writer) ReadFrom(io.Reader) (int64, error)
func (*Writer) Reset(io.Writer)
func (*Writer) Size() int
func (*Writer) Write([]byte) (int, error)
func (*Writer) WriteByte(byte) error
func (*Writer) WriteRune(rune) (int, error)
func (*Writer) WriteString(string) (int, error)
type ReadWriter struct { *Reader; *Writer }
func NewReadWriter(*Reader, *Writer) *ReadWriter
type SplitFunc func([]byte, bool) (int, []byte, error)
type Scanner struct {}
func NewScanner(io.Reader) *Scanner
func (*Scanner) Buffer([]byte, int)
func (*Scanner) Bytes() []byte
func (*Scanner) Err() error
func (*Scanner) Scan() bool
func (*Scanner) Split(SplitFunc)
func (*Scanner) Text() string
func ScanBytes([]byte, bool) (int, []byte, error)
func ScanLines([]byte, bool) (int, []byte, error)
func ScanRunes([]byte, bool) (int, []byte, error)
func ScanWords([]byte, bool) (int, []byte, error)
`,
  path: `package path
var ErrBadPattern error
func Base(string) string
func Clean(string) string
func Dir(string) string
func Ext(string) string
func IsAbs(string) bool
func Join(...string) string
func Match(string, string) (bool, error)
func Split(string) (string, string)
`,
  'path/filepath': `package filepath
import "io/fs"
const ( Separator = 'a'; ListSeparator = 'a' )
var ErrBadPattern error
var SkipDir, SkipAll error
type WalkFunc func(string, fs.FileInfo, error) error
func Abs(string) (string, error)
func Base(string) string
func Clean(string) string
func Dir(string) string
func EvalSymlinks(string) (string, error)
func Ext(string) string
func FromSlash(string) string
func Glob(string) ([]string, error)
func IsAbs(string) bool
func IsLocal(string) bool
func Join(...string) string
func Match(string, string) (bool, error)
func Rel(string, string) (string, error)
func Split(string) (string, string)
func SplitList(string) []string
func ToSlash(string) string
func VolumeName(string) string
func Walk(string, WalkFunc) error
func WalkDir(string, fs.WalkDirFunc) error
`,
  embed: `package embed
import "io/fs"
type FS struct {}
func (FS) Open(string) (fs.File, error)
func (FS) ReadDir(string) ([]fs.DirEntry, error)
func (FS) ReadFile(string) ([]byte, error)
`,
  log: `package log
import "io"
const ( Ldate = iota; Ltime; Lmicroseconds; Llongfile; Lshortfile; LUTC; Lmsgprefix; LstdFlags )
type Logger struct {}
func New(io.Writer, string, int) *Logger
func Default() *Logger
${logger('')}${logger('(*Logger) ')}`,
  'log/slog': `package slog
import ( "context"; "io"; "log"; "time" )
const ( TimeKey = ""; LevelKey = ""; MessageKey = ""; SourceKey = "" )
type Level int
const ( LevelDebug Level = iota; LevelInfo; LevelWarn; LevelError )
func (Level) Level() Level
func (Level) String() string
func (*Level) UnmarshalText([]byte) error
func (Level) MarshalText() ([]byte, error)
type Leveler interface { Level() Level }
type LevelVar struct {}
func (*LevelVar) Level() Level
func (*LevelVar) Set(Level)
type Kind int
const ( KindAny Kind = iota; KindBool; KindDuration; KindFloat64; KindInt64; KindString; KindTime; KindUint64; KindGroup; KindLogValuer )
type Value struct {}
func (Value) Any() any
func (Value) Bool() bool
func (Value) Duration() time.Duration
func (Value) Float64() float64
func (Value) Group() []Attr
func (Value) Int64() int64
func (Value) Kind() Kind
func (Value) Resolve() Value
func (Value) String() string
func (Value) Time() time.Time
func (Value) Uint64() uint64
type Attr struct { Key string; Value Value }
func (Attr) Equal(Attr) bool
func (Attr) String() string
func Any(string, any) Attr
func Bool(string, bool) Attr
func Duration(string, time.Duration) Attr
func Float64(string, float64) Attr
func Group(string, ...any) Attr
func Int(string, int) Attr
func Int64(string, int64) Attr
func String(string, string) Attr
func Time(string, time.Time) Attr
func Uint64(string, uint64) Attr
func AnyValue(any) Value
func StringValue(string) Value
func GroupValue(...Attr) Value
type LogValuer interface { LogValue() Value }
type Record struct { Time time.Time; Message string; Level Level; PC uintptr }
func NewRecord(time.Time, Level, string, uintptr) Record
func (*Record) Add(...any)
func (*Record) AddAttrs(...Attr)
func (Record) Attrs(func(Attr) bool)
func (Record) Clone() Record
func (Record) NumAttrs() int
type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs([]Attr) Handler
	WithGroup(string) Handler
}
type HandlerOptions struct { AddSource bool; Level Leveler; ReplaceAttr func([]string, Attr) Attr }
type TextHandler struct {}
func NewTextHandler(io.Writer, *HandlerOptions) *TextHandler
func (*TextHandler) Enabled(context.Context, Level) bool
func (*TextHandler) Handle(context.Context, Record) error
func (*TextHandler) WithAttrs([]Attr) Handler
func (*TextHandler) WithGroup(string) Handler
type JSONHandler struct {}
func NewJSONHandler(io.Writer, *HandlerOptions) *JSONHandler
func (*JSONHandler) Enabled(context.Context, Level) bool
func (*JSONHandler) Handle(context.Context, Record) error
func (*JSONHandler) WithAttrs([]Attr) Handler
func (*JSONHandler) WithGroup(string) Handler
var DiscardHandler Handler
type Logger struct {}
func New(Handler) *Logger
func Default() *Logger
func SetDefault(*Logger)
func NewLogLogger(Handler, Level) *log.Logger
func (*Logger) Enabled(context.Context, Level) bool
func (*Logger) Handler() Handler
func (*Logger) WithGroup(string) *Logger
${slogger('')}${slogger('(*Logger) ')}`,
  flag: `package flag
import ( "io"; "time" )
var ErrHelp error
var CommandLine *FlagSet
var Usage func()
type ErrorHandling int
const ( ContinueOnError ErrorHandling = iota; ExitOnError; PanicOnError )
type Value interface { String() string; Set(string) error }
type Getter interface { Value; Get() any }
type Flag struct { Name string; Usage string; Value Value; DefValue string }
type FlagSet struct { Usage func() }
func NewFlagSet(string, ErrorHandling) *FlagSet
func (*FlagSet) Init(string, ErrorHandling)
func (*FlagSet) Name() string
func (*FlagSet) Output() io.Writer
func (*FlagSet) Parse([]string) error
func (*FlagSet) SetOutput(io.Writer)
func Parse()
${flags('')}${flags('(*FlagSet) ')}`,
  testing: `package testing
import ( "context"; "time" )
type TB interface {
	Cleanup(func())
	Error(...any)
	Errorf(string, ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(...any)
	Fatalf(string, ...any)
	Helper()
	Log(...any)
	Logf(string, ...any)
	Name() string
	Setenv(string, string)
	Chdir(string)
	Skip(...any)
	SkipNow()
	Skipf(string, ...any)
	Skipped() bool
	TempDir() string
	Context() context.Context
}
type common struct {}
func (*common) Cleanup(func())
func (*common) Error(...any)
func (*common) Errorf(string, ...any)
func (*common) Fail()
func (*common) FailNow()
func (*common) Failed() bool
func (*common) Fatal(...any)
func (*common) Fatalf(string, ...any)
func (*common) Helper()
func (*common) Log(...any)
func (*common) Logf(string, ...any)
func (*common) Name() string
func (*common) Setenv(string, string)
func (*common) Chdir(string)
func (*common) Skip(...any)
func (*common) SkipNow()
func (*common) Skipf(string, ...any)
func (*common) Skipped() bool
func (*common) TempDir() string
func (*common) Context() context.Context
type T struct { common }
func (*T) Deadline() (time.Time, bool)
func (*T) Parallel()
func (*T) Run(string, func(*T)) bool
type B struct { common; N int }
func (*B) Elapsed() time.Duration
func (*B) Loop() bool
func (*B) ReportAllocs()
func (*B) ReportMetric(float64, string)
func (*B) ResetTimer()
func (*B) Run(string, func(*B)) bool
func (*B) RunParallel(func(*PB))
func (*B) SetBytes(int64)
func (*B) SetParallelism(int)
func (*B) StartTimer()
func (*B) StopTimer()
type PB struct {}
func (*PB) Next() bool
type F struct { common }
func (*F) Add(...any)
func (*F) Fuzz(any)
type M struct {}
func (*M) Run() int
type BenchmarkResult struct { N int; T time.Duration; Bytes int64; Extra map[string]float64 }
func (BenchmarkResult) NsPerOp() int64
func AllocsPerRun(int, func()) float64
func Benchmark(func(*B)) BenchmarkResult
func Short() bool
func Testing() bool
func Verbose() bool
`,
  'testing/fstest': `package fstest
import ( "io/fs"; "time" )
type MapFS map[string]*MapFile
type MapFile struct { Data []byte; Mode fs.FileMode; ModTime time.Time; Sys any }
func (MapFS) Open(string) (fs.File, error)
func (MapFS) ReadFile(string) ([]byte, error)
`,
  'testing/synctest': `package synctest
import "testing"
func Test(*testing.T, func(*testing.T))
func Wait()
`,
  'testing/quick': `package quick
type Config struct { MaxCount int; MaxCountScale float64 }
func Check(any, *Config) error
func CheckEqual(any, any, *Config) error
`,
  runtime: `package runtime
var MemProfileRate int
const ( GOOS string = ""; GOARCH string = ""; Compiler = "" )
type Error interface { error; RuntimeError() }
type Frame struct { PC uintptr; Func *Func; Function string; File string; Line int; Entry uintptr }
type Frames struct {}
func (*Frames) Next() (Frame, bool)
func CallersFrames([]uintptr) *Frames
type Func struct {}
func FuncForPC(uintptr) *Func
func (*Func) Name() string
func (*Func) Entry() uintptr
func (*Func) FileLine(uintptr) (string, int)
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, NextGC, LastGC, PauseTotalNs uint64
	PauseNs [256]uint64
	NumGC, NumForcedGC uint32
	GCCPUFraction float64
}
type Cleanup struct {}
func (Cleanup) Stop()
type Pinner struct {}
func (*Pinner) Pin(any)
func (*Pinner) Unpin()
func AddCleanup[T, S any](*T, func(S), S) Cleanup
func SetFinalizer(any, any)
func Caller(int) (uintptr, string, int, bool)
func Callers(int, []uintptr) int
func GC()
func GOMAXPROCS(int) int
func GOROOT() string
func Goexit()
func Gosched()
func KeepAlive(any)
func LockOSThread()
func NumCPU() int
func NumCgoCall() int64
func NumGoroutine() int
func ReadMemStats(*MemStats)
func SetBlockProfileRate(int)
func SetMutexProfileFraction(int) int
func Stack([]byte, bool) int
func UnlockOSThread()
func Version() string
`,
  'runtime/debug': `package debug
import "time"
type BuildInfo struct { GoVersion string; Path string; Main Module; Deps []*Module; Settings []BuildSetting }
type Module struct { Path string; Version string; Sum string; Replace *Module }
type BuildSetting struct { Key string; Value string }
type GCStats struct { LastGC time.Time; NumGC int64; PauseTotal time.Duration }
func FreeOSMemory()
func PrintStack()
func ReadBuildInfo() (*BuildInfo, bool)
func ReadGCStats(*GCStats)
func SetGCPercent(int) int
func SetMaxStack(int) int
func SetMaxThreads(int) int
func SetMemoryLimit(int64) int64
func SetPanicOnFault(bool) bool
func SetTraceback(string)
func Stack() []byte
`,
  'runtime/pprof': `package pprof
import ( "context"; "io" )
type LabelSet struct {}
type Profile struct {}
func Do(context.Context, LabelSet, func(context.Context))
func Labels(...string) LabelSet
func Lookup(string) *Profile
func NewProfile(string) *Profile
func Profiles() []*Profile
func SetGoroutineLabels(context.Context)
func StartCPUProfile(io.Writer) error
func StopCPUProfile()
func WithLabels(context.Context, LabelSet) context.Context
func WriteHeapProfile(io.Writer) error
func (*Profile) Add(any, int)
func (*Profile) Count() int
func (*Profile) Name() string
func (*Profile) Remove(any)
func (*Profile) WriteTo(io.Writer, int) error
`,
  expvar: `package expvar
import "net/http"
type Var interface { String() string }
type Int struct {}
func NewInt(string) *Int
func (*Int) Add(int64)
func (*Int) Set(int64)
func (*Int) String() string
func (*Int) Value() int64
type Float struct {}
func NewFloat(string) *Float
func (*Float) Add(float64)
func (*Float) Set(float64)
func (*Float) String() string
func (*Float) Value() float64
type String struct {}
func NewString(string) *String
func (*String) Set(string)
func (*String) String() string
func (*String) Value() string
type Func func() any
func (Func) String() string
func (Func) Value() any
type KeyValue struct { Key string; Value Var }
type Map struct {}
func NewMap(string) *Map
func (*Map) Add(string, int64)
func (*Map) AddFloat(string, float64)
func (*Map) Delete(string)
func (*Map) Do(func(KeyValue))
func (*Map) Get(string) Var
func (*Map) Init() *Map
func (*Map) Set(string, Var)
func (*Map) String() string
func Do(func(KeyValue))
func Get(string) Var
func Handler() http.Handler
func Publish(string, Var)
`,
  'text/template': template('', 'map[string]any', '*parse.Tree'),
  'html/template': template(
    'htmltext "text/template"; ',
    '= htmltext.FuncMap',
    'Tree *parse.Tree',
  ).concat(`type HTML string
type HTMLAttr string
type JS string
type JSStr string
type CSS string
type URL string
type Srcset string
`),
  'text/template/parse': `package parse
type Node interface { Type() NodeType; String() string; Copy() Node; Position() Pos }
type NodeType int
type Pos int
type ListNode struct { NodeType; Pos; Nodes []Node }
type Tree struct { Name string; ParseName string; Root *ListNode; Mode Mode }
type Mode uint
func (*Tree) Copy() *Tree
`,
  'text/tabwriter': `package tabwriter
import "io"
const ( FilterHTML uint = iota; StripEscape; AlignRight; DiscardEmptyColumns; TabIndent; Debug )
type Writer struct {}
func NewWriter(io.Writer, int, int, int, byte, uint) *Writer
func (*Writer) Flush() error
func (*Writer) Init(io.Writer, int, int, int, byte, uint) *Writer
func (*Writer) Write([]byte) (int, error)
`,
  html: `package html
func EscapeString(string) string
func UnescapeString(string) string
`,
  'database/sql': `package sql
import ( "context"; "database/sql/driver"; "reflect"; "time" )
var ErrNoRows, ErrTxDone, ErrConnDone error
type IsolationLevel int
const ( LevelDefault IsolationLevel = iota; LevelReadUncommitted; LevelReadCommitted; LevelWriteCommitted; LevelRepeatableRead; LevelSnapshot; LevelSerializable; LevelLinearizable )
type TxOptions struct { Isolation IsolationLevel; ReadOnly bool }
type Result interface { LastInsertId() (int64, error); RowsAffected() (int64, error) }
type Scanner interface { Scan(any) error }
type NamedArg struct { Name string; Value any }
func Named(string, any) NamedArg
type Out struct { Dest any; In bool }
type RawBytes []byte
type NullString struct { String string; Valid bool }
type NullInt64 struct { Int64 int64; Valid bool }
type NullInt32 struct { Int32 int32; Valid bool }
type NullBool struct { Bool bool; Valid bool }
type NullFloat64 struct { Float64 float64; Valid bool }
type NullTime struct { Time time.Time; Valid bool }
type Null[T any] struct { V T; Valid bool }
type DBStats struct { MaxOpenConnections, OpenConnections, InUse, Idle int; WaitCount int64; WaitDuration time.Duration }
type DB struct {}
func Open(string, string) (*DB, error)
func OpenDB(driver.Connector) *DB
func Register(string, driver.Driver)
func Drivers() []string
func (*DB) Begin() (*Tx, error)
func (*DB) BeginTx(context.Context, *TxOptions) (*Tx, error)
func (*DB) Close() error
func (*DB) Conn(context.Context) (*Conn, error)
func (*DB) Driver() driver.Driver
func (*DB) Exec(string, ...any) (Result, error)
func (*DB) ExecContext(context.Context, string, ...any) (Result, error)
func (*DB) Ping() error
func (*DB) PingContext(context.Context) error
func (*DB) Prepare(string) (*Stmt, error)
func (*DB) PrepareContext(context.Context, string) (*Stmt, error)
func (*DB) Query(string, ...any) (*Rows, error)
func (*DB) QueryContext(context.Context, string, ...any) (*Rows, error)
func (*DB) QueryRow(string, ...any) *Row
func (*DB) QueryRowContext(context.Context, string, ...any) *Row
func (*DB) SetConnMaxIdleTime(time.Duration)
func (*DB) SetConnMaxLifetime(time.Duration)
func (*DB) SetMaxIdleConns(int)
func (*DB) SetMaxOpenConns(int)
func (*DB) Stats() DBStats
type Conn struct {}
func (*Conn) BeginTx(context.Context, *TxOptions) (*Tx, error)
func (*Conn) Close() error
func (*Conn) ExecContext(context.Context, string, ...any) (Result, error)
func (*Conn) PingContext(context.Context) error
func (*Conn) PrepareContext(context.Context, string) (*Stmt, error)
func (*Conn) QueryContext(context.Context, string, ...any) (*Rows, error)
func (*Conn) QueryRowContext(context.Context, string, ...any) *Row
func (*Conn) Raw(func(any) error) error
type Tx struct {}
func (*Tx) Commit() error
func (*Tx) Exec(string, ...any) (Result, error)
func (*Tx) ExecContext(context.Context, string, ...any) (Result, error)
func (*Tx) Prepare(string) (*Stmt, error)
func (*Tx) PrepareContext(context.Context, string) (*Stmt, error)
func (*Tx) Query(string, ...any) (*Rows, error)
func (*Tx) QueryContext(context.Context, string, ...any) (*Rows, error)
func (*Tx) QueryRow(string, ...any) *Row
func (*Tx) QueryRowContext(context.Context, string, ...any) *Row
func (*Tx) Rollback() error
func (*Tx) Stmt(*Stmt) *Stmt
func (*Tx) StmtContext(context.Context, *Stmt) *Stmt
type Stmt struct {}
func (*Stmt) Close() error
func (*Stmt) Exec(...any) (Result, error)
func (*Stmt) ExecContext(context.Context, ...any) (Result, error)
func (*Stmt) Query(...any) (*Rows, error)
func (*Stmt) QueryContext(context.Context, ...any) (*Rows, error)
func (*Stmt) QueryRow(...any) *Row
func (*Stmt) QueryRowContext(context.Context, ...any) *Row
type Row struct {}
func (*Row) Err() error
func (*Row) Scan(...any) error
type Rows struct {}
func (*Rows) Close() error
func (*Rows) ColumnTypes() ([]*ColumnType, error)
func (*Rows) Columns() ([]string, error)
func (*Rows) Err() error
func (*Rows) Next() bool
func (*Rows) NextResultSet() bool
func (*Rows) Scan(...any) error
type ColumnType struct {}
func (*ColumnType) DatabaseTypeName() string
func (*ColumnType) Name() string
func (*ColumnType) ScanType() reflect.Type
`,
  'database/sql/driver': `package driver
import "context"
var ErrBadConn, ErrSkip error
type Value any
type NamedValue struct { Name string; Ordinal int; Value Value }
type Driver interface { Open(string) (Conn, error) }
type Connector interface { Connect(context.Context) (Conn, error); Driver() Driver }
type Conn interface { Prepare(string) (Stmt, error); Close() error; Begin() (Tx, error) }
type Tx interface { Commit() error; Rollback() error }
type Result interface { LastInsertId() (int64, error); RowsAffected() (int64, error) }
type Rows interface { Columns() []string; Close() error; Next([]Value) error }
type Stmt interface { Close() error; NumInput() int; Exec([]Value) (Result, error); Query([]Value) (Rows, error) }
type Valuer interface { Value() (Value, error) }
`,
  reflect: `package reflect
import ( "iter"; "unsafe" )
type Kind uint
const ( Invalid Kind = iota; Bool; Int; Int8; Int16; Int32; Int64; Uint; Uint8; Uint16; Uint32; Uint64; Uintptr; Float32; Float64; Complex64; Complex128; Array; Chan; Func; Interface; Map; Pointer; Slice; String; Struct; UnsafePointer; Ptr )
func (Kind) String() string
type ChanDir int
type SelectDir int
const ( SelectSend SelectDir = iota; SelectRecv; SelectDefault )
type SelectCase struct { Dir SelectDir; Chan Value; Send Value }
type StructTag string
func (StructTag) Get(string) string
func (StructTag) Lookup(string) (string, bool)
type StructField struct { Name string; PkgPath string; Type Type; Tag StructTag; Offset uintptr; Index []int; Anonymous bool }
func (StructField) IsExported() bool
type Method struct { Name string; PkgPath string; Type Type; Func Value; Index int }
type Type interface {
	Align() int
	AssignableTo(Type) bool
	Bits() int
	ChanDir() ChanDir
	Comparable() bool
	ConvertibleTo(Type) bool
	Elem() Type
	Field(int) StructField
	FieldByIndex([]int) StructField
	FieldByName(string) (StructField, bool)
	Implements(Type) bool
	In(int) Type
	IsVariadic() bool
	Key() Type
	Kind() Kind
	Len() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	Name() string
	NumField() int
	NumIn() int
	NumMethod() int
	NumOut() int
	Out(int) Type
	PkgPath() string
	Size() uintptr
	String() string
}
type MapIter struct {}
func (*MapIter) Key() Value
func (*MapIter) Next() bool
func (*MapIter) Reset(Value)
func (*MapIter) Value() Value
type Value struct {}
func (Value) Addr() Value
func (Value) Bool() bool
func (Value) Bytes() []byte
func (Value) Call([]Value) []Value
func (Value) CallSlice([]Value) []Value
func (Value) CanAddr() bool
func (Value) CanConvert(Type) bool
func (Value) CanInt() bool
func (Value) CanInterface() bool
func (Value) CanSet() bool
func (Value) Cap() int
func (Value) Clear()
func (Value) Close()
func (Value) Convert(Type) Value
func (Value) Elem() Value
func (Value) Field(int) Value
func (Value) FieldByIndex([]int) Value
func (Value) FieldByName(string) Value
func (Value) Float() float64
func (Value) Index(int) Value
func (Value) Int() int64
func (Value) Interface() any
func (Value) IsNil() bool
func (Value) IsValid() bool
func (Value) IsZero() bool
func (Value) Kind() Kind
func (Value) Len() int
func (Value) MapIndex(Value) Value
func (Value) MapKeys() []Value
func (Value) MapRange() *MapIter
func (Value) Method(int) Value
func (Value) MethodByName(string) Value
func (Value) NumField() int
func (Value) NumMethod() int
func (Value) Pointer() uintptr
func (Value) Recv() (Value, bool)
func (Value) Send(Value)
func (Value) Seq() iter.Seq[Value]
func (Value) Seq2() iter.Seq2[Value, Value]
func (Value) Set(Value)
func (Value) SetBool(bool)
func (Value) SetBytes([]byte)
func (Value) SetFloat(float64)
func (Value) SetInt(int64)
func (Value) SetIterKey(*MapIter)
func (Value) SetIterValue(*MapIter)
func (Value) SetLen(int)
func (Value) SetMapIndex(Value, Value)
func (Value) SetString(string)
func (Value) SetUint(uint64)
func (Value) SetZero()
func (Value) Slice(int, int) Value
func (Value) String() string
func (Value) TryRecv() (Value, bool)
func (Value) TrySend(Value) bool
func (Value) Type() Type
func (Value) Uint() uint64
func (Value) UnsafePointer() unsafe.Pointer
func Append(Value, ...Value) Value
func AppendSlice(Value, Value) Value
func ArrayOf(int, Type) Type
func ChanOf(ChanDir, Type) Type
func Copy(Value, Value) int
func DeepEqual(any, any) bool
func FuncOf([]Type, []Type, bool) Type
func Indirect(Value) Value
func MakeChan(Type, int) Value
func MakeFunc(Type, func([]Value) []Value) Value
func MakeMap(Type) Value
func MakeMapWithSize(Type, int) Value
func MakeSlice(Type, int, int) Value
func MapOf(Type, Type) Type
func New(Type) Value
func NewAt(Type, unsafe.Pointer) Value
func PointerTo(Type) Type
func PtrTo(Type) Type
func Select([]SelectCase) (int, Value, bool)
func SliceOf(Type) Type
func StructOf([]StructField) Type
func Swapper(any) func(int, int)
func TypeFor[T any]() Type
func TypeOf(any) Type
func ValueOf(any) Value
func Zero(Type) Value
`,
};
