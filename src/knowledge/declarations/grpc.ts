// gRPC, protobuf and their well-known types.
// Declarations only, by hand, parameters mostly without names. An interface that is not whole has an unexported method,
// so that no type is taken to implement it.

const message = (name: string, fields: string): string => `type ${name} struct { ${fields} }
func (*${name}) ProtoReflect() protoreflect.Message
func (*${name}) Reset()
func (*${name}) String() string
`;

const wrappers = [
  ['Bool', 'bool'],
  ['String', 'string'],
  ['Int32', 'int32'],
  ['Int64', 'int64'],
  ['UInt32', 'uint32'],
  ['UInt64', 'uint64'],
  ['Float', 'float32'],
  ['Double', 'float64'],
  ['Bytes', '[]byte'],
]
  .map(
    ([name, type]) => `${message(`${name}Value`, `Value ${type}`)}func ${name}(${type}) *${name}Value
func (*${name}Value) GetValue() ${type}
`,
  )
  .join('');

const oldProto = `import "io"
type Message interface { Reset(); String() string; ProtoMessage() }
func Bool(bool) *bool
func Clone(Message) Message
func CompactTextString(Message) string
func Equal(Message, Message) bool
func Float64(float64) *float64
func Int32(int32) *int32
func Int64(int64) *int64
func Marshal(Message) ([]byte, error)
func MarshalTextString(Message) string
func Merge(Message, Message)
func Size(Message) int
func String(string) *string
func Uint32(uint32) *uint32
func Uint64(uint64) *uint64
func Unmarshal([]byte, Message) error
func UnmarshalText(string, Message) error
func MarshalText(io.Writer, Message) error
`;

export const grpcDeclarations: Readonly<Record<string, string>> = {
  'google.golang.org/grpc': `package grpc
import (
	"context"
	"net"
	"net/http"
	"time"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/connectivity"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/keepalive"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/stats"
)
const Version = ""
type ServerOption interface { apply(*serverOptions) }
type serverOptions struct {}
type DialOption interface { apply(*dialOptions) }
type dialOptions struct {}
type CallOption interface { before(*callInfo) error; after(*callInfo) }
type callInfo struct {}
type ServiceRegistrar interface { RegisterService(*ServiceDesc, any) }
type MethodHandler func(any, context.Context, func(any) error, UnaryServerInterceptor) (any, error)
type MethodDesc struct { MethodName string; Handler MethodHandler }
type StreamDesc struct { StreamName string; Handler StreamHandler; ServerStreams bool; ClientStreams bool }
type ServiceDesc struct { ServiceName string; HandlerType any; Methods []MethodDesc; Streams []StreamDesc; Metadata any }
type MethodInfo struct { Name string; IsClientStream bool; IsServerStream bool }
type ServiceInfo struct { Methods []MethodInfo; Metadata any }
type Server struct {}
func NewServer(...ServerOption) *Server
func (*Server) GetServiceInfo() map[string]ServiceInfo
func (*Server) GracefulStop()
func (*Server) RegisterService(*ServiceDesc, any)
func (*Server) Serve(net.Listener) error
func (*Server) ServeHTTP(http.ResponseWriter, *http.Request)
func (*Server) Stop()
type UnaryServerInfo struct { Server any; FullMethod string }
type UnaryHandler func(context.Context, any) (any, error)
type UnaryServerInterceptor func(context.Context, any, *UnaryServerInfo, UnaryHandler) (any, error)
type StreamServerInfo struct { FullMethod string; IsClientStream bool; IsServerStream bool }
type StreamHandler func(any, ServerStream) error
type StreamServerInterceptor func(any, ServerStream, *StreamServerInfo, StreamHandler) error
type UnaryInvoker func(context.Context, string, any, any, *ClientConn, ...CallOption) error
type UnaryClientInterceptor func(context.Context, string, any, any, *ClientConn, UnaryInvoker, ...CallOption) error
type Streamer func(context.Context, *StreamDesc, *ClientConn, string, ...CallOption) (ClientStream, error)
type StreamClientInterceptor func(context.Context, *StreamDesc, *ClientConn, string, Streamer, ...CallOption) (ClientStream, error)
type Stream interface { Context() context.Context; SendMsg(any) error; RecvMsg(any) error }
type ServerStream interface {
	SetHeader(metadata.MD) error
	SendHeader(metadata.MD) error
	SetTrailer(metadata.MD)
	Context() context.Context
	SendMsg(any) error
	RecvMsg(any) error
}
type ClientStream interface {
	Header() (metadata.MD, error)
	Trailer() metadata.MD
	CloseSend() error
	Context() context.Context
	SendMsg(any) error
	RecvMsg(any) error
}
type ServerStreamingServer[Res any] interface { Send(*Res) error; ServerStream }
type ServerStreamingClient[Res any] interface { Recv() (*Res, error); ClientStream }
type ClientStreamingServer[Req any, Res any] interface { Recv() (*Req, error); SendAndClose(*Res) error; ServerStream }
type ClientStreamingClient[Req any, Res any] interface { Send(*Req) error; CloseAndRecv() (*Res, error); ClientStream }
type BidiStreamingServer[Req any, Res any] interface { Recv() (*Req, error); Send(*Res) error; ServerStream }
type BidiStreamingClient[Req any, Res any] interface { Send(*Req) error; Recv() (*Res, error); ClientStream }
type ClientConnInterface interface {
	Invoke(context.Context, string, any, any, ...CallOption) error
	NewStream(context.Context, *StreamDesc, string, ...CallOption) (ClientStream, error)
}
type ClientConn struct {}
func Dial(string, ...DialOption) (*ClientConn, error)
func DialContext(context.Context, string, ...DialOption) (*ClientConn, error)
func NewClient(string, ...DialOption) (*ClientConn, error)
func (*ClientConn) Close() error
func (*ClientConn) Connect()
func (*ClientConn) GetState() connectivity.State
func (*ClientConn) Invoke(context.Context, string, any, any, ...CallOption) error
func (*ClientConn) NewStream(context.Context, *StreamDesc, string, ...CallOption) (ClientStream, error)
func (*ClientConn) Target() string
func (*ClientConn) WaitForStateChange(context.Context, connectivity.State) bool
func ChainStreamInterceptor(...StreamServerInterceptor) ServerOption
func ChainUnaryInterceptor(...UnaryServerInterceptor) ServerOption
func Code(error) codes.Code
func ConnectionTimeout(time.Duration) ServerOption
func Creds(credentials.TransportCredentials) ServerOption
func Errorf(codes.Code, string, ...any) error
func Header(*metadata.MD) CallOption
func KeepaliveEnforcementPolicy(keepalive.EnforcementPolicy) ServerOption
func KeepaliveParams(keepalive.ServerParameters) ServerOption
func MaxCallRecvMsgSize(int) CallOption
func MaxCallSendMsgSize(int) CallOption
func MaxConcurrentStreams(uint32) ServerOption
func MaxRecvMsgSize(int) ServerOption
func MaxSendMsgSize(int) ServerOption
func SendHeader(context.Context, metadata.MD) error
func SetHeader(context.Context, metadata.MD) error
func SetTrailer(context.Context, metadata.MD) error
func StatsHandler(stats.Handler) ServerOption
func StreamInterceptor(StreamServerInterceptor) ServerOption
func Trailer(*metadata.MD) CallOption
func UnaryInterceptor(UnaryServerInterceptor) ServerOption
func UnknownServiceHandler(StreamHandler) ServerOption
func WaitForReady(bool) CallOption
func WithBlock() DialOption
func WithChainStreamInterceptor(...StreamClientInterceptor) DialOption
func WithChainUnaryInterceptor(...UnaryClientInterceptor) DialOption
func WithContextDialer(func(context.Context, string) (net.Conn, error)) DialOption
func WithDefaultCallOptions(...CallOption) DialOption
func WithDefaultServiceConfig(string) DialOption
func WithInsecure() DialOption
func WithKeepaliveParams(keepalive.ClientParameters) DialOption
func WithPerRPCCredentials(credentials.PerRPCCredentials) DialOption
func WithStatsHandler(stats.Handler) DialOption
func WithStreamInterceptor(StreamClientInterceptor) DialOption
func WithTransportCredentials(credentials.TransportCredentials) DialOption
func WithUnaryInterceptor(UnaryClientInterceptor) DialOption
func WithUserAgent(string) DialOption
var ErrClientConnClosing, ErrServerStopped error
`,
  'google.golang.org/grpc/metadata': `package metadata
import "context"
type MD map[string][]string
func New(map[string]string) MD
func Pairs(...string) MD
func Join(...MD) MD
func (MD) Append(string, ...string)
func (MD) Copy() MD
func (MD) Delete(string)
func (MD) Get(string) []string
func (MD) Len() int
func (MD) Set(string, ...string)
func AppendToOutgoingContext(context.Context, ...string) context.Context
func FromIncomingContext(context.Context) (MD, bool)
func FromOutgoingContext(context.Context) (MD, bool)
func NewIncomingContext(context.Context, MD) context.Context
func NewOutgoingContext(context.Context, MD) context.Context
func ValueFromIncomingContext(context.Context, string) []string
`,
  'google.golang.org/grpc/codes': `package codes
type Code uint32
const ( OK Code = iota; Canceled; Unknown; InvalidArgument; DeadlineExceeded; NotFound; AlreadyExists; PermissionDenied; ResourceExhausted; FailedPrecondition; Aborted; OutOfRange; Unimplemented; Internal; Unavailable; DataLoss; Unauthenticated )
func (Code) String() string
`,
  'google.golang.org/grpc/status': `package status
import "google.golang.org/grpc/codes"
type Status struct {}
func (*Status) Code() codes.Code
func (*Status) Details() []any
func (*Status) Err() error
func (*Status) Message() string
func (*Status) String() string
func Code(error) codes.Code
func Convert(error) *Status
func Error(codes.Code, string) error
func Errorf(codes.Code, string, ...any) error
func FromContextError(error) *Status
func FromError(error) (*Status, bool)
func New(codes.Code, string) *Status
func Newf(codes.Code, string, ...any) *Status
`,
  'google.golang.org/grpc/credentials': `package credentials
import ( "context"; "crypto/tls"; "crypto/x509"; "net" )
type AuthInfo interface { AuthType() string }
type ProtocolInfo struct { ProtocolVersion string; SecurityProtocol string; SecurityVersion string; ServerName string }
type PerRPCCredentials interface {
	GetRequestMetadata(context.Context, ...string) (map[string]string, error)
	RequireTransportSecurity() bool
}
type TransportCredentials interface {
	ClientHandshake(context.Context, string, net.Conn) (net.Conn, AuthInfo, error)
	ServerHandshake(net.Conn) (net.Conn, AuthInfo, error)
	Info() ProtocolInfo
	Clone() TransportCredentials
	OverrideServerName(string) error
}
type TLSInfo struct { State tls.ConnectionState }
func (TLSInfo) AuthType() string
func NewClientTLSFromCert(*x509.CertPool, string) TransportCredentials
func NewClientTLSFromFile(string, string) (TransportCredentials, error)
func NewServerTLSFromCert(*tls.Certificate) TransportCredentials
func NewServerTLSFromFile(string, string) (TransportCredentials, error)
func NewTLS(*tls.Config) TransportCredentials
`,
  'google.golang.org/grpc/credentials/insecure': `package insecure
import "google.golang.org/grpc/credentials"
func NewCredentials() credentials.TransportCredentials
`,
  'google.golang.org/grpc/connectivity': `package connectivity
type State int
const ( Idle State = iota; Connecting; Ready; TransientFailure; Shutdown )
func (State) String() string
`,
  'google.golang.org/grpc/keepalive': `package keepalive
import "time"
type ClientParameters struct { Time time.Duration; Timeout time.Duration; PermitWithoutStream bool }
type ServerParameters struct { MaxConnectionIdle, MaxConnectionAge, MaxConnectionAgeGrace, Time, Timeout time.Duration }
type EnforcementPolicy struct { MinTime time.Duration; PermitWithoutStream bool }
`,
  'google.golang.org/grpc/peer': `package peer
import ( "context"; "net"; "google.golang.org/grpc/credentials" )
type Peer struct { Addr net.Addr; LocalAddr net.Addr; AuthInfo credentials.AuthInfo }
func FromContext(context.Context) (*Peer, bool)
func NewContext(context.Context, *Peer) context.Context
`,
  'google.golang.org/grpc/stats': `package stats
import "context"
type ConnTagInfo struct {}
type RPCTagInfo struct { FullMethodName string; FailFast bool }
type RPCStats interface { IsClient() bool; isRPCStats() }
type ConnStats interface { IsClient() bool; isConnStats() }
type Handler interface {
	TagRPC(context.Context, *RPCTagInfo) context.Context
	HandleRPC(context.Context, RPCStats)
	TagConn(context.Context, *ConnTagInfo) context.Context
	HandleConn(context.Context, ConnStats)
}
`,
  'google.golang.org/grpc/health': `package health
import healthpb "google.golang.org/grpc/health/grpc_health_v1"
type Server struct {}
func NewServer() *Server
func (*Server) Resume()
func (*Server) SetServingStatus(string, healthpb.HealthCheckResponse_ServingStatus)
func (*Server) Shutdown()
`,
  'google.golang.org/grpc/health/grpc_health_v1': `package grpc_health_v1
import ( "context"; "google.golang.org/grpc"; "google.golang.org/protobuf/reflect/protoreflect" )
type HealthCheckResponse_ServingStatus int32
const ( HealthCheckResponse_UNKNOWN HealthCheckResponse_ServingStatus = iota; HealthCheckResponse_SERVING; HealthCheckResponse_NOT_SERVING; HealthCheckResponse_SERVICE_UNKNOWN )
${message('HealthCheckRequest', 'Service string')}${message('HealthCheckResponse', 'Status HealthCheckResponse_ServingStatus')}type HealthClient interface { Check(context.Context, *HealthCheckRequest, ...grpc.CallOption) (*HealthCheckResponse, error); private() }
func NewHealthClient(grpc.ClientConnInterface) HealthClient
type HealthServer interface { Check(context.Context, *HealthCheckRequest) (*HealthCheckResponse, error); private() }
func RegisterHealthServer(grpc.ServiceRegistrar, HealthServer)
`,
  'google.golang.org/protobuf/proto': `package proto
import "google.golang.org/protobuf/reflect/protoreflect"
type Message = protoreflect.ProtoMessage
type MarshalOptions struct { AllowPartial bool; Deterministic bool; UseCachedSize bool }
func (MarshalOptions) Marshal(Message) ([]byte, error)
func (MarshalOptions) Size(Message) int
type UnmarshalOptions struct { Merge bool; AllowPartial bool; DiscardUnknown bool }
func (UnmarshalOptions) Unmarshal([]byte, Message) error
func Bool(bool) *bool
func Clone(Message) Message
func CloneOf[M Message](M) M
func Equal(Message, Message) bool
func Float32(float32) *float32
func Float64(float64) *float64
func Int32(int32) *int32
func Int64(int64) *int64
func Marshal(Message) ([]byte, error)
func Merge(Message, Message)
func MessageName(Message) protoreflect.FullName
func Reset(Message)
func Size(Message) int
func String(string) *string
func Uint32(uint32) *uint32
func Uint64(uint64) *uint64
func Unmarshal([]byte, Message) error
`,
  'google.golang.org/protobuf/reflect/protoreflect': `package protoreflect
type FullName string
type Name string
type ProtoMessage interface { ProtoReflect() Message }
type Descriptor interface { FullName() FullName; Name() Name; Index() int; private() }
type MessageDescriptor interface { Descriptor; IsMapEntry() bool }
type Message interface { Descriptor() MessageDescriptor; Interface() ProtoMessage; IsValid() bool; private() }
`,
  'google.golang.org/protobuf/runtime/protoimpl': `package protoimpl
type MessageState struct {}
type SizeCache = int32
type WeakFields = map[int32]any
type UnknownFields = []byte
type ExtensionFields = map[int32]any
const ( EnforceVersion = iota; MaxVersion; MinVersion; UnsafeEnabled )
`,
  'google.golang.org/protobuf/encoding/protojson': `package protojson
import "google.golang.org/protobuf/proto"
type MarshalOptions struct { Multiline bool; Indent string; AllowPartial bool; UseProtoNames bool; UseEnumNumbers bool; EmitUnpopulated bool; EmitDefaultValues bool }
func (MarshalOptions) Format(proto.Message) string
func (MarshalOptions) Marshal(proto.Message) ([]byte, error)
type UnmarshalOptions struct { AllowPartial bool; DiscardUnknown bool }
func (UnmarshalOptions) Unmarshal([]byte, proto.Message) error
func Format(proto.Message) string
func Marshal(proto.Message) ([]byte, error)
func Unmarshal([]byte, proto.Message) error
`,
  'google.golang.org/protobuf/types/known/timestamppb': `package timestamppb
import ( "time"; "google.golang.org/protobuf/reflect/protoreflect" )
${message('Timestamp', 'Seconds int64; Nanos int32')}func New(time.Time) *Timestamp
func Now() *Timestamp
func (*Timestamp) AsTime() time.Time
func (*Timestamp) CheckValid() error
func (*Timestamp) GetNanos() int32
func (*Timestamp) GetSeconds() int64
func (*Timestamp) IsValid() bool
`,
  'google.golang.org/protobuf/types/known/durationpb': `package durationpb
import ( "time"; "google.golang.org/protobuf/reflect/protoreflect" )
${message('Duration', 'Seconds int64; Nanos int32')}func New(time.Duration) *Duration
func (*Duration) AsDuration() time.Duration
func (*Duration) GetNanos() int32
func (*Duration) GetSeconds() int64
`,
  'google.golang.org/protobuf/types/known/emptypb': `package emptypb
import "google.golang.org/protobuf/reflect/protoreflect"
${message('Empty', '')}`,
  'google.golang.org/protobuf/types/known/anypb': `package anypb
import ( "google.golang.org/protobuf/proto"; "google.golang.org/protobuf/reflect/protoreflect" )
${message('Any', 'TypeUrl string; Value []byte')}func New(proto.Message) (*Any, error)
func (*Any) GetTypeUrl() string
func (*Any) GetValue() []byte
func (*Any) MarshalFrom(proto.Message) error
func (*Any) MessageIs(proto.Message) bool
func (*Any) UnmarshalNew() (proto.Message, error)
func (*Any) UnmarshalTo(proto.Message) error
`,
  'google.golang.org/protobuf/types/known/structpb': `package structpb
import "google.golang.org/protobuf/reflect/protoreflect"
${message('Struct', 'Fields map[string]*Value')}${message('Value', 'Kind isValue_Kind')}${message('ListValue', 'Values []*Value')}type isValue_Kind interface { isValue_Kind() }
func NewBoolValue(bool) *Value
func NewNumberValue(float64) *Value
func NewStringValue(string) *Value
func NewStruct(map[string]any) (*Struct, error)
func NewStructValue(*Struct) *Value
func NewValue(any) (*Value, error)
func (*Struct) AsMap() map[string]any
func (*Struct) GetFields() map[string]*Value
func (*Value) AsInterface() any
func (*Value) GetBoolValue() bool
func (*Value) GetListValue() *ListValue
func (*Value) GetNumberValue() float64
func (*Value) GetStringValue() string
func (*Value) GetStructValue() *Struct
func (*ListValue) GetValues() []*Value
`,
  'google.golang.org/protobuf/types/known/wrapperspb': `package wrapperspb
import "google.golang.org/protobuf/reflect/protoreflect"
${wrappers}`,
  'github.com/golang/protobuf/proto': `package proto
${oldProto}`,
  'github.com/gogo/protobuf/proto': `package proto
${oldProto}`,
  'github.com/grpc-ecosystem/grpc-gateway/v2/runtime': `package runtime
import "net/http"
type HandlerFunc func(http.ResponseWriter, *http.Request, map[string]string)
type ServeMuxOption func(*ServeMux)
type ServeMux struct {}
func NewServeMux(...ServeMuxOption) *ServeMux
func (*ServeMux) HandlePath(string, string, HandlerFunc) error
func (*ServeMux) ServeHTTP(http.ResponseWriter, *http.Request)
`,
};
