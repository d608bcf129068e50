// Command lines, configuration, encodings and small helpers.
// Declarations only, by hand, parameters mostly without names. An interface that is not whole has an unexported method,
// so that no type is taken to implement it.

/** The types of pflag's flags: name and Go type. */
const flagTypes: readonly (readonly [name: string, type: string])[] = [
  ['Bool', 'bool'],
  ['Duration', 'time.Duration'],
  ['Float64', 'float64'],
  ['Int', 'int'],
  ['Int32', 'int32'],
  ['Int64', 'int64'],
  ['IntSlice', '[]int'],
  ['IP', 'net.IP'],
  ['String', 'string'],
  ['StringArray', '[]string'],
  ['StringSlice', '[]string'],
  ['StringToString', 'map[string]string'],
  ['Uint', 'uint'],
  ['Uint16', 'uint16'],
  ['Uint32', 'uint32'],
  ['Uint64', 'uint64'],
];

const flags = (recv: string): string =>
  flagTypes
    .map(
      ([name, type]) => `func ${recv}${name}(string, ${type}, string) *${type}
func ${recv}${name}P(string, string, ${type}, string) *${type}
func ${recv}${name}Var(*${type}, string, ${type}, string)
func ${recv}${name}VarP(*${type}, string, string, ${type}, string)
`,
    )
    .join('')
    .concat(`func ${recv}Arg(int) string
func ${recv}Args() []string
func ${recv}Lookup(string) *Flag
func ${recv}NArg() int
func ${recv}NFlag() int
func ${recv}Parsed() bool
func ${recv}PrintDefaults()
func ${recv}Set(string, string) error
func ${recv}Var(Value, string, string)
func ${recv}VarP(Value, string, string, string)
func ${recv}Visit(func(*Flag))
func ${recv}VisitAll(func(*Flag))
`);

const viper = (recv: string): string => `func ${recv}AddConfigPath(string)
func ${recv}AllKeys() []string
func ${recv}AllSettings() map[string]any
func ${recv}AutomaticEnv()
func ${recv}BindEnv(...string) error
func ${recv}BindPFlag(string, *pflag.Flag) error
func ${recv}BindPFlags(*pflag.FlagSet) error
func ${recv}ConfigFileUsed() string
func ${recv}Get(string) any
func ${recv}GetBool(string) bool
func ${recv}GetDuration(string) time.Duration
func ${recv}GetFloat64(string) float64
func ${recv}GetInt(string) int
func ${recv}GetInt64(string) int64
func ${recv}GetString(string) string
func ${recv}GetStringMap(string) map[string]any
func ${recv}GetStringMapString(string) map[string]string
func ${recv}GetStringMapStringSlice(string) map[string][]string
func ${recv}GetStringSlice(string) []string
func ${recv}GetTime(string) time.Time
func ${recv}GetUint(string) uint
func ${recv}InConfig(string) bool
func ${recv}IsSet(string) bool
func ${recv}MergeConfigMap(map[string]any) error
func ${recv}MergeInConfig() error
func ${recv}OnConfigChange(func(fsnotify.Event))
func ${recv}ReadConfig(io.Reader) error
func ${recv}ReadInConfig() error
func ${recv}RegisterAlias(string, string)
func ${recv}Set(string, any)
func ${recv}SetConfigFile(string)
func ${recv}SetConfigName(string)
func ${recv}SetConfigType(string)
func ${recv}SetDefault(string, any)
func ${recv}SetEnvKeyReplacer(*strings.Replacer)
func ${recv}SetEnvPrefix(string)
func ${recv}Sub(string) *Viper
func ${recv}Unmarshal(any, ...DecoderConfigOption) error
func ${recv}UnmarshalKey(string, any, ...DecoderConfigOption) error
func ${recv}WatchConfig()
func ${recv}WriteConfig() error
`;

const yamlCodec = `type Decoder struct {}
func NewDecoder(io.Reader) *Decoder
func (*Decoder) Decode(any) error
type Encoder struct {}
func NewEncoder(io.Writer) *Encoder
func (*Encoder) Close() error
func (*Encoder) Encode(any) error
type IsZeroer interface { IsZero() bool }
type TypeError struct { Errors []string }
func (*TypeError) Error() string
func Marshal(any) ([]byte, error)
func Unmarshal([]byte, any) error
`;

const yaml2 = `package yaml
import "io"
type MapItem struct { Key, Value any }
type MapSlice []MapItem
type Marshaler interface { MarshalYAML() (any, error) }
type Unmarshaler interface { UnmarshalYAML(func(any) error) error }
${yamlCodec}func (*Decoder) SetStrict(bool)
func UnmarshalStrict([]byte, any) error
`;

const yaml3 = `package yaml
import "io"
type Kind uint32
const ( DocumentNode Kind = iota; SequenceNode; MappingNode; ScalarNode; AliasNode )
type Style uint32
type Node struct { Kind Kind; Style Style; Tag string; Value string; Anchor string; Alias *Node; Content []*Node; HeadComment string; LineComment string; FootComment string; Line int; Column int }
func (*Node) Decode(any) error
func (*Node) Encode(any) error
func (*Node) IsZero() bool
func (*Node) SetString(string)
type Marshaler interface { MarshalYAML() (any, error) }
type Unmarshaler interface { UnmarshalYAML(*Node) error }
${yamlCodec}func (*Decoder) KnownFields(bool)
func (*Encoder) SetIndent(int)
`;

const sigsYaml = `package yaml
type JSONOpt func(any) any
func JSONToYAML([]byte) ([]byte, error)
func Marshal(any) ([]byte, error)
func Unmarshal([]byte, any, ...JSONOpt) error
func UnmarshalStrict([]byte, any, ...JSONOpt) error
func YAMLToJSON([]byte) ([]byte, error)
func YAMLToJSONStrict([]byte) ([]byte, error)
`;

const mapstructure = `package mapstructure
import "reflect"
type DecodeHookFunc any
type DecodeHookFuncType func(reflect.Type, reflect.Type, any) (any, error)
type Metadata struct { Keys []string; Unused []string; Unset []string }
type DecoderConfig struct { DecodeHook DecodeHookFunc; ErrorUnused bool; ErrorUnset bool; ZeroFields bool; WeaklyTypedInput bool; Squash bool; Metadata *Metadata; Result any; TagName string; MatchName func(string, string) bool }
type Decoder struct {}
func ComposeDecodeHookFunc(...DecodeHookFunc) DecodeHookFunc
func Decode(any, any) error
func DecodeMetadata(any, any, *Metadata) error
func NewDecoder(*DecoderConfig) (*Decoder, error)
func StringToSliceHookFunc(string) DecodeHookFunc
func StringToTimeDurationHookFunc() DecodeHookFunc
func WeakDecode(any, any) error
func (*Decoder) Decode(any) error
`;

const backoff = `package backoff
import ( "context"; "time" )
type BackOff interface { NextBackOff() time.Duration; Reset() }
type BackOffContext interface { BackOff; Context() context.Context }
type Operation func() error
type Notify func(error, time.Duration)
type ExponentialBackOff struct { InitialInterval time.Duration; RandomizationFactor float64; Multiplier float64; MaxInterval time.Duration; MaxElapsedTime time.Duration; Stop time.Duration }
type ExponentialBackOffOpts func(*ExponentialBackOff)
func NewExponentialBackOff(...ExponentialBackOffOpts) *ExponentialBackOff
func (*ExponentialBackOff) GetElapsedTime() time.Duration
func (*ExponentialBackOff) NextBackOff() time.Duration
func (*ExponentialBackOff) Reset()
type ConstantBackOff struct { Interval time.Duration }
func NewConstantBackOff(time.Duration) *ConstantBackOff
func (*ConstantBackOff) NextBackOff() time.Duration
func (*ConstantBackOff) Reset()
type PermanentError struct { Err error }
func (*PermanentError) Error() string
const Stop time.Duration = 0
func Permanent(error) error
func Retry(Operation, BackOff) error
func RetryNotify(Operation, BackOff, Notify) error
func WithContext(BackOff, context.Context) BackOffContext
func WithMaxRetries(BackOff, uint64) BackOff
`;

export const toolDeclarations: Readonly<Record<string, string>> = {
  'github.com/google/uuid': `package uuid
type UUID [16]byte
var Nil UUID
func FromBytes([]byte) (UUID, error)
func Must(UUID, error) UUID
func MustParse(string) UUID
func New() UUID
func NewMD5(UUID, []byte) UUID
func NewRandom() (UUID, error)
func NewSHA1(UUID, []byte) UUID
func NewString() string
func NewUUID() (UUID, error)
func NewV7() (UUID, error)
func Parse(string) (UUID, error)
func (UUID) MarshalText() ([]byte, error)
func (UUID) String() string
func (UUID) URN() string
func (*UUID) UnmarshalText([]byte) error
func (UUID) Version() Version
type Version byte
`,
  'github.com/opencontainers/go-digest': `package digest
import ( "hash"; "io" )
type Algorithm string
const ( SHA256 Algorithm = ""; SHA384 Algorithm = ""; SHA512 Algorithm = ""; Canonical Algorithm = "" )
func (Algorithm) Available() bool
func (Algorithm) Digester() Digester
func (Algorithm) FromBytes([]byte) Digest
func (Algorithm) FromString(string) Digest
func (Algorithm) Hash() hash.Hash
func (Algorithm) String() string
type Digest string
func FromBytes([]byte) Digest
func FromReader(io.Reader) (Digest, error)
func FromString(string) Digest
func NewDigest(Algorithm, hash.Hash) Digest
func NewDigestFromEncoded(Algorithm, string) Digest
func Parse(string) (Digest, error)
func (Digest) Algorithm() Algorithm
func (Digest) Encoded() string
func (Digest) Hex() string
func (Digest) String() string
func (Digest) Validate() error
func (Digest) Verifier() Verifier
type Digester interface { Hash() hash.Hash; Digest() Digest }
type Verifier interface { io.Writer; Verified() bool }
`,
  'github.com/opencontainers/image-spec/specs-go/v1': `package v1
import ( "time"; digest "github.com/opencontainers/go-digest" )
const ( MediaTypeDescriptor = ""; MediaTypeImageIndex = ""; MediaTypeImageManifest = ""; MediaTypeImageConfig = ""; MediaTypeImageLayer = ""; MediaTypeImageLayerGzip = ""; MediaTypeImageLayerZstd = ""; MediaTypeEmptyJSON = ""; AnnotationRefName = ""; AnnotationCreated = ""; AnnotationTitle = ""; ImageLayoutFile = ""; ImageIndexFile = ""; ImageBlobsDir = "" )
type Platform struct { Architecture string; OS string; OSVersion string; OSFeatures []string; Variant string }
type Descriptor struct { MediaType string; Digest digest.Digest; Size int64; URLs []string; Annotations map[string]string; Data []byte; Platform *Platform; ArtifactType string }
type Manifest struct { MediaType string; ArtifactType string; Config Descriptor; Layers []Descriptor; Subject *Descriptor; Annotations map[string]string }
type Index struct { MediaType string; ArtifactType string; Manifests []Descriptor; Subject *Descriptor; Annotations map[string]string }
type ImageConfig struct { User string; ExposedPorts map[string]struct{}; Env []string; Entrypoint []string; Cmd []string; Volumes map[string]struct{}; WorkingDir string; Labels map[string]string; StopSignal string; ArgsEscaped bool }
type RootFS struct { Type string; DiffIDs []digest.Digest }
type History struct { Created *time.Time; CreatedBy string; Author string; Comment string; EmptyLayer bool }
type Image struct { Created *time.Time; Author string; Platform; Config ImageConfig; RootFS RootFS; History []History }
`,
  'github.com/containerd/errdefs': `package errdefs
var ErrUnknown, ErrInvalidArgument, ErrNotFound, ErrAlreadyExists, ErrPermissionDenied, ErrResourceExhausted, ErrFailedPrecondition, ErrConflict, ErrNotModified, ErrAborted, ErrOutOfRange, ErrNotImplemented, ErrInternal, ErrUnavailable, ErrDataLoss, ErrUnauthenticated error
${[
  'AlreadyExists',
  'Canceled',
  'Conflict',
  'DeadlineExceeded',
  'FailedPrecondition',
  'Internal',
  'InvalidArgument',
  'NotFound',
  'NotImplemented',
  'NotModified',
  'PermissionDenied',
  'Unauthorized',
  'Unavailable',
  'Unknown',
]
  .map((name) => `func Is${name}(error) bool\n`)
  .join('')}`,
  'github.com/containerd/log': `package log
import ( "context"; "github.com/sirupsen/logrus" )
type Fields = map[string]any
type Entry = logrus.Entry
type Level = logrus.Level
type OutputFormat string
var L *Entry
func G(context.Context) *Entry
func GetLogger(context.Context) *Entry
func SetLevel(string) error
func WithLogger(context.Context, *Entry) context.Context
`,
  'github.com/spf13/pflag': `package pflag
import ( goflag "flag"; "io"; "net"; "time" )
var CommandLine *FlagSet
var ErrHelp error
var Usage func()
type ErrorHandling int
const ( ContinueOnError ErrorHandling = iota; ExitOnError; PanicOnError )
type NormalizedName string
type Value interface { String() string; Set(string) error; Type() string }
type Flag struct { Name string; Shorthand string; Usage string; Value Value; DefValue string; Changed bool; NoOptDefVal string; Deprecated string; Hidden bool; ShorthandDeprecated string; Annotations map[string][]string }
type FlagSet struct { Usage func(); SortFlags bool; ParseErrorsWhitelist ParseErrorsWhitelist }
type ParseErrorsWhitelist struct { UnknownFlags bool }
func NewFlagSet(string, ErrorHandling) *FlagSet
${flags('')}${flags('(*FlagSet) ')}${flagTypes.map(([name, type]) => `func (*FlagSet) Get${name}(string) (${type}, error)\n`).join('')}func (*FlagSet) AddFlag(*Flag)
func (*FlagSet) AddFlagSet(*FlagSet)
func (*FlagSet) AddGoFlagSet(*goflag.FlagSet)
func (*FlagSet) Changed(string) bool
func (*FlagSet) FlagUsages() string
func (*FlagSet) HasFlags() bool
func (*FlagSet) MarkDeprecated(string, string) error
func (*FlagSet) MarkHidden(string) error
func (*FlagSet) Name() string
func (*FlagSet) Parse([]string) error
func (*FlagSet) SetAnnotation(string, string, []string) error
func (*FlagSet) SetInterspersed(bool)
func (*FlagSet) SetNormalizeFunc(func(*FlagSet, string) NormalizedName)
func (*FlagSet) SetOutput(io.Writer)
func Parse()
`,
  'github.com/spf13/cobra': `package cobra
import ( "context"; "io"; "github.com/spf13/pflag" )
type PositionalArgs func(*Command, []string) error
type ShellCompDirective int
const ( ShellCompDirectiveError ShellCompDirective = iota; ShellCompDirectiveNoSpace; ShellCompDirectiveNoFileComp; ShellCompDirectiveFilterFileExt; ShellCompDirectiveDefault )
type CompletionFunc = func(*Command, []string, string) ([]string, ShellCompDirective)
type CompletionOptions struct { DisableDefaultCmd bool; HiddenDefaultCmd bool }
type Group struct { ID string; Title string }
type FParseErrWhitelist pflag.ParseErrorsWhitelist
type Command struct {
	Use string
	Aliases []string
	SuggestFor []string
	Short string
	GroupID string
	Long string
	Example string
	ValidArgs []string
	ValidArgsFunction CompletionFunc
	Args PositionalArgs
	ArgAliases []string
	Deprecated string
	Annotations map[string]string
	Version string
	PersistentPreRun func(*Command, []string)
	PersistentPreRunE func(*Command, []string) error
	PreRun func(*Command, []string)
	PreRunE func(*Command, []string) error
	Run func(*Command, []string)
	RunE func(*Command, []string) error
	PostRun func(*Command, []string)
	PostRunE func(*Command, []string) error
	PersistentPostRun func(*Command, []string)
	PersistentPostRunE func(*Command, []string) error
	FParseErrWhitelist FParseErrWhitelist
	CompletionOptions CompletionOptions
	TraverseChildren bool
	Hidden bool
	SilenceErrors bool
	SilenceUsage bool
	DisableFlagParsing bool
	DisableAutoGenTag bool
	DisableFlagsInUseLine bool
	DisableSuggestions bool
}
func (*Command) AddCommand(...*Command)
func (*Command) AddGroup(...*Group)
func (*Command) ArgsLenAtDash() int
func (*Command) CalledAs() string
func (*Command) CommandPath() string
func (*Command) Commands() []*Command
func (*Command) Context() context.Context
func (*Command) ErrOrStderr() io.Writer
func (*Command) Execute() error
func (*Command) ExecuteC() (*Command, error)
func (*Command) ExecuteContext(context.Context) error
func (*Command) Find([]string) (*Command, []string, error)
func (*Command) Flag(string) *pflag.Flag
func (*Command) Flags() *pflag.FlagSet
func (*Command) GenBashCompletion(io.Writer) error
func (*Command) HasParent() bool
func (*Command) HasSubCommands() bool
func (*Command) Help() error
func (*Command) InOrStdin() io.Reader
func (*Command) InheritedFlags() *pflag.FlagSet
func (*Command) LocalFlags() *pflag.FlagSet
func (*Command) MarkFlagRequired(string) error
func (*Command) MarkFlagsMutuallyExclusive(...string)
func (*Command) MarkPersistentFlagRequired(string) error
func (*Command) Name() string
func (*Command) OutOrStderr() io.Writer
func (*Command) OutOrStdout() io.Writer
func (*Command) Parent() *Command
func (*Command) ParseFlags([]string) error
func (*Command) PersistentFlags() *pflag.FlagSet
func (*Command) Print(...any)
func (*Command) PrintErrf(string, ...any)
func (*Command) PrintErrln(...any)
func (*Command) Printf(string, ...any)
func (*Command) Println(...any)
func (*Command) RegisterFlagCompletionFunc(string, CompletionFunc) error
func (*Command) RemoveCommand(...*Command)
func (*Command) Root() *Command
func (*Command) Runnable() bool
func (*Command) SetArgs([]string)
func (*Command) SetContext(context.Context)
func (*Command) SetErr(io.Writer)
func (*Command) SetFlagErrorFunc(func(*Command, error) error)
func (*Command) SetHelpCommand(*Command)
func (*Command) SetHelpFunc(func(*Command, []string))
func (*Command) SetHelpTemplate(string)
func (*Command) SetIn(io.Reader)
func (*Command) SetOut(io.Writer)
func (*Command) SetOutput(io.Writer)
func (*Command) SetUsageFunc(func(*Command) error)
func (*Command) SetUsageTemplate(string)
func (*Command) SetVersionTemplate(string)
func (*Command) Usage() error
func (*Command) UsageString() string
func (*Command) UseLine() string
func (*Command) VisitParents(func(*Command))
func ArbitraryArgs(*Command, []string) error
func CheckErr(any)
func ExactArgs(int) PositionalArgs
func MatchAll(...PositionalArgs) PositionalArgs
func MaximumNArgs(int) PositionalArgs
func MinimumNArgs(int) PositionalArgs
func NoArgs(*Command, []string) error
func NoFileCompletions(*Command, []string, string) ([]string, ShellCompDirective)
func OnInitialize(...func())
func OnlyValidArgs(*Command, []string) error
func RangeArgs(int, int) PositionalArgs
`,
  'github.com/spf13/viper': `package viper
import ( "io"; "strings"; "time"; "github.com/fsnotify/fsnotify"; "github.com/mitchellh/mapstructure"; "github.com/spf13/pflag" )
type ConfigFileNotFoundError struct {}
func (ConfigFileNotFoundError) Error() string
type DecoderConfigOption func(*mapstructure.DecoderConfig)
type Viper struct {}
func GetViper() *Viper
func New() *Viper
func Reset()
func DecodeHook(mapstructure.DecodeHookFunc) DecoderConfigOption
${viper('')}${viper('(*Viper) ')}`,
  'github.com/spf13/afero': `package afero
import ( "io"; "os"; "path/filepath"; "time" )
type File interface {
	io.Closer
	io.Reader
	io.ReaderAt
	io.Seeker
	io.Writer
	io.WriterAt
	Name() string
	Readdir(int) ([]os.FileInfo, error)
	Readdirnames(int) ([]string, error)
	Stat() (os.FileInfo, error)
	Sync() error
	Truncate(int64) error
	WriteString(string) (int, error)
}
type Fs interface {
	Create(string) (File, error)
	Mkdir(string, os.FileMode) error
	MkdirAll(string, os.FileMode) error
	Open(string) (File, error)
	OpenFile(string, int, os.FileMode) (File, error)
	Remove(string) error
	RemoveAll(string) error
	Rename(string, string) error
	Stat(string) (os.FileInfo, error)
	Name() string
	Chmod(string, os.FileMode) error
	Chown(string, int, int) error
	Chtimes(string, time.Time, time.Time) error
}
type Afero struct { Fs }
func Exists(Fs, string) (bool, error)
func Glob(Fs, string) ([]string, error)
func NewBasePathFs(Fs, string) Fs
func NewMemMapFs() Fs
func NewOsFs() Fs
func NewReadOnlyFs(Fs) Fs
func ReadDir(Fs, string) ([]os.FileInfo, error)
func ReadFile(Fs, string) ([]byte, error)
func TempDir(Fs, string, string) (string, error)
func Walk(Fs, string, filepath.WalkFunc) error
func WriteFile(Fs, string, []byte, os.FileMode) error
`,
  'gopkg.in/yaml.v2': yaml2,
  'go.yaml.in/yaml/v2': yaml2,
  'gopkg.in/yaml.v3': yaml3,
  'go.yaml.in/yaml/v3': yaml3,
  'sigs.k8s.io/yaml': sigsYaml,
  'github.com/ghodss/yaml': sigsYaml,
  'github.com/BurntSushi/toml': `package toml
import "io"
type Key []string
func (Key) String() string
type MetaData struct {}
func (*MetaData) IsDefined(...string) bool
func (*MetaData) Keys() []Key
func (*MetaData) PrimitiveDecode(Primitive, any) error
func (*MetaData) Type(...string) string
func (*MetaData) Undecoded() []Key
type Primitive struct {}
type Decoder struct {}
func NewDecoder(io.Reader) *Decoder
func (*Decoder) Decode(any) (MetaData, error)
type Encoder struct { Indent string }
func NewEncoder(io.Writer) *Encoder
func (*Encoder) Encode(any) error
func Decode(string, any) (MetaData, error)
func DecodeFile(string, any) (MetaData, error)
func DecodeReader(io.Reader, any) (MetaData, error)
func Marshal(any) ([]byte, error)
func Unmarshal([]byte, any) error
`,
  'github.com/json-iterator/go': `package jsoniter
import "io"
type Any interface { ToString() string; ToInt() int; Get(...any) Any; LastError() error; Size() int; private() }
type Number string
type RawMessage []byte
type ValueType int
type Decoder struct {}
func (*Decoder) Buffered() io.Reader
func (*Decoder) Decode(any) error
func (*Decoder) DisallowUnknownFields()
func (*Decoder) More() bool
func (*Decoder) UseNumber()
type Encoder struct {}
func (*Encoder) Encode(any) error
func (*Encoder) SetEscapeHTML(bool)
func (*Encoder) SetIndent(string, string)
type Iterator struct { Error error; Attachment any }
type Stream struct { Error error; Attachment any }
type API interface {
	Marshal(any) ([]byte, error)
	MarshalIndent(any, string, string) ([]byte, error)
	MarshalToString(any) (string, error)
	Unmarshal([]byte, any) error
	UnmarshalFromString(string, any) error
	Get([]byte, ...any) Any
	NewEncoder(io.Writer) *Encoder
	NewDecoder(io.Reader) *Decoder
	Valid([]byte) bool
	private()
}
type Config struct { IndentionStep int; EscapeHTML bool; SortMapKeys bool; UseNumber bool; DisallowUnknownFields bool; TagKey string; OnlyTaggedField bool; ValidateJsonRawMessage bool; CaseSensitive bool }
func (Config) Froze() API
var ConfigDefault, ConfigCompatibleWithStandardLibrary, ConfigFastest API
func Get([]byte, ...any) Any
func Marshal(any) ([]byte, error)
func MarshalIndent(any, string, string) ([]byte, error)
func MarshalToString(any) (string, error)
func NewDecoder(io.Reader) *Decoder
func NewEncoder(io.Writer) *Encoder
func Unmarshal([]byte, any) error
func UnmarshalFromString(string, any) error
func Valid([]byte) bool
`,
  'github.com/mitchellh/mapstructure': mapstructure,
  'github.com/go-viper/mapstructure/v2': mapstructure,
  'github.com/mitchellh/copystructure': `package copystructure
func Copy(any) (any, error)
func Must(any, error) any
`,
  'github.com/davecgh/go-spew/spew': `package spew
import "io"
type ConfigState struct { Indent string; MaxDepth int; DisableMethods bool; DisablePointerMethods bool; DisablePointerAddresses bool; DisableCapacities bool; ContinueOnMethod bool; SortKeys bool; SpewKeys bool }
func (*ConfigState) Dump(...any)
func (*ConfigState) Fdump(io.Writer, ...any)
func (*ConfigState) Sdump(...any) string
func (*ConfigState) Sprint(...any) string
func (*ConfigState) Sprintf(string, ...any) string
var Config ConfigState
func Dump(...any)
func Fdump(io.Writer, ...any)
func Printf(string, ...any) (int, error)
func Sdump(...any) string
func Sprint(...any) string
func Sprintf(string, ...any) string
`,
  'github.com/cenkalti/backoff/v4': backoff,
  'github.com/cenkalti/backoff': backoff,
  'github.com/cespare/xxhash/v2': `package xxhash
type Digest struct {}
func New() *Digest
func (*Digest) Reset()
func (*Digest) Sum64() uint64
func (*Digest) Write([]byte) (int, error)
func (*Digest) WriteString(string) (int, error)
func Sum64([]byte) uint64
func Sum64String(string) uint64
`,
  'github.com/golang/snappy': `package snappy
import "io"
type Reader struct {}
func NewReader(io.Reader) *Reader
func (*Reader) Read([]byte) (int, error)
func (*Reader) Reset(io.Reader)
type Writer struct {}
func NewBufferedWriter(io.Writer) *Writer
func NewWriter(io.Writer) *Writer
func (*Writer) Close() error
func (*Writer) Flush() error
func (*Writer) Write([]byte) (int, error)
func Decode([]byte, []byte) ([]byte, error)
func DecodedLen([]byte) (int, error)
func Encode([]byte, []byte) []byte
func MaxEncodedLen(int) int
`,
  'github.com/dustin/go-humanize': `package humanize
import "time"
func Bytes(uint64) string
func Comma(int64) string
func IBytes(uint64) string
func ParseBytes(string) (uint64, error)
func Time(time.Time) string
`,
  'github.com/fatih/color': `package color
import "io"
type Attribute int
const ( Reset Attribute = iota; Bold; Faint; Italic; Underline; FgBlack; FgRed; FgGreen; FgYellow; FgBlue; FgMagenta; FgCyan; FgWhite; FgHiBlack; FgHiRed; FgHiGreen; FgHiYellow; FgHiBlue; FgHiMagenta; FgHiCyan; FgHiWhite )
var NoColor bool
var Output io.Writer
type Color struct {}
func New(...Attribute) *Color
func (*Color) Add(...Attribute) *Color
func (*Color) DisableColor()
func (*Color) Fprintf(io.Writer, string, ...any) (int, error)
func (*Color) Print(...any) (int, error)
func (*Color) Printf(string, ...any) (int, error)
func (*Color) Println(...any) (int, error)
func (*Color) Sprint(...any) string
func (*Color) SprintFunc() func(...any) string
func (*Color) Sprintf(string, ...any) string
func (*Color) SprintfFunc() func(string, ...any) string
func CyanString(string, ...any) string
func GreenString(string, ...any) string
func RedString(string, ...any) string
func YellowString(string, ...any) string
`,
  'github.com/urfave/cli': `package cli
import ( "io"; "time" )
type ActionFunc func(*Context) error
type BeforeFunc func(*Context) error
type AfterFunc func(*Context) error
type Flag interface { String() string; GetName() string }
type StringFlag struct { Name string; Usage string; EnvVar string; Value string; Destination *string; Required bool; Hidden bool }
type BoolFlag struct { Name string; Usage string; EnvVar string; Destination *bool; Hidden bool }
type IntFlag struct { Name string; Usage string; EnvVar string; Value int; Destination *int; Hidden bool }
type DurationFlag struct { Name string; Usage string; EnvVar string; Value time.Duration; Hidden bool }
type StringSlice []string
type StringSliceFlag struct { Name string; Usage string; EnvVar string; Value *StringSlice; Hidden bool }
type Args []string
func (Args) First() string
func (Args) Get(int) string
func (Args) Present() bool
func (Args) Tail() []string
type Context struct { App *App; Command Command }
func (*Context) Args() Args
func (*Context) Bool(string) bool
func (*Context) Duration(string) time.Duration
func (*Context) GlobalBool(string) bool
func (*Context) GlobalString(string) string
func (*Context) Int(string) int
func (*Context) IsSet(string) bool
func (*Context) NArg() int
func (*Context) String(string) string
func (*Context) StringSlice(string) []string
type Command struct { Name string; ShortName string; Aliases []string; Usage string; UsageText string; Description string; ArgsUsage string; Category string; Before BeforeFunc; After AfterFunc; Action any; Subcommands []Command; Flags []Flag; SkipFlagParsing bool; Hidden bool }
type Commands []Command
type App struct { Name string; HelpName string; Usage string; UsageText string; Version string; Description string; Commands []Command; Flags []Flag; Before BeforeFunc; After AfterFunc; Action any; Writer io.Writer; ErrWriter io.Writer; Metadata map[string]any }
func NewApp() *App
func (*App) Run([]string) error
func NewExitError(any, int) *ExitError
type ExitError struct {}
func (*ExitError) Error() string
func (*ExitError) ExitCode() int
`,
};
