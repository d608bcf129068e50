// The standard library: the network, HTTP, MIME.
// Declarations only, by hand, parameters without names; compared with the real packages where Go is installed.

export const stdNet: Readonly<Record<string, string>> = {
  net: `package net
import ( "context"; "io"; "net/netip"; "os"; "syscall"; "time" )
const ( IPv4len = iota; IPv6len )
var ErrClosed error
var ErrWriteToConnected error
var DefaultResolver *Resolver
var IPv4bcast, IPv4zero, IPv6zero, IPv6loopback, IPv6unspecified IP
type Addr interface { Network() string; String() string }
type Error interface { error; Timeout() bool; Temporary() bool }
type Conn interface {
	Read([]byte) (int, error)
	Write([]byte) (int, error)
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	SetDeadline(time.Time) error
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
}
type PacketConn interface {
	ReadFrom([]byte) (int, Addr, error)
	WriteTo([]byte, Addr) (int, error)
	Close() error
	LocalAddr() Addr
	SetDeadline(time.Time) error
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
}
type Listener interface { Accept() (Conn, error); Close() error; Addr() Addr }
type Buffers [][]byte
func (*Buffers) WriteTo(io.Writer) (int64, error)
type IP []byte
func ParseIP(string) IP
func IPv4(byte, byte, byte, byte) IP
func LookupIP(string) ([]IP, error)
func (IP) DefaultMask() IPMask
func (IP) Equal(IP) bool
func (IP) IsGlobalUnicast() bool
func (IP) IsLinkLocalMulticast() bool
func (IP) IsLinkLocalUnicast() bool
func (IP) IsLoopback() bool
func (IP) IsMulticast() bool
func (IP) IsPrivate() bool
func (IP) IsUnspecified() bool
func (IP) MarshalText() ([]byte, error)
func (IP) Mask(IPMask) IP
func (IP) String() string
func (IP) To16() IP
func (IP) To4() IP
func (*IP) UnmarshalText([]byte) error
type IPMask []byte
func CIDRMask(int, int) IPMask
func IPv4Mask(byte, byte, byte, byte) IPMask
func (IPMask) Size() (int, int)
func (IPMask) String() string
type IPNet struct { IP IP; Mask IPMask }
func ParseCIDR(string) (IP, *IPNet, error)
func (*IPNet) Contains(IP) bool
func (*IPNet) Network() string
func (*IPNet) String() string
type IPAddr struct { IP IP; Zone string }
func (*IPAddr) Network() string
func (*IPAddr) String() string
func ResolveIPAddr(string, string) (*IPAddr, error)
type TCPAddr struct { IP IP; Port int; Zone string }
func (*TCPAddr) AddrPort() netip.AddrPort
func (*TCPAddr) Network() string
func (*TCPAddr) String() string
func ResolveTCPAddr(string, string) (*TCPAddr, error)
type UDPAddr struct { IP IP; Port int; Zone string }
func (*UDPAddr) AddrPort() netip.AddrPort
func (*UDPAddr) Network() string
func (*UDPAddr) String() string
func ResolveUDPAddr(string, string) (*UDPAddr, error)
func UDPAddrFromAddrPort(netip.AddrPort) *UDPAddr
func TCPAddrFromAddrPort(netip.AddrPort) *TCPAddr
type UnixAddr struct { Name string; Net string }
func (*UnixAddr) Network() string
func (*UnixAddr) String() string
func ResolveUnixAddr(string, string) (*UnixAddr, error)
type conn struct {}
func (*conn) Close() error
func (*conn) File() (*os.File, error)
func (*conn) LocalAddr() Addr
func (*conn) Read([]byte) (int, error)
func (*conn) RemoteAddr() Addr
func (*conn) SetDeadline(time.Time) error
func (*conn) SetReadBuffer(int) error
func (*conn) SetReadDeadline(time.Time) error
func (*conn) SetWriteBuffer(int) error
func (*conn) SetWriteDeadline(time.Time) error
func (*conn) Write([]byte) (int, error)
type TCPConn struct { conn }
func DialTCP(string, *TCPAddr, *TCPAddr) (*TCPConn, error)
func (*TCPConn) CloseRead() error
func (*TCPConn) CloseWrite() error
func (*TCPConn) ReadFrom(io.Reader) (int64, error)
func (*TCPConn) SetKeepAlive(bool) error
func (*TCPConn) SetKeepAlivePeriod(time.Duration) error
func (*TCPConn) SetLinger(int) error
func (*TCPConn) SetNoDelay(bool) error
func (*TCPConn) SyscallConn() (syscall.RawConn, error)
type UDPConn struct { conn }
func DialUDP(string, *UDPAddr, *UDPAddr) (*UDPConn, error)
func ListenUDP(string, *UDPAddr) (*UDPConn, error)
func ListenMulticastUDP(string, *Interface, *UDPAddr) (*UDPConn, error)
func (*UDPConn) ReadFrom([]byte) (int, Addr, error)
func (*UDPConn) ReadFromUDP([]byte) (int, *UDPAddr, error)
func (*UDPConn) ReadFromUDPAddrPort([]byte) (int, netip.AddrPort, error)
func (*UDPConn) ReadMsgUDP([]byte, []byte) (int, int, int, *UDPAddr, error)
func (*UDPConn) SyscallConn() (syscall.RawConn, error)
func (*UDPConn) WriteTo([]byte, Addr) (int, error)
func (*UDPConn) WriteToUDP([]byte, *UDPAddr) (int, error)
func (*UDPConn) WriteToUDPAddrPort([]byte, netip.AddrPort) (int, error)
type UnixConn struct { conn }
func DialUnix(string, *UnixAddr, *UnixAddr) (*UnixConn, error)
func (*UnixConn) CloseWrite() error
func (*UnixConn) ReadFromUnix([]byte) (int, *UnixAddr, error)
type IPConn struct { conn }
type TCPListener struct {}
func ListenTCP(string, *TCPAddr) (*TCPListener, error)
func (*TCPListener) Accept() (Conn, error)
func (*TCPListener) AcceptTCP() (*TCPConn, error)
func (*TCPListener) Addr() Addr
func (*TCPListener) Close() error
func (*TCPListener) File() (*os.File, error)
func (*TCPListener) SetDeadline(time.Time) error
type UnixListener struct {}
func ListenUnix(string, *UnixAddr) (*UnixListener, error)
func (*UnixListener) Accept() (Conn, error)
func (*UnixListener) AcceptUnix() (*UnixConn, error)
func (*UnixListener) Addr() Addr
func (*UnixListener) Close() error
func (*UnixListener) SetUnlinkOnClose(bool)
type Dialer struct {
	Timeout time.Duration
	Deadline time.Time
	LocalAddr Addr
	DualStack bool
	FallbackDelay time.Duration
	KeepAlive time.Duration
	Resolver *Resolver
	Control func(string, string, syscall.RawConn) error
}
func (*Dialer) Dial(string, string) (Conn, error)
func (*Dialer) DialContext(context.Context, string, string) (Conn, error)
type ListenConfig struct { Control func(string, string, syscall.RawConn) error; KeepAlive time.Duration }
func (*ListenConfig) Listen(context.Context, string, string) (Listener, error)
func (*ListenConfig) ListenPacket(context.Context, string, string) (PacketConn, error)
type Resolver struct { PreferGo bool; StrictErrors bool; Dial func(context.Context, string, string) (Conn, error) }
func (*Resolver) LookupAddr(context.Context, string) ([]string, error)
func (*Resolver) LookupCNAME(context.Context, string) (string, error)
func (*Resolver) LookupHost(context.Context, string) ([]string, error)
func (*Resolver) LookupIP(context.Context, string, string) ([]IP, error)
func (*Resolver) LookupIPAddr(context.Context, string) ([]IPAddr, error)
func (*Resolver) LookupMX(context.Context, string) ([]*MX, error)
func (*Resolver) LookupNS(context.Context, string) ([]*NS, error)
func (*Resolver) LookupNetIP(context.Context, string, string) ([]netip.Addr, error)
func (*Resolver) LookupSRV(context.Context, string, string, string) (string, []*SRV, error)
func (*Resolver) LookupTXT(context.Context, string) ([]string, error)
type MX struct { Host string; Pref uint16 }
type NS struct { Host string }
type SRV struct { Target string; Port uint16; Priority uint16; Weight uint16 }
type Flags uint
const ( FlagUp Flags = iota; FlagBroadcast; FlagLoopback; FlagPointToPoint; FlagMulticast; FlagRunning )
type HardwareAddr []byte
func (HardwareAddr) String() string
func ParseMAC(string) (HardwareAddr, error)
type Interface struct { Index int; MTU int; Name string; HardwareAddr HardwareAddr; Flags Flags }
func (*Interface) Addrs() ([]Addr, error)
func InterfaceAddrs() ([]Addr, error)
func InterfaceByIndex(int) (*Interface, error)
func InterfaceByName(string) (*Interface, error)
func Interfaces() ([]Interface, error)
type OpError struct { Op string; Net string; Source Addr; Addr Addr; Err error }
func (*OpError) Error() string
func (*OpError) Temporary() bool
func (*OpError) Timeout() bool
func (*OpError) Unwrap() error
type AddrError struct { Err string; Addr string }
func (*AddrError) Error() string
type DNSError struct { Err string; Name string; Server string; IsTimeout bool; IsTemporary bool; IsNotFound bool }
func (*DNSError) Error() string
type ParseError struct { Type string; Text string }
func (*ParseError) Error() string
type UnknownNetworkError string
func (UnknownNetworkError) Error() string
func Dial(string, string) (Conn, error)
func DialTimeout(string, string, time.Duration) (Conn, error)
func FileConn(*os.File) (Conn, error)
func FileListener(*os.File) (Listener, error)
func JoinHostPort(string, string) string
func Listen(string, string) (Listener, error)
func ListenPacket(string, string) (PacketConn, error)
func LookupAddr(string) ([]string, error)
func LookupCNAME(string) (string, error)
func LookupHost(string) ([]string, error)
func LookupMX(string) ([]*MX, error)
func LookupNS(string) ([]*NS, error)
func LookupPort(string, string) (int, error)
func LookupSRV(string, string, string) (string, []*SRV, error)
func LookupTXT(string) ([]string, error)
func Pipe() (Conn, Conn)
func SplitHostPort(string) (string, string, error)
`,
  'net/netip': `package netip
type Addr struct {}
func AddrFrom16([16]byte) Addr
func AddrFrom4([4]byte) Addr
func AddrFromSlice([]byte) (Addr, bool)
func IPv4Unspecified() Addr
func IPv6Unspecified() Addr
func MustParseAddr(string) Addr
func ParseAddr(string) (Addr, error)
func (Addr) As16() [16]byte
func (Addr) As4() [4]byte
func (Addr) AsSlice() []byte
func (Addr) BitLen() int
func (Addr) Compare(Addr) int
func (Addr) Is4() bool
func (Addr) Is4In6() bool
func (Addr) Is6() bool
func (Addr) IsLinkLocalUnicast() bool
func (Addr) IsLoopback() bool
func (Addr) IsMulticast() bool
func (Addr) IsPrivate() bool
func (Addr) IsUnspecified() bool
func (Addr) IsValid() bool
func (Addr) Less(Addr) bool
func (Addr) Next() Addr
func (Addr) Prefix(int) (Prefix, error)
func (Addr) Prev() Addr
func (Addr) String() string
func (Addr) Unmap() Addr
func (Addr) WithZone(string) Addr
func (Addr) Zone() string
type AddrPort struct {}
func AddrPortFrom(Addr, uint16) AddrPort
func MustParseAddrPort(string) AddrPort
func ParseAddrPort(string) (AddrPort, error)
func (AddrPort) Addr() Addr
func (AddrPort) Compare(AddrPort) int
func (AddrPort) IsValid() bool
func (AddrPort) Port() uint16
func (AddrPort) String() string
type Prefix struct {}
func MustParsePrefix(string) Prefix
func ParsePrefix(string) (Prefix, error)
func PrefixFrom(Addr, int) Prefix
func (Prefix) Addr() Addr
func (Prefix) Bits() int
func (Prefix) Contains(Addr) bool
func (Prefix) IsSingleIP() bool
func (Prefix) IsValid() bool
func (Prefix) Masked() Prefix
func (Prefix) Overlaps(Prefix) bool
func (Prefix) String() string
`,
  'net/url': `package url
type Values map[string][]string
func (Values) Add(string, string)
func (Values) Del(string)
func (Values) Encode() string
func (Values) Get(string) string
func (Values) Has(string) bool
func (Values) Set(string, string)
func ParseQuery(string) (Values, error)
type Userinfo struct {}
func User(string) *Userinfo
func UserPassword(string, string) *Userinfo
func (*Userinfo) Password() (string, bool)
func (*Userinfo) String() string
func (*Userinfo) Username() string
type URL struct {
	Scheme string
	Opaque string
	User *Userinfo
	Host string
	Path string
	RawPath string
	OmitHost bool
	ForceQuery bool
	RawQuery string
	Fragment string
	RawFragment string
}
func Parse(string) (*URL, error)
func ParseRequestURI(string) (*URL, error)
func JoinPath(string, ...string) (string, error)
func (*URL) EscapedFragment() string
func (*URL) EscapedPath() string
func (*URL) Hostname() string
func (*URL) IsAbs() bool
func (*URL) JoinPath(...string) *URL
func (*URL) MarshalBinary() ([]byte, error)
func (*URL) Parse(string) (*URL, error)
func (*URL) Port() string
func (*URL) Query() Values
func (*URL) Redacted() string
func (*URL) RequestURI() string
func (*URL) ResolveReference(*URL) *URL
func (*URL) String() string
func (*URL) UnmarshalBinary([]byte) error
type Error struct { Op string; URL string; Err error }
func (*Error) Error() string
func (*Error) Temporary() bool
func (*Error) Timeout() bool
func (*Error) Unwrap() error
type EscapeError string
func (EscapeError) Error() string
func PathEscape(string) string
func PathUnescape(string) (string, error)
func QueryEscape(string) string
func QueryUnescape(string) (string, error)
`,
  'net/textproto': `package textproto
import ( "bufio"; "io" )
type MIMEHeader map[string][]string
func (MIMEHeader) Add(string, string)
func (MIMEHeader) Del(string)
func (MIMEHeader) Get(string) string
func (MIMEHeader) Set(string, string)
func (MIMEHeader) Values(string) []string
type Reader struct { R *bufio.Reader }
func NewReader(*bufio.Reader) *Reader
func (*Reader) ReadLine() (string, error)
func (*Reader) ReadLineBytes() ([]byte, error)
func (*Reader) ReadMIMEHeader() (MIMEHeader, error)
func (*Reader) ReadResponse(int) (int, string, error)
type Writer struct { W *bufio.Writer }
func NewWriter(*bufio.Writer) *Writer
func (*Writer) PrintfLine(string, ...any) error
func (*Writer) DotWriter() io.WriteCloser
type Conn struct { Reader; Writer }
func NewConn(io.ReadWriteCloser) *Conn
func (*Conn) Close() error
func (*Conn) Cmd(string, ...any) (uint, error)
type Error struct { Code int; Msg string }
func (*Error) Error() string
type ProtocolError string
func (ProtocolError) Error() string
func CanonicalMIMEHeaderKey(string) string
func TrimBytes([]byte) []byte
func TrimString(string) string
`,
  'net/mail': `package mail
import ( "io"; "time" )
type Header map[string][]string
func (Header) AddressList(string) ([]*Address, error)
func (Header) Date() (time.Time, error)
func (Header) Get(string) string
type Address struct { Name string; Address string }
func (*Address) String() string
func ParseAddress(string) (*Address, error)
func ParseAddressList(string) ([]*Address, error)
type Message struct { Header Header; Body io.Reader }
func ReadMessage(io.Reader) (*Message, error)
func ParseDate(string) (time.Time, error)
`,
  'net/smtp': `package smtp
import ( "crypto/tls"; "io" )
type Auth interface { Start(*ServerInfo) (string, []byte, error); Next([]byte, bool) ([]byte, error) }
type ServerInfo struct { Name string; TLS bool; Auth []string }
type Client struct {}
func Dial(string) (*Client, error)
func (*Client) Auth(Auth) error
func (*Client) Close() error
func (*Client) Data() (io.WriteCloser, error)
func (*Client) Mail(string) error
func (*Client) Quit() error
func (*Client) Rcpt(string) error
func (*Client) StartTLS(*tls.Config) error
func PlainAuth(string, string, string, string) Auth
func SendMail(string, Auth, string, []string, []byte) error
`,
  'net/rpc': `package rpc
import ( "io"; "net"; "net/http" )
type Call struct { ServiceMethod string; Args any; Reply any; Error error; Done chan *Call }
type Client struct {}
func Dial(string, string) (*Client, error)
func DialHTTP(string, string) (*Client, error)
func NewClient(io.ReadWriteCloser) *Client
func (*Client) Call(string, any, any) error
func (*Client) Close() error
func (*Client) Go(string, any, any, chan *Call) *Call
type Server struct {}
func NewServer() *Server
func (*Server) Accept(net.Listener)
func (*Server) HandleHTTP(string, string)
func (*Server) Register(any) error
func (*Server) RegisterName(string, any) error
func (*Server) ServeConn(io.ReadWriteCloser)
func (*Server) ServeHTTP(http.ResponseWriter, *http.Request)
func Accept(net.Listener)
func HandleHTTP()
func Register(any) error
func RegisterName(string, any) error
func ServeConn(io.ReadWriteCloser)
`,
  'net/http': `package http
import (
	"bufio"
	"context"
	"crypto/tls"
	"io"
	"io/fs"
	"log"
	"mime/multipart"
	"net"
	"net/url"
	"time"
)
const (
	MethodGet = ""
	MethodHead = ""
	MethodPost = ""
	MethodPut = ""
	MethodPatch = ""
	MethodDelete = ""
	MethodConnect = ""
	MethodOptions = ""
	MethodTrace = ""
	TimeFormat = ""
	TrailerPrefix = ""
)
const (
	StatusContinue = iota
	StatusSwitchingProtocols
	StatusProcessing
	StatusEarlyHints
	StatusOK
	StatusCreated
	StatusAccepted
	StatusNonAuthoritativeInfo
	StatusNoContent
	StatusResetContent
	StatusPartialContent
	StatusMultiStatus
	StatusAlreadyReported
	StatusIMUsed
	StatusMultipleChoices
	StatusMovedPermanently
	StatusFound
	StatusSeeOther
	StatusNotModified
	StatusUseProxy
	StatusTemporaryRedirect
	StatusPermanentRedirect
	StatusBadRequest
	StatusUnauthorized
	StatusPaymentRequired
	StatusForbidden
	StatusNotFound
	StatusMethodNotAllowed
	StatusNotAcceptable
	StatusProxyAuthRequired
	StatusRequestTimeout
	StatusConflict
	StatusGone
	StatusLengthRequired
	StatusPreconditionFailed
	StatusRequestEntityTooLarge
	StatusRequestURITooLong
	StatusUnsupportedMediaType
	StatusRequestedRangeNotSatisfiable
	StatusExpectationFailed
	StatusTeapot
	StatusMisdirectedRequest
	StatusUnprocessableEntity
	StatusLocked
	StatusFailedDependency
	StatusTooEarly
	StatusUpgradeRequired
	StatusPreconditionRequired
	StatusTooManyRequests
	StatusRequestHeaderFieldsTooLarge
	StatusUnavailableForLegalReasons
	StatusInternalServerError
	StatusNotImplemented
	StatusBadGateway
	StatusServiceUnavailable
	StatusGatewayTimeout
	StatusHTTPVersionNotSupported
	StatusVariantAlsoNegotiates
	StatusInsufficientStorage
	StatusLoopDetected
	StatusNotExtended
	StatusNetworkAuthenticationRequired
	DefaultMaxHeaderBytes
	DefaultMaxIdleConnsPerHost
)
var ErrAbortHandler, ErrBodyReadAfterClose, ErrContentLength, ErrHandlerTimeout, ErrHijacked, ErrLineTooLong, ErrMissingFile, ErrNoCookie, ErrNoLocation, ErrServerClosed, ErrSkipAltProtocol, ErrUseLastResponse error
var ErrNotSupported *ProtocolError
var DefaultClient *Client
var DefaultServeMux *ServeMux
var DefaultTransport RoundTripper
var NoBody noBody
type noBody struct {}
func (noBody) Read([]byte) (int, error)
func (noBody) Close() error
var LocalAddrContextKey, ServerContextKey *contextKey
type contextKey struct {}
type ProtocolError struct { ErrorString string }
func (*ProtocolError) Error() string
type MaxBytesError struct { Limit int64 }
func (*MaxBytesError) Error() string
type Header map[string][]string
func (Header) Add(string, string)
func (Header) Clone() Header
func (Header) Del(string)
func (Header) Get(string) string
func (Header) Set(string, string)
func (Header) Values(string) []string
func (Header) Write(io.Writer) error
func (Header) WriteSubset(io.Writer, map[string]bool) error
type SameSite int
const ( SameSiteDefaultMode SameSite = iota; SameSiteLaxMode; SameSiteStrictMode; SameSiteNoneMode )
type Cookie struct {
	Name string
	Value string
	Path string
	Domain string
	Expires time.Time
	RawExpires string
	MaxAge int
	Secure bool
	HttpOnly bool
	SameSite SameSite
	Partitioned bool
	Raw string
	Unparsed []string
}
func (*Cookie) String() string
func (*Cookie) Valid() error
type CookieJar interface { SetCookies(*url.URL, []*Cookie); Cookies(*url.URL) []*Cookie }
type Request struct {
	Method string
	URL *url.URL
	Proto string
	ProtoMajor int
	ProtoMinor int
	Header Header
	Body io.ReadCloser
	GetBody func() (io.ReadCloser, error)
	ContentLength int64
	TransferEncoding []string
	Close bool
	Host string
	Form url.Values
	PostForm url.Values
	MultipartForm *multipart.Form
	Trailer Header
	RemoteAddr string
	RequestURI string
	TLS *tls.ConnectionState
	Cancel <-chan struct{}
	Response *Response
	Pattern string
}
func NewRequest(string, string, io.Reader) (*Request, error)
func NewRequestWithContext(context.Context, string, string, io.Reader) (*Request, error)
func ReadRequest(*bufio.Reader) (*Request, error)
func (*Request) AddCookie(*Cookie)
func (*Request) BasicAuth() (string, string, bool)
func (*Request) Clone(context.Context) *Request
func (*Request) Context() context.Context
func (*Request) Cookie(string) (*Cookie, error)
func (*Request) Cookies() []*Cookie
func (*Request) CookiesNamed(string) []*Cookie
func (*Request) FormFile(string) (multipart.File, *multipart.FileHeader, error)
func (*Request) FormValue(string) string
func (*Request) MultipartReader() (*multipart.Reader, error)
func (*Request) ParseForm() error
func (*Request) ParseMultipartForm(int64) error
func (*Request) PathValue(string) string
func (*Request) PostFormValue(string) string
func (*Request) ProtoAtLeast(int, int) bool
func (*Request) Referer() string
func (*Request) SetBasicAuth(string, string)
func (*Request) SetPathValue(string, string)
func (*Request) UserAgent() string
func (*Request) WithContext(context.Context) *Request
func (*Request) Write(io.Writer) error
func (*Request) WriteProxy(io.Writer) error
type Response struct {
	Status string
	StatusCode int
	Proto string
	ProtoMajor int
	ProtoMinor int
	Header Header
	Body io.ReadCloser
	ContentLength int64
	TransferEncoding []string
	Close bool
	Uncompressed bool
	Trailer Header
	Request *Request
	TLS *tls.ConnectionState
}
func Get(string) (*Response, error)
func Head(string) (*Response, error)
func Post(string, string, io.Reader) (*Response, error)
func PostForm(string, url.Values) (*Response, error)
func ReadResponse(*bufio.Reader, *Request) (*Response, error)
func (*Response) Cookies() []*Cookie
func (*Response) Location() (*url.URL, error)
func (*Response) ProtoAtLeast(int, int) bool
func (*Response) Write(io.Writer) error
type ResponseWriter interface { Header() Header; Write([]byte) (int, error); WriteHeader(int) }
type Flusher interface { Flush() }
type Hijacker interface { Hijack() (net.Conn, *bufio.ReadWriter, error) }
type CloseNotifier interface { CloseNotify() <-chan bool }
type Pusher interface { Push(string, *PushOptions) error }
type PushOptions struct { Method string; Header Header }
type ResponseController struct {}
func NewResponseController(ResponseWriter) *ResponseController
func (*ResponseController) EnableFullDuplex() error
func (*ResponseController) Flush() error
func (*ResponseController) Hijack() (net.Conn, *bufio.ReadWriter, error)
func (*ResponseController) SetReadDeadline(time.Time) error
func (*ResponseController) SetWriteDeadline(time.Time) error
type Handler interface { ServeHTTP(ResponseWriter, *Request) }
type HandlerFunc func(ResponseWriter, *Request)
func (HandlerFunc) ServeHTTP(ResponseWriter, *Request)
type ServeMux struct {}
func NewServeMux() *ServeMux
func (*ServeMux) Handle(string, Handler)
func (*ServeMux) HandleFunc(string, func(ResponseWriter, *Request))
func (*ServeMux) Handler(*Request) (Handler, string)
func (*ServeMux) ServeHTTP(ResponseWriter, *Request)
type ConnState int
const ( StateNew ConnState = iota; StateActive; StateIdle; StateHijacked; StateClosed )
func (ConnState) String() string
type Protocols struct {}
func (*Protocols) SetHTTP1(bool)
func (*Protocols) SetHTTP2(bool)
func (*Protocols) SetUnencryptedHTTP2(bool)
type HTTP2Config struct { MaxConcurrentStreams int }
type Server struct {
	Addr string
	Handler Handler
	DisableGeneralOptionsHandler bool
	TLSConfig *tls.Config
	ReadTimeout time.Duration
	ReadHeaderTimeout time.Duration
	WriteTimeout time.Duration
	IdleTimeout time.Duration
	MaxHeaderBytes int
	TLSNextProto map[string]func(*Server, *tls.Conn, Handler)
	ConnState func(net.Conn, ConnState)
	ErrorLog *log.Logger
	BaseContext func(net.Listener) context.Context
	ConnContext func(context.Context, net.Conn) context.Context
	HTTP2 *HTTP2Config
	Protocols *Protocols
}
func (*Server) Close() error
func (*Server) ListenAndServe() error
func (*Server) ListenAndServeTLS(string, string) error
func (*Server) RegisterOnShutdown(func())
func (*Server) Serve(net.Listener) error
func (*Server) ServeTLS(net.Listener, string, string) error
func (*Server) SetKeepAlivesEnabled(bool)
func (*Server) Shutdown(context.Context) error
type RoundTripper interface { RoundTrip(*Request) (*Response, error) }
type Client struct { Transport RoundTripper; CheckRedirect func(*Request, []*Request) error; Jar CookieJar; Timeout time.Duration }
func (*Client) CloseIdleConnections()
func (*Client) Do(*Request) (*Response, error)
func (*Client) Get(string) (*Response, error)
func (*Client) Head(string) (*Response, error)
func (*Client) Post(string, string, io.Reader) (*Response, error)
func (*Client) PostForm(string, url.Values) (*Response, error)
type Transport struct {
	Proxy func(*Request) (*url.URL, error)
	OnProxyConnectResponse func(context.Context, *url.URL, *Request, *Response) error
	DialContext func(context.Context, string, string) (net.Conn, error)
	Dial func(string, string) (net.Conn, error)
	DialTLSContext func(context.Context, string, string) (net.Conn, error)
	DialTLS func(string, string) (net.Conn, error)
	TLSClientConfig *tls.Config
	TLSHandshakeTimeout time.Duration
	DisableKeepAlives bool
	DisableCompression bool
	MaxIdleConns int
	MaxIdleConnsPerHost int
	MaxConnsPerHost int
	IdleConnTimeout time.Duration
	ResponseHeaderTimeout time.Duration
	ExpectContinueTimeout time.Duration
	TLSNextProto map[string]func(string, *tls.Conn) RoundTripper
	ProxyConnectHeader Header
	GetProxyConnectHeader func(context.Context, *url.URL, string) (Header, error)
	MaxResponseHeaderBytes int64
	WriteBufferSize int
	ReadBufferSize int
	ForceAttemptHTTP2 bool
	HTTP2 *HTTP2Config
	Protocols *Protocols
}
func (*Transport) CancelRequest(*Request)
func (*Transport) Clone() *Transport
func (*Transport) CloseIdleConnections()
func (*Transport) RegisterProtocol(string, RoundTripper)
func (*Transport) RoundTrip(*Request) (*Response, error)
type Dir string
func (Dir) Open(string) (File, error)
type File interface {
	io.Closer
	io.Reader
	io.Seeker
	Readdir(int) ([]fs.FileInfo, error)
	Stat() (fs.FileInfo, error)
}
type FileSystem interface { Open(string) (File, error) }
func AllowQuerySemicolons(Handler) Handler
func CanonicalHeaderKey(string) string
func DetectContentType([]byte) string
func Error(ResponseWriter, string, int)
func FS(fs.FS) FileSystem
func FileServer(FileSystem) Handler
func FileServerFS(fs.FS) Handler
func Handle(string, Handler)
func HandleFunc(string, func(ResponseWriter, *Request))
func ListenAndServe(string, Handler) error
func ListenAndServeTLS(string, string, string, Handler) error
func MaxBytesHandler(Handler, int64) Handler
func MaxBytesReader(ResponseWriter, io.ReadCloser, int64) io.ReadCloser
func NotFound(ResponseWriter, *Request)
func NotFoundHandler() Handler
func ParseHTTPVersion(string) (int, int, bool)
func ParseTime(string) (time.Time, error)
func ProxyFromEnvironment(*Request) (*url.URL, error)
func ProxyURL(*url.URL) func(*Request) (*url.URL, error)
func Redirect(ResponseWriter, *Request, string, int)
func RedirectHandler(string, int) Handler
func Serve(net.Listener, Handler) error
func ServeContent(ResponseWriter, *Request, string, time.Time, io.ReadSeeker)
func ServeFile(ResponseWriter, *Request, string)
func ServeTLS(net.Listener, Handler, string, string) error
func SetCookie(ResponseWriter, *Cookie)
func StatusText(int) string
func StripPrefix(string, Handler) Handler
func TimeoutHandler(Handler, time.Duration, string) Handler
`,
  'net/http/httptest': `package httptest
import ( "bytes"; "context"; "crypto/tls"; "crypto/x509"; "io"; "net"; "net/http" )
const DefaultRemoteAddr = ""
type ResponseRecorder struct { Code int; HeaderMap http.Header; Body *bytes.Buffer; Flushed bool }
func NewRecorder() *ResponseRecorder
func (*ResponseRecorder) Flush()
func (*ResponseRecorder) Header() http.Header
func (*ResponseRecorder) Result() *http.Response
func (*ResponseRecorder) Write([]byte) (int, error)
func (*ResponseRecorder) WriteHeader(int)
func (*ResponseRecorder) WriteString(string) (int, error)
type Server struct { URL string; Listener net.Listener; EnableHTTP2 bool; TLS *tls.Config; Config *http.Server }
func NewServer(http.Handler) *Server
func NewTLSServer(http.Handler) *Server
func NewUnstartedServer(http.Handler) *Server
func (*Server) Certificate() *x509.Certificate
func (*Server) Client() *http.Client
func (*Server) Close()
func (*Server) CloseClientConnections()
func (*Server) Start()
func (*Server) StartTLS()
func NewRequest(string, string, io.Reader) *http.Request
func NewRequestWithContext(context.Context, string, string, io.Reader) *http.Request
`,
  'net/http/httputil': `package httputil
import ( "io"; "log"; "net/http"; "net/url"; "time" )
type BufferPool interface { Get() []byte; Put([]byte) }
type ProxyRequest struct { In *http.Request; Out *http.Request }
func (*ProxyRequest) SetURL(*url.URL)
func (*ProxyRequest) SetXForwarded()
type ReverseProxy struct {
	Rewrite func(*ProxyRequest)
	Director func(*http.Request)
	Transport http.RoundTripper
	FlushInterval time.Duration
	ErrorLog *log.Logger
	BufferPool BufferPool
	ModifyResponse func(*http.Response) error
	ErrorHandler func(http.ResponseWriter, *http.Request, error)
}
func NewSingleHostReverseProxy(*url.URL) *ReverseProxy
func (*ReverseProxy) ServeHTTP(http.ResponseWriter, *http.Request)
func DumpRequest(*http.Request, bool) ([]byte, error)
func DumpRequestOut(*http.Request, bool) ([]byte, error)
func DumpResponse(*http.Response, bool) ([]byte, error)
func NewChunkedReader(io.Reader) io.Reader
func NewChunkedWriter(io.Writer) io.WriteCloser
`,
  'net/http/httptrace': `package httptrace
import ( "context"; "crypto/tls"; "net"; "net/textproto" )
type GotConnInfo struct { Conn net.Conn; Reused bool; WasIdle bool }
type DNSStartInfo struct { Host string }
type DNSDoneInfo struct { Addrs []net.IPAddr; Err error; Coalesced bool }
type WroteRequestInfo struct { Err error }
type ClientTrace struct {
	GetConn func(string)
	GotConn func(GotConnInfo)
	PutIdleConn func(error)
	GotFirstResponseByte func()
	Got100Continue func()
	Got1xxResponse func(int, textproto.MIMEHeader) error
	DNSStart func(DNSStartInfo)
	DNSDone func(DNSDoneInfo)
	ConnectStart func(string, string)
	ConnectDone func(string, string, error)
	TLSHandshakeStart func()
	TLSHandshakeDone func(tls.ConnectionState, error)
	WroteHeaderField func(string, []string)
	WroteHeaders func()
	WroteRequest func(WroteRequestInfo)
}
func ContextClientTrace(context.Context) *ClientTrace
func WithClientTrace(context.Context, *ClientTrace) context.Context
`,
  'net/http/cookiejar': `package cookiejar
import ( "net/http"; "net/url" )
type PublicSuffixList interface { PublicSuffix(string) string; String() string }
type Options struct { PublicSuffixList PublicSuffixList }
type Jar struct {}
func New(*Options) (*Jar, error)
func (*Jar) Cookies(*url.URL) []*http.Cookie
func (*Jar) SetCookies(*url.URL, []*http.Cookie)
`,
  'net/http/pprof': `package pprof
import "net/http"
func Cmdline(http.ResponseWriter, *http.Request)
func Handler(string) http.Handler
func Index(http.ResponseWriter, *http.Request)
func Profile(http.ResponseWriter, *http.Request)
func Symbol(http.ResponseWriter, *http.Request)
func Trace(http.ResponseWriter, *http.Request)
`,
  mime: `package mime
func AddExtensionType(string, string) error
func ExtensionsByType(string) ([]string, error)
func FormatMediaType(string, map[string]string) string
func ParseMediaType(string) (string, map[string]string, error)
func TypeByExtension(string) string
type WordDecoder struct {}
func (*WordDecoder) Decode(string) (string, error)
func (*WordDecoder) DecodeHeader(string) (string, error)
`,
  'mime/multipart': `package multipart
import ( "io"; "net/textproto" )
type File interface { io.Reader; io.ReaderAt; io.Seeker; io.Closer }
type FileHeader struct { Filename string; Header textproto.MIMEHeader; Size int64 }
func (*FileHeader) Open() (File, error)
type Form struct { Value map[string][]string; File map[string][]*FileHeader }
func (*Form) RemoveAll() error
type Part struct { Header textproto.MIMEHeader }
func (*Part) Close() error
func (*Part) FileName() string
func (*Part) FormName() string
func (*Part) Read([]byte) (int, error)
type Reader struct {}
func NewReader(io.Reader, string) *Reader
func (*Reader) NextPart() (*Part, error)
func (*Reader) NextRawPart() (*Part, error)
func (*Reader) ReadForm(int64) (*Form, error)
type Writer struct {}
func NewWriter(io.Writer) *Writer
func (*Writer) Boundary() string
func (*Writer) Close() error
func (*Writer) CreateFormField(string) (io.Writer, error)
func (*Writer) CreateFormFile(string, string) (io.Writer, error)
func (*Writer) CreatePart(textproto.MIMEHeader) (io.Writer, error)
func (*Writer) FormDataContentType() string
func (*Writer) SetBoundary(string) error
func (*Writer) WriteField(string, string) error
`,
};
