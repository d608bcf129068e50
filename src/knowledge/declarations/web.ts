// Web frameworks, routers, websockets, tokens.
// Declarations only, by hand, parameters mostly without names. An interface that is not whole has an unexported method,
// so that no type is taken to implement it.

const upper = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const camel = ['Get', 'Head', 'Post', 'Put', 'Patch', 'Delete', 'Options', 'Connect', 'Trace'];

const ginRoutes = (recv: string): string =>
  [...upper, 'Any']
    .map((name) => `func ${recv}${name}(string, ...HandlerFunc) IRoutes\n`)
    .join('')
    .concat(`func ${recv}Handle(string, string, ...HandlerFunc) IRoutes
func ${recv}Match([]string, string, ...HandlerFunc) IRoutes
func ${recv}Static(string, string) IRoutes
func ${recv}StaticFS(string, http.FileSystem) IRoutes
func ${recv}StaticFile(string, string) IRoutes
func ${recv}Use(...HandlerFunc) IRoutes
`);

const echoRoutes = (recv: string): string =>
  [...upper, 'CONNECT', 'TRACE']
    .map((name) => `func ${recv}${name}(string, HandlerFunc, ...MiddlewareFunc) *Route\n`)
    .join('')
    .concat(`func ${recv}Add(string, string, HandlerFunc, ...MiddlewareFunc) *Route
func ${recv}Any(string, HandlerFunc, ...MiddlewareFunc) []*Route
func ${recv}Match([]string, string, HandlerFunc, ...MiddlewareFunc) []*Route
func ${recv}Group(string, ...MiddlewareFunc) *Group
func ${recv}Use(...MiddlewareFunc)
`);

const chiMethods: readonly string[] = [
  'Use(...func(http.Handler) http.Handler)',
  'With(...func(http.Handler) http.Handler) Router',
  'Group(func(Router)) Router',
  'Route(string, func(Router)) Router',
  'Mount(string, http.Handler)',
  'Handle(string, http.Handler)',
  'HandleFunc(string, http.HandlerFunc)',
  'Method(string, string, http.Handler)',
  'MethodFunc(string, string, http.HandlerFunc)',
  ...camel.map((name) => `${name}(string, http.HandlerFunc)`),
  'NotFound(http.HandlerFunc)',
  'MethodNotAllowed(http.HandlerFunc)',
  'Routes() []Route',
  'Middlewares() Middlewares',
  'Match(*Context, string, string) bool',
  'Find(*Context, string, string) string',
  'ServeHTTP(http.ResponseWriter, *http.Request)',
];

const chi = `package chi
import ( "context"; "net/http" )
type Middlewares []func(http.Handler) http.Handler
type Route struct { SubRoutes Routes; Handlers map[string]http.Handler; Pattern string }
type Routes interface { Routes() []Route; Middlewares() Middlewares; Match(*Context, string, string) bool; Find(*Context, string, string) string }
type Router interface {
${chiMethods.map((method) => `	${method}\n`).join('')}}
type RouteParams struct { Keys, Values []string }
type Context struct { Routes Routes; RoutePath string; RouteMethod string; URLParams RouteParams; RoutePatterns []string }
func NewRouteContext() *Context
func RouteContext(context.Context) *Context
func (*Context) Reset()
func (*Context) RoutePattern() string
func (*Context) URLParam(string) string
type Mux struct {}
func NewMux() *Mux
func NewRouter() *Mux
${chiMethods.map((method) => `func (*Mux) ${method}\n`).join('')}func URLParam(*http.Request, string) string
func URLParamFromCtx(context.Context, string) string
type WalkFunc func(string, string, http.Handler, ...func(http.Handler) http.Handler) error
func Walk(Routes, WalkFunc) error
`;

const fiberRoutes = (recv: string): string =>
  [...camel, 'All']
    .map((name) => `func ${recv}${name}(string, ...Handler) Router\n`)
    .join('')
    .concat(`func ${recv}Add(string, string, ...Handler) Router
func ${recv}Group(string, ...Handler) Router
func ${recv}Mount(string, *App) Router
func ${recv}Route(string, func(Router), ...string) Router
func ${recv}Static(string, string, ...Static) Router
func ${recv}Use(...any) Router
`);

/** Versions 3 and 4 validate claims by a method; version 5 asks for each claim. */
const validated = (type: string): string => `func (${type}) Valid() error\n`;
const asked = (type: string): string => `func (${type}) GetAudience() (ClaimStrings, error)
func (${type}) GetExpirationTime() (*NumericDate, error)
func (${type}) GetIssuedAt() (*NumericDate, error)
func (${type}) GetIssuer() (string, error)
func (${type}) GetNotBefore() (*NumericDate, error)
func (${type}) GetSubject() (string, error)
`;
const jwt = (claims: string, methods: (type: string) => string): string => `package jwt
import "time"
type Keyfunc func(*Token) (any, error)
type SigningMethod interface { Alg() string; private() }
type Claims interface { ${claims} }
type MapClaims map[string]any
${methods('MapClaims')}type NumericDate struct { time.Time }
func NewNumericDate(time.Time) *NumericDate
type ClaimStrings []string
type RegisteredClaims struct { Issuer string; Subject string; Audience ClaimStrings; ExpiresAt *NumericDate; NotBefore *NumericDate; IssuedAt *NumericDate; ID string }
${methods('RegisteredClaims')}type Token struct { Raw string; Method SigningMethod; Header map[string]any; Claims Claims; Valid bool }
type ParserOption func(*Parser)
type Parser struct {}
func NewParser(...ParserOption) *Parser
func (*Parser) Parse(string, Keyfunc) (*Token, error)
func (*Parser) ParseWithClaims(string, Claims, Keyfunc) (*Token, error)
func (*Token) SignedString(any) (string, error)
func Parse(string, Keyfunc, ...ParserOption) (*Token, error)
func ParseWithClaims(string, Claims, Keyfunc, ...ParserOption) (*Token, error)
`;
const oldJwt = `${jwt('Valid() error', validated)}type StandardClaims struct { Audience string; ExpiresAt int64; Id string; IssuedAt int64; Issuer string; NotBefore int64; Subject string }
func (StandardClaims) Valid() error
func New(SigningMethod) *Token
func NewWithClaims(SigningMethod, Claims) *Token
`;
const newJwt = `${jwt('GetExpirationTime() (*NumericDate, error); GetIssuedAt() (*NumericDate, error); GetNotBefore() (*NumericDate, error); GetIssuer() (string, error); GetSubject() (string, error); GetAudience() (ClaimStrings, error)', asked)}type TokenOption func(*Token)
func New(SigningMethod, ...TokenOption) *Token
func NewWithClaims(SigningMethod, Claims, ...TokenOption) *Token
`;

export const webDeclarations: Readonly<Record<string, string>> = {
  'github.com/gin-gonic/gin': `package gin
import ( "html/template"; "io"; "io/fs"; "mime/multipart"; "net"; "net/http"; "time" )
const ( DebugMode = ""; ReleaseMode = ""; TestMode = ""; Version = ""; AuthUserKey = "" )
var DefaultWriter, DefaultErrorWriter io.Writer
type H map[string]any
type HandlerFunc func(*Context)
type HandlersChain []HandlerFunc
type Accounts map[string]string
type Param struct { Key string; Value string }
type Params []Param
func (Params) ByName(string) string
func (Params) Get(string) (string, bool)
type ErrorType uint64
type Error struct { Err error; Type ErrorType; Meta any }
func (Error) Error() string
func (*Error) SetMeta(any) *Error
func (*Error) SetType(ErrorType) *Error
type errorMsgs []*Error
func (errorMsgs) Errors() []string
func (errorMsgs) Last() *Error
func (errorMsgs) String() string
type ResponseWriter interface {
	http.ResponseWriter
	http.Hijacker
	http.Flusher
	http.CloseNotifier
	Status() int
	Size() int
	WriteString(string) (int, error)
	Written() bool
	WriteHeaderNow()
	Pusher() http.Pusher
}
type Context struct {
	Request *http.Request
	Writer ResponseWriter
	Params Params
	Keys map[any]any
	Errors errorMsgs
	Accepted []string
}
${['JSON', 'IndentedJSON', 'SecureJSON', 'JSONP', 'AsciiJSON', 'PureJSON', 'XML', 'YAML', 'TOML', 'ProtoBuf', 'AbortWithStatusJSON'].map((name) => `func (*Context) ${name}(int, any)\n`).join('')}${['Bind', 'BindJSON', 'BindQuery', 'BindUri', 'BindHeader', 'ShouldBind', 'ShouldBindJSON', 'ShouldBindQuery', 'ShouldBindUri', 'ShouldBindHeader', 'ShouldBindYAML', 'ShouldBindXML'].map((name) => `func (*Context) ${name}(any) error\n`).join('')}func (*Context) Abort()
func (*Context) AbortWithError(int, error) *Error
func (*Context) AbortWithStatus(int)
func (*Context) ClientIP() string
func (*Context) ContentType() string
func (*Context) Cookie(string) (string, error)
func (*Context) Copy() *Context
func (*Context) Data(int, string, []byte)
func (*Context) DataFromReader(int, int64, string, io.Reader, map[string]string)
func (*Context) Deadline() (time.Time, bool)
func (*Context) DefaultPostForm(string, string) string
func (*Context) DefaultQuery(string, string) string
func (*Context) Done() <-chan struct{}
func (*Context) Err() error
func (*Context) Error(error) *Error
func (*Context) File(string)
func (*Context) FileAttachment(string, string)
func (*Context) FormFile(string) (*multipart.FileHeader, error)
func (*Context) FullPath() string
func (*Context) Get(any) (any, bool)
func (*Context) GetBool(any) bool
func (*Context) GetHeader(string) string
func (*Context) GetInt(any) int
func (*Context) GetInt64(any) int64
func (*Context) GetPostForm(string) (string, bool)
func (*Context) GetQuery(string) (string, bool)
func (*Context) GetRawData() ([]byte, error)
func (*Context) GetString(any) string
func (*Context) GetStringMap(any) map[string]any
func (*Context) GetStringMapString(any) map[string]string
func (*Context) GetStringSlice(any) []string
func (*Context) HTML(int, string, any)
func (*Context) Handler() HandlerFunc
func (*Context) HandlerName() string
func (*Context) Header(string, string)
func (*Context) IsAborted() bool
func (*Context) IsWebsocket() bool
func (*Context) MultipartForm() (*multipart.Form, error)
func (*Context) MustGet(any) any
func (*Context) Next()
func (*Context) Param(string) string
func (*Context) PostForm(string) string
func (*Context) PostFormArray(string) []string
func (*Context) PostFormMap(string) map[string]string
func (*Context) Query(string) string
func (*Context) QueryArray(string) []string
func (*Context) QueryMap(string) map[string]string
func (*Context) Redirect(int, string)
func (*Context) RemoteIP() string
func (*Context) SSEvent(string, any)
func (*Context) SaveUploadedFile(*multipart.FileHeader, string, ...fs.FileMode) error
func (*Context) Set(any, any)
func (*Context) SetCookie(string, string, int, string, string, bool, bool)
func (*Context) Status(int)
func (*Context) Stream(func(io.Writer) bool) bool
func (*Context) String(int, string, ...any)
func (*Context) Value(any) any
type IRoutes interface {
	Use(...HandlerFunc) IRoutes
	Handle(string, string, ...HandlerFunc) IRoutes
	Any(string, ...HandlerFunc) IRoutes
${upper.map((name) => `	${name}(string, ...HandlerFunc) IRoutes\n`).join('')}	Match([]string, string, ...HandlerFunc) IRoutes
	StaticFile(string, string) IRoutes
	StaticFileFS(string, string, http.FileSystem) IRoutes
	Static(string, string) IRoutes
	StaticFS(string, http.FileSystem) IRoutes
}
type IRouter interface { IRoutes; Group(string, ...HandlerFunc) *RouterGroup }
type RouterGroup struct { Handlers HandlersChain }
${ginRoutes('(*RouterGroup) ')}func (*RouterGroup) BasePath() string
func (*RouterGroup) Group(string, ...HandlerFunc) *RouterGroup
type RouteInfo struct { Method string; Path string; Handler string; HandlerFunc HandlerFunc }
type RoutesInfo []RouteInfo
type Engine struct {
	RouterGroup
	RedirectTrailingSlash bool
	HandleMethodNotAllowed bool
	ForwardedByClientIP bool
	UseRawPath bool
	MaxMultipartMemory int64
	FuncMap template.FuncMap
}
type OptionFunc func(*Engine)
func Default(...OptionFunc) *Engine
func New(...OptionFunc) *Engine
func (*Engine) HandleContext(*Context)
func (*Engine) Handler() http.Handler
func (*Engine) LoadHTMLFiles(...string)
func (*Engine) LoadHTMLGlob(string)
func (*Engine) NoMethod(...HandlerFunc)
func (*Engine) NoRoute(...HandlerFunc)
func (*Engine) Routes() RoutesInfo
func (*Engine) Run(...string) error
func (*Engine) RunListener(net.Listener) error
func (*Engine) RunTLS(string, string, string) error
func (*Engine) ServeHTTP(http.ResponseWriter, *http.Request)
func (*Engine) SetFuncMap(template.FuncMap)
func (*Engine) SetTrustedProxies([]string) error
func (*Engine) Use(...HandlerFunc) IRoutes
func BasicAuth(Accounts) HandlerFunc
func CreateTestContext(http.ResponseWriter) (*Context, *Engine)
func Logger() HandlerFunc
func Mode() string
func Recovery() HandlerFunc
func SetMode(string)
func WrapF(http.HandlerFunc) HandlerFunc
func WrapH(http.Handler) HandlerFunc
`,
  'github.com/labstack/echo/v4': `package echo
import ( "context"; "io"; "mime/multipart"; "net"; "net/http"; "net/url" )
type Map map[string]any
type HandlerFunc func(Context) error
type MiddlewareFunc func(HandlerFunc) HandlerFunc
type HTTPErrorHandler func(error, Context)
type HTTPError struct { Internal error; Message any; Code int }
func NewHTTPError(int, ...any) *HTTPError
func (*HTTPError) Error() string
func (*HTTPError) SetInternal(error) *HTTPError
var ErrNotFound, ErrUnauthorized, ErrForbidden, ErrMethodNotAllowed, ErrInternalServerError *HTTPError
type Route struct { Method string; Path string; Name string }
type Response struct { Writer http.ResponseWriter; Status int; Size int64; Committed bool }
func (*Response) Flush()
func (*Response) Header() http.Header
func (*Response) Write([]byte) (int, error)
func (*Response) WriteHeader(int)
type Binder interface { Bind(any, Context) error }
type Renderer interface { Render(io.Writer, string, any, Context) error }
type Validator interface { Validate(any) error }
type Logger interface {
${['Print', 'Debug', 'Info', 'Warn', 'Error', 'Fatal', 'Panic'].map((name) => `	${name}(...any)\n	${name}f(string, ...any)\n`).join('')}	private()
}
type Context interface {
	Request() *http.Request
	SetRequest(*http.Request)
	SetResponse(*Response)
	Response() *Response
	IsTLS() bool
	IsWebSocket() bool
	Scheme() string
	RealIP() string
	Path() string
	SetPath(string)
	Param(string) string
	ParamNames() []string
	SetParamNames(...string)
	ParamValues() []string
	SetParamValues(...string)
	QueryParam(string) string
	QueryParams() url.Values
	QueryString() string
	FormValue(string) string
	FormParams() (url.Values, error)
	FormFile(string) (*multipart.FileHeader, error)
	MultipartForm() (*multipart.Form, error)
	Cookie(string) (*http.Cookie, error)
	SetCookie(*http.Cookie)
	Cookies() []*http.Cookie
	Get(string) any
	Set(string, any)
	Bind(any) error
	Validate(any) error
	Render(int, string, any) error
	HTML(int, string) error
	HTMLBlob(int, []byte) error
	String(int, string) error
	JSON(int, any) error
	JSONPretty(int, any, string) error
	JSONBlob(int, []byte) error
	JSONP(int, string, any) error
	JSONPBlob(int, string, []byte) error
	XML(int, any) error
	XMLBlob(int, []byte) error
	XMLPretty(int, any, string) error
	Blob(int, string, []byte) error
	Stream(int, string, io.Reader) error
	File(string) error
	Attachment(string, string) error
	Inline(string, string) error
	NoContent(int) error
	Redirect(int, string) error
	Error(error)
	Handler() HandlerFunc
	SetHandler(HandlerFunc)
	Logger() Logger
	SetLogger(Logger)
	Echo() *Echo
	Reset(*http.Request, http.ResponseWriter)
}
type Group struct {}
type Echo struct {
	Server *http.Server
	TLSServer *http.Server
	Listener net.Listener
	HTTPErrorHandler HTTPErrorHandler
	Binder Binder
	Validator Validator
	Renderer Renderer
	Logger Logger
	Debug bool
	HideBanner bool
	HidePort bool
}
func New() *Echo
${echoRoutes('(*Echo) ')}${echoRoutes('(*Group) ')}func (*Echo) File(string, string, ...MiddlewareFunc) *Route
func (*Group) File(string, string)
func (*Echo) Close() error
func (*Echo) NewContext(*http.Request, http.ResponseWriter) Context
func (*Echo) Pre(...MiddlewareFunc)
func (*Echo) Routes() []*Route
func (*Echo) ServeHTTP(http.ResponseWriter, *http.Request)
func (*Echo) Shutdown(context.Context) error
func (*Echo) Start(string) error
func (*Echo) StartServer(*http.Server) error
func (*Echo) Static(string, string) *Route
func WrapHandler(http.Handler) HandlerFunc
func WrapMiddleware(func(http.Handler) http.Handler) MiddlewareFunc
`,
  'github.com/go-chi/chi/v5': chi,
  'github.com/go-chi/chi': chi,
  'github.com/gofiber/fiber/v2': `package fiber
import ( "context"; "io"; "mime/multipart"; "net"; "net/http"; "time"; "github.com/valyala/fasthttp" )
type Map map[string]any
type Handler = func(*Ctx) error
type ErrorHandler = func(*Ctx, error) error
type Error struct { Code int; Message string }
func NewError(int, ...string) *Error
func (*Error) Error() string
var ErrNotFound, ErrUnauthorized, ErrForbidden, ErrBadRequest, ErrInternalServerError *Error
type Cookie struct { Name string; Value string; Path string; Domain string; MaxAge int; Expires time.Time; Secure bool; HTTPOnly bool; SameSite string; SessionOnly bool }
type Static struct { Compress bool; Browse bool; Index string; MaxAge int }
type Config struct { Prefork bool; ServerHeader string; StrictRouting bool; CaseSensitive bool; BodyLimit int; Concurrency int; ReadTimeout time.Duration; WriteTimeout time.Duration; IdleTimeout time.Duration; ErrorHandler ErrorHandler; AppName string; DisableStartupMessage bool }
type Route struct { Method string; Name string; Path string; Params []string; Handlers []Handler }
type Router interface {
	Use(...any) Router
${[...camel, 'All'].map((name) => `	${name}(string, ...Handler) Router\n`).join('')}	Add(string, string, ...Handler) Router
	Static(string, string, ...Static) Router
	Group(string, ...Handler) Router
	Route(string, func(Router), ...string) Router
	Mount(string, *App) Router
	Name(string) Router
}
type App struct {}
func New(...Config) *App
${fiberRoutes('(*App) ')}func (*App) Config() Config
func (*App) Handler() fasthttp.RequestHandler
func (*App) Listen(string) error
func (*App) Listener(net.Listener) error
func (*App) Name(string) Router
func (*App) Shutdown() error
func (*App) ShutdownWithContext(context.Context) error
func (*App) Stack() [][]*Route
func (*App) Test(*http.Request, ...int) (*http.Response, error)
type Group struct {}
${fiberRoutes('(*Group) ')}func (*Group) Name(string) Router
type Ctx struct {}
func (*Ctx) App() *App
func (*Ctx) BaseURL() string
func (*Ctx) Body() []byte
func (*Ctx) BodyParser(any) error
func (*Ctx) ClearCookie(...string)
func (*Ctx) Context() *fasthttp.RequestCtx
func (*Ctx) Cookie(*Cookie)
func (*Ctx) Cookies(string, ...string) string
func (*Ctx) FormFile(string) (*multipart.FileHeader, error)
func (*Ctx) FormValue(string, ...string) string
func (*Ctx) Get(string, ...string) string
func (*Ctx) GetReqHeaders() map[string][]string
func (*Ctx) GetRespHeaders() map[string][]string
func (*Ctx) Hostname() string
func (*Ctx) IP() string
func (*Ctx) JSON(any, ...string) error
func (*Ctx) Locals(any, ...any) any
func (*Ctx) Method(...string) string
func (*Ctx) Next() error
func (*Ctx) OriginalURL() string
func (*Ctx) Params(string, ...string) string
func (*Ctx) ParamsInt(string, ...int) (int, error)
func (*Ctx) Path(...string) string
func (*Ctx) Protocol() string
func (*Ctx) Queries() map[string]string
func (*Ctx) Query(string, ...string) string
func (*Ctx) QueryParser(any) error
func (*Ctx) Redirect(string, ...int) error
func (*Ctx) Render(string, any, ...string) error
func (*Ctx) Request() *fasthttp.Request
func (*Ctx) Response() *fasthttp.Response
func (*Ctx) Route() *Route
func (*Ctx) Send([]byte) error
func (*Ctx) SendFile(string, ...bool) error
func (*Ctx) SendStatus(int) error
func (*Ctx) SendStream(io.Reader, ...int) error
func (*Ctx) SendString(string) error
func (*Ctx) Set(string, string)
func (*Ctx) Status(int) *Ctx
func (*Ctx) Type(string, ...string) *Ctx
func (*Ctx) UserContext() context.Context
func (*Ctx) SetUserContext(context.Context)
func (*Ctx) Write([]byte) (int, error)
func (*Ctx) XML(any) error
`,
  'github.com/valyala/fasthttp': `package fasthttp
import ( "net"; "time" )
type RequestHandler func(*RequestCtx)
type Args struct {}
func (*Args) Add(string, string)
func (*Args) Del(string)
func (*Args) Has(string) bool
func (*Args) Peek(string) []byte
func (*Args) Set(string, string)
type URI struct {}
func (*URI) Host() []byte
func (*URI) Path() []byte
func (*URI) QueryArgs() *Args
func (*URI) String() string
type RequestHeader struct {}
func (*RequestHeader) Add(string, string)
func (*RequestHeader) Del(string)
func (*RequestHeader) Method() []byte
func (*RequestHeader) Peek(string) []byte
func (*RequestHeader) Set(string, string)
func (*RequestHeader) SetMethod(string)
func (*RequestHeader) SetContentType(string)
func (*RequestHeader) VisitAll(func([]byte, []byte))
type ResponseHeader struct {}
func (*ResponseHeader) Add(string, string)
func (*ResponseHeader) Del(string)
func (*ResponseHeader) Peek(string) []byte
func (*ResponseHeader) Set(string, string)
func (*ResponseHeader) SetContentType(string)
func (*ResponseHeader) StatusCode() int
func (*ResponseHeader) VisitAll(func([]byte, []byte))
type Request struct { Header RequestHeader; UseHostHeader bool }
func (*Request) Body() []byte
func (*Request) SetBody([]byte)
func (*Request) SetRequestURI(string)
func (*Request) URI() *URI
type Response struct { Header ResponseHeader; ImmediateHeaderFlush bool; StreamBody bool; SkipBody bool }
func (*Response) Body() []byte
func (*Response) SetBody([]byte)
func (*Response) SetStatusCode(int)
func (*Response) StatusCode() int
type RequestCtx struct { Request Request; Response Response }
func (*RequestCtx) Done() <-chan struct{}
func (*RequestCtx) Err() error
func (*RequestCtx) Error(string, int)
func (*RequestCtx) Host() []byte
func (*RequestCtx) Method() []byte
func (*RequestCtx) Path() []byte
func (*RequestCtx) PostArgs() *Args
func (*RequestCtx) PostBody() []byte
func (*RequestCtx) QueryArgs() *Args
func (*RequestCtx) RemoteAddr() net.Addr
func (*RequestCtx) RequestURI() []byte
func (*RequestCtx) SetBody([]byte)
func (*RequestCtx) SetBodyString(string)
func (*RequestCtx) SetContentType(string)
func (*RequestCtx) SetStatusCode(int)
func (*RequestCtx) SetUserValue(any, any)
func (*RequestCtx) URI() *URI
func (*RequestCtx) UserValue(any) any
func (*RequestCtx) Value(any) any
func (*RequestCtx) Write([]byte) (int, error)
func (*RequestCtx) WriteString(string) (int, error)
type Server struct { Handler RequestHandler; Name string; Concurrency int; ReadTimeout time.Duration; WriteTimeout time.Duration; MaxRequestBodySize int }
func (*Server) ListenAndServe(string) error
func (*Server) Serve(net.Listener) error
func (*Server) Shutdown() error
type Client struct { Name string; MaxConnsPerHost int; ReadTimeout time.Duration; WriteTimeout time.Duration }
func (*Client) Do(*Request, *Response) error
func (*Client) DoTimeout(*Request, *Response, time.Duration) error
func AcquireRequest() *Request
func AcquireResponse() *Response
func ListenAndServe(string, RequestHandler) error
func ReleaseRequest(*Request)
func ReleaseResponse(*Response)
func Serve(net.Listener, RequestHandler) error
`,
  'github.com/gorilla/mux': `package mux
import ( "net/http"; "net/url" )
type BuildVarsFunc func(map[string]string) map[string]string
type MatcherFunc func(*http.Request, *RouteMatch) bool
type MiddlewareFunc func(http.Handler) http.Handler
type RouteMatch struct { Route *Route; Handler http.Handler; Vars map[string]string; MatchErr error }
type WalkFunc func(*Route, *Router, []*Route) error
type Route struct {}
func (*Route) BuildOnly() *Route
func (*Route) GetError() error
func (*Route) GetHandler() http.Handler
func (*Route) GetMethods() ([]string, error)
func (*Route) GetName() string
func (*Route) GetPathTemplate() (string, error)
func (*Route) Handler(http.Handler) *Route
func (*Route) HandlerFunc(func(http.ResponseWriter, *http.Request)) *Route
func (*Route) Headers(...string) *Route
func (*Route) Host(string) *Route
func (*Route) MatcherFunc(MatcherFunc) *Route
func (*Route) Methods(...string) *Route
func (*Route) Name(string) *Route
func (*Route) Path(string) *Route
func (*Route) PathPrefix(string) *Route
func (*Route) Queries(...string) *Route
func (*Route) Schemes(...string) *Route
func (*Route) Subrouter() *Router
func (*Route) URL(...string) (*url.URL, error)
type Router struct { NotFoundHandler http.Handler; MethodNotAllowedHandler http.Handler; KeepContext bool }
func NewRouter() *Router
func (*Router) Get(string) *Route
func (*Router) GetRoute(string) *Route
func (*Router) Handle(string, http.Handler) *Route
func (*Router) HandleFunc(string, func(http.ResponseWriter, *http.Request)) *Route
func (*Router) Headers(...string) *Route
func (*Router) Host(string) *Route
func (*Router) Match(*http.Request, *RouteMatch) bool
func (*Router) MatcherFunc(MatcherFunc) *Route
func (*Router) Methods(...string) *Route
func (*Router) NewRoute() *Route
func (*Router) Path(string) *Route
func (*Router) PathPrefix(string) *Route
func (*Router) Queries(...string) *Route
func (*Router) ServeHTTP(http.ResponseWriter, *http.Request)
func (*Router) SkipClean(bool) *Router
func (*Router) StrictSlash(bool) *Router
func (*Router) Use(...MiddlewareFunc)
func (*Router) UseEncodedPath() *Router
func (*Router) Walk(WalkFunc) error
func CurrentRoute(*http.Request) *Route
func SetURLVars(*http.Request, map[string]string) *http.Request
func Vars(*http.Request) map[string]string
`,
  'github.com/gorilla/websocket': `package websocket
import ( "context"; "crypto/tls"; "io"; "net"; "net/http"; "net/url"; "time" )
const ( CloseNormalClosure = iota; CloseGoingAway; CloseProtocolError; CloseUnsupportedData; CloseNoStatusReceived; CloseAbnormalClosure; CloseInvalidFramePayloadData; ClosePolicyViolation; CloseMessageTooBig; CloseInternalServerErr; CloseTryAgainLater; TextMessage; BinaryMessage; CloseMessage; PingMessage; PongMessage )
var ErrCloseSent, ErrBadHandshake, ErrReadLimit error
var DefaultDialer *Dialer
type BufferPool interface { Get() any; Put(any) }
type CloseError struct { Code int; Text string }
func (*CloseError) Error() string
type Conn struct {}
func NewClient(net.Conn, *url.URL, http.Header, int, int) (*Conn, *http.Response, error)
func Upgrade(http.ResponseWriter, *http.Request, http.Header, int, int) (*Conn, error)
func (*Conn) Close() error
func (*Conn) CloseHandler() func(int, string) error
func (*Conn) EnableWriteCompression(bool)
func (*Conn) LocalAddr() net.Addr
func (*Conn) NetConn() net.Conn
func (*Conn) NextReader() (int, io.Reader, error)
func (*Conn) NextWriter(int) (io.WriteCloser, error)
func (*Conn) ReadJSON(any) error
func (*Conn) ReadMessage() (int, []byte, error)
func (*Conn) RemoteAddr() net.Addr
func (*Conn) SetCloseHandler(func(int, string) error)
func (*Conn) SetPingHandler(func(string) error)
func (*Conn) SetPongHandler(func(string) error)
func (*Conn) SetReadDeadline(time.Time) error
func (*Conn) SetReadLimit(int64)
func (*Conn) SetWriteDeadline(time.Time) error
func (*Conn) Subprotocol() string
func (*Conn) UnderlyingConn() net.Conn
func (*Conn) WriteControl(int, []byte, time.Time) error
func (*Conn) WriteJSON(any) error
func (*Conn) WriteMessage(int, []byte) error
func (*Conn) WritePreparedMessage(*PreparedMessage) error
type PreparedMessage struct {}
func NewPreparedMessage(int, []byte) (*PreparedMessage, error)
type Dialer struct { NetDial func(string, string) (net.Conn, error); NetDialContext func(context.Context, string, string) (net.Conn, error); Proxy func(*http.Request) (*url.URL, error); TLSClientConfig *tls.Config; HandshakeTimeout time.Duration; ReadBufferSize, WriteBufferSize int; Subprotocols []string; EnableCompression bool; Jar http.CookieJar }
func (*Dialer) Dial(string, http.Header) (*Conn, *http.Response, error)
func (*Dialer) DialContext(context.Context, string, http.Header) (*Conn, *http.Response, error)
type Upgrader struct { HandshakeTimeout time.Duration; ReadBufferSize, WriteBufferSize int; WriteBufferPool BufferPool; Subprotocols []string; Error func(http.ResponseWriter, *http.Request, int, error); CheckOrigin func(*http.Request) bool; EnableCompression bool }
func (*Upgrader) Upgrade(http.ResponseWriter, *http.Request, http.Header) (*Conn, error)
func FormatCloseMessage(int, string) []byte
func IsCloseError(error, ...int) bool
func IsUnexpectedCloseError(error, ...int) bool
func IsWebSocketUpgrade(*http.Request) bool
func Subprotocols(*http.Request) []string
`,
  'github.com/gorilla/handlers': `package handlers
import ( "io"; "net/http" )
type CORSOption func(*cors) error
type cors struct {}
func CORS(...CORSOption) func(http.Handler) http.Handler
func CombinedLoggingHandler(io.Writer, http.Handler) http.Handler
func CompressHandler(http.Handler) http.Handler
func LoggingHandler(io.Writer, http.Handler) http.Handler
func ProxyHeaders(http.Handler) http.Handler
`,
  'github.com/julienschmidt/httprouter': `package httprouter
import "net/http"
type Handle func(http.ResponseWriter, *http.Request, Params)
type Param struct { Key string; Value string }
type Params []Param
func (Params) ByName(string) string
type Router struct { RedirectTrailingSlash bool; RedirectFixedPath bool; HandleMethodNotAllowed bool; HandleOPTIONS bool; NotFound http.Handler; MethodNotAllowed http.Handler; PanicHandler func(http.ResponseWriter, *http.Request, any) }
func New() *Router
${upper.map((name) => `func (*Router) ${name}(string, Handle)\n`).join('')}func (*Router) Handle(string, string, Handle)
func (*Router) Handler(string, string, http.Handler)
func (*Router) HandlerFunc(string, string, http.HandlerFunc)
func (*Router) Lookup(string, string) (Handle, Params, bool)
func (*Router) ServeFiles(string, http.FileSystem)
func (*Router) ServeHTTP(http.ResponseWriter, *http.Request)
`,
  'github.com/golang-jwt/jwt/v5': newJwt,
  'github.com/golang-jwt/jwt/v4': oldJwt,
  'github.com/golang-jwt/jwt': oldJwt,
  'github.com/dgrijalva/jwt-go': oldJwt,
};
