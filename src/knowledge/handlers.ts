// Which functions a server calls, many at once, though nobody in the program calls them: told by the types of their
// parameters, by what a type embeds, by the field they are stored in, or by the name of the function they are handed to.
//
// Types are written as Go prints them with full import paths: `*net/http.Request`, `chan<- path.Metric`, `error`.
// A unary gRPC method, (ctx, *Req) (*Resp, error), has no shape of its own: its type's embedding or registration tells.
import type { CallbackEffect, Effect, HandlerShape } from './effect.js';
import { fileShapes } from './shapes/files.js';
import { messagingShapes } from './shapes/messaging.js';
import { observabilityShapes } from './shapes/observability.js';
import { pluginShapes } from './shapes/plugins.js';
import { rpcShapes } from './shapes/rpc.js';
import { webShapes } from './shapes/web.js';
import { runsMethods } from './table.js';

const grpc = 'google.golang.org/grpc';
/** The rows are in shapes/, one file an area. */
export const handlerShapes: readonly HandlerShape[] = [
  ...webShapes,
  ...rpcShapes,
  ...messagingShapes,
  ...fileShapes,
  ...pluginShapes,
  ...observabilityShapes,
];

/** A server calls it for what it is asked, from when it has been started. */
export function isServed({ what }: HandlerShape): boolean {
  return /^(HTTP|gin|echo|fiber|fasthttp|iris|restful|hertz|buffalo|macaron|go-swagger|websocket|DNS|DHCP|RADIUS) handler$|^(gRPC|Connect) method$/.test(
    what,
  );
}

/**
 * Starts a server, or what may be one: a function of a library that is named so. Of the standard library's, those that do.
 * `owner`: the type whose method it is.
 */
export function beginsToServe(path: string, owner: string | undefined, name: string): boolean {
  if (/^net\/http(\/|$)/.test(path)) return /^(Listen|Serve|New\w*Server$|Start)/.test(name);
  if (!/^[^/]+\./.test(path)) return path === 'net' && /^Accept/.test(name);
  if (/^(Accept|Listen|Serve)/.test(name)) return true;
  return (
    /^(Run|Start)/.test(name) && /App|Bot|Echo|Engine|Gateway|Hertz|Listener|Router|Server|Service/.test(owner ?? '')
  );
}

/**
 * Starts what calls a callback that waits for that, or may do so: a function of a library that is named so; of the program's own
 * packages, those of Kubernetes, where it is Kubernetes that is looked at.
 */
export function beginsToCall(path: string, name: string, isOfProgram: boolean): boolean {
  // Services are started one by one, or all that a manager has.
  if (path === 'github.com/grafana/dskit/services' && name.startsWith('Start')) return true;
  if (!(isOfProgram ? /^(sigs\.)?k8s\.io\// : /^[^/]+\./).test(path)) return false;
  return /^(Run|Start)(WithContext|OrDie|(Informer|Cache|Controller)s?)?$|^WaitFor\w*Sync/.test(name);
}

/** Exported methods of a type that embeds a type of such a name are the methods of a service. */
export const serviceEmbeds: readonly {
  readonly pattern: RegExp;
  readonly what: string;
  /** Methods with a context first, of types that are named so; else those of the shape that gRPC's have. */
  readonly of?: RegExp;
}[] = [
  { pattern: /^(Unimplemented|Unsafe)\w+Server$/, what: 'gRPC method' },
  { pattern: /^Unimplemented\w+Handler$/, what: 'Connect method' },
  // gqlgen: type queryResolver struct{ *Resolver }
  { pattern: /^Resolver$/, of: /^\w+Resolver$/, what: 'GraphQL resolver' },
];

/** A method with a parameter whose type has such a name is a streaming method of a gRPC service. */
export const streamParameter = /^\w+_\w+Server$/;

/** The generic streams of newer generated code, by full name. */
export const streamTypes: readonly string[] = [
  `${grpc}.ServerStreamingServer`,
  `${grpc}.ClientStreamingServer`,
  `${grpc}.BidiStreamingServer`,
  `${grpc}.ServerStream`,
];

export interface CalleePattern {
  /** Matched against the bare name of a function without a receiver. */
  readonly name: RegExp;
  /** Matched against the last element of its package path, where given. */
  readonly pkg?: RegExp;
  /** The number of its parameters, where given. */
  readonly params?: number;
  readonly effect: Effect;
}

/** Generated functions, of which there are too many for a row each. They hold also where the source is at hand. */
export const calleePatterns: readonly CalleePattern[] = [
  // grpc: RegisterGreeterServer(s grpc.ServiceRegistrar, srv GreeterServer)
  { name: /^Register\w+Server$/, params: 2, effect: runsMethods('handler', 1, '*grpc') },
  // grpc-gateway: RegisterGreeterHandlerServer(ctx, mux, srv GreeterServer)
  { name: /^Register\w+HandlerServer$/, params: 3, effect: runsMethods('handler', 2, '*grpc') },
  // go-micro: RegisterGreeterHandler(s server.Server, hdlr GreeterHandler, opts ...server.HandlerOption)
  { name: /^Register\w+Handler$/, pkg: /(pb|proto)$/, params: 2, effect: runsMethods('handler', 1, '*') },
  // connect: NewGreeterHandler(svc GreeterHandler, opts ...connect.HandlerOption)
  { name: /^New\w+Handler$/, pkg: /connect$/, params: 2, effect: runsMethods('handler', 0, '*grpc') },
  // twirp: NewGreeterServer(svc Greeter, opts ...interface{}) http.Handler
  { name: /^New\w+Server$/, pkg: /(pb|proto|rpc|twirp)$/, params: 2, effect: runsMethods('handler', 0, '*grpc') },
];

/**
 * Methods that generators write for every type, and those of locks, which many a library has of its own; read only where
 * the body is not at hand. By name and receiver alone.
 */
export const methodPatterns: readonly { readonly name: string; readonly params: number; readonly effect: Effect }[] = [
  { name: 'Lock', params: 0, effect: { lock: 'lock' } },
  { name: 'Unlock', params: 0, effect: { lock: 'unlock' } },
  { name: 'RLock', params: 0, effect: { lock: 'rlock' } },
  { name: 'RUnlock', params: 0, effect: { lock: 'runlock' } },
  { name: 'DeepCopy', params: 0, effect: { maps: [{ of: 'recv', kind: 'iterate', deep: true }], fresh: true } },
  { name: 'DeepCopyObject', params: 0, effect: { maps: [{ of: 'recv', kind: 'iterate', deep: true }], fresh: true } },
  { name: 'DeepCopyInto', params: 1, effect: { maps: [{ of: 'recv', kind: 'iterate', deep: true }] } },
];

/** What lister-gen writes for every type: `(v1.PodLister).List`, `(v1.PodNamespaceLister).Get`. Also where the source is at hand. */
export function isListersMethod(key: string): boolean {
  return /(^|\/)listers\/(\S+\/)?\w+\.\w*Lister\.(Get|List)$/i.test(key);
}
export function isLister(pkg: string, name: string): boolean {
  return /(^|\/)listers\//.test(pkg) && name.endsWith('Lister');
}

const field = (how: CallbackEffect['runs'], ...methods: readonly string[]): Omit<CallbackEffect, 'of'> =>
  methods.length > 0 ? { runs: how, methods } : { runs: how };

/** An informer calls it when it has been started, one event after another. */
const ofInformer: Omit<CallbackEffect, 'of'> = { ...field('serial'), onceStarted: true };

/** A function value, or an object, stored in this field (`path.Type.Field`) is called so. */
export const callbackFields: Readonly<Record<string, Omit<CallbackEffect, 'of'>>> = {
  'net/http.Server.Handler': field('handler', 'ServeHTTP'),
  'net/http.Server.ConnState': field('handler'),
  'net/http.Server.ConnContext': field('serial'),
  'net/http.Server.BaseContext': field('serial'),
  'net/http.Transport.DialContext': field('handler'),
  'net/http.Transport.DialTLSContext': field('handler'),
  'net/http.Transport.Dial': field('handler'),
  'net/http.Transport.Proxy': field('handler'),
  'net/http.Client.Transport': field('handler', 'RoundTrip'),
  'net/http.Client.CheckRedirect': field('later'),
  'net/http/httputil.ReverseProxy.Director': field('handler'),
  'net/http/httputil.ReverseProxy.Rewrite': field('handler'),
  'net/http/httputil.ReverseProxy.ModifyResponse': field('handler'),
  'net/http/httputil.ReverseProxy.ErrorHandler': field('handler'),
  'net/http/httputil.ReverseProxy.Transport': field('handler', 'RoundTrip'),
  'crypto/tls.Config.GetCertificate': field('handler'),
  'crypto/tls.Config.GetClientCertificate': field('handler'),
  'crypto/tls.Config.GetConfigForClient': field('handler'),
  'crypto/tls.Config.VerifyPeerCertificate': field('handler'),
  'crypto/tls.Config.VerifyConnection': field('handler'),
  'net.Dialer.Control': field('handler'),
  'net.ListenConfig.Control': field('serial'),
  'net.Resolver.Dial': field('handler'),
  'sync.Pool.New': field('handler'),
  'log/slog.HandlerOptions.ReplaceAttr': field('handler'),
  'github.com/gorilla/websocket.Upgrader.CheckOrigin': field('handler'),
  'github.com/valyala/fasthttp.Server.Handler': field('handler'),
  'github.com/labstack/echo/v4.Echo.HTTPErrorHandler': field('handler'),
  'github.com/gofiber/fiber/v2.Config.ErrorHandler': field('handler'),
  'google.golang.org/grpc.StreamDesc.Handler': field('handler'),
  'google.golang.org/grpc.MethodDesc.Handler': field('handler'),
  'github.com/miekg/dns.Server.Handler': field('handler', 'ServeDNS'),

  'github.com/ethereum/go-ethereum/rpc.API.Service': field('handler', '*'),
  'github.com/nacos-group/nacos-sdk-go/v2/vo.ConfigParam.OnChange': field('serial'),
  'github.com/nacos-group/nacos-sdk-go/v2/vo.SubscribeParam.SubscribeCallback': field('serial'),
  'github.com/nacos-group/nacos-sdk-go/vo.ConfigParam.OnChange': field('serial'),
  'github.com/nacos-group/nacos-sdk-go/vo.SubscribeParam.SubscribeCallback': field('serial'),
  'github.com/hashicorp/consul/api/watch.Plan.Handler': field('serial'),
  'github.com/hashicorp/consul/api/watch.Plan.HybridHandler': field('serial'),

  'k8s.io/client-go/tools/cache.ResourceEventHandlerFuncs.AddFunc': { ...ofInformer, cached: true },
  'k8s.io/client-go/tools/cache.ResourceEventHandlerFuncs.UpdateFunc': { ...ofInformer, cached: true },
  'k8s.io/client-go/tools/cache.ResourceEventHandlerFuncs.DeleteFunc': ofInformer,
  'k8s.io/client-go/tools/cache.ResourceEventHandlerDetailedFuncs.AddFunc': { ...ofInformer, cached: true },
  'k8s.io/client-go/tools/cache.ResourceEventHandlerDetailedFuncs.UpdateFunc': { ...ofInformer, cached: true },
  'k8s.io/client-go/tools/cache.ResourceEventHandlerDetailedFuncs.DeleteFunc': ofInformer,
  'k8s.io/client-go/tools/cache.FilteringResourceEventHandler.FilterFunc': ofInformer,
  'k8s.io/client-go/tools/cache.FilteringResourceEventHandler.Handler': field(
    'serial',
    'OnAdd',
    'OnUpdate',
    'OnDelete',
  ),
  'k8s.io/client-go/tools/cache.ListWatch.ListFunc': field('serial'),
  'k8s.io/client-go/tools/cache.ListWatch.WatchFunc': field('serial'),
  'k8s.io/client-go/tools/leaderelection.LeaderCallbacks.OnStartedLeading': field('go'),
  'k8s.io/client-go/tools/leaderelection.LeaderCallbacks.OnNewLeader': field('go'),
  'k8s.io/client-go/tools/leaderelection.LeaderCallbacks.OnStoppedLeading': field('later'),
  'sigs.k8s.io/controller-runtime/pkg/predicate.Funcs.CreateFunc': { ...field('serial'), cached: true },
  'sigs.k8s.io/controller-runtime/pkg/predicate.Funcs.UpdateFunc': { ...field('serial'), cached: true },
  'sigs.k8s.io/controller-runtime/pkg/predicate.Funcs.DeleteFunc': field('serial'),
  'sigs.k8s.io/controller-runtime/pkg/predicate.Funcs.GenericFunc': { ...field('serial'), cached: true },

  'github.com/eclipse/paho.mqtt.golang.ClientOptions.OnConnect': field('serial'),
  'github.com/eclipse/paho.mqtt.golang.ClientOptions.OnConnectionLost': field('serial'),
  'github.com/eclipse/paho.mqtt.golang.ClientOptions.OnReconnecting': field('serial'),
  'github.com/eclipse/paho.mqtt.golang.ClientOptions.DefaultPublishHandler': field('serial'),
  'github.com/eclipse/paho.golang/autopaho.ClientConfig.OnConnectionUp': field('serial'),
  'github.com/eclipse/paho.golang/autopaho.ClientConfig.OnConnectionDown': field('serial'),
  'github.com/eclipse/paho.golang/autopaho.ClientConfig.OnConnectError': field('serial'),
  'github.com/redis/go-redis/v9.Options.OnConnect': field('handler'),
  'github.com/go-redis/redis/v8.Options.OnConnect': field('handler'),
  'golang.org/x/crypto/ssh.ServerConfig.PasswordCallback': field('handler'),
  'golang.org/x/crypto/ssh.ServerConfig.PublicKeyCallback': field('handler'),
  'golang.org/x/crypto/ssh.ServerConfig.KeyboardInteractiveCallback': field('handler'),
  'golang.org/x/crypto/ssh.ServerConfig.VerifiedPublicKeyCallback': field('handler'),
  'golang.org/x/crypto/ssh.ServerConfig.AuthLogCallback': field('handler'),
  'golang.org/x/crypto/ssh.ServerConfig.BannerCallback': field('handler'),
  'golang.org/x/crypto/ssh.CertChecker.IsUserAuthority': field('handler'),
  'golang.org/x/crypto/ssh.CertChecker.IsHostAuthority': field('handler'),
  'golang.org/x/crypto/ssh.CertChecker.UserKeyFallback': field('handler'),
  'golang.org/x/crypto/ssh.CertChecker.HostKeyFallback': field('handler'),
  'golang.org/x/crypto/ssh.CertChecker.IsRevoked': field('handler'),
  'github.com/gliderlabs/ssh.Server.Handler': field('handler'),
  'github.com/gliderlabs/ssh.Server.PasswordHandler': field('handler'),
  'github.com/gliderlabs/ssh.Server.PublicKeyHandler': field('handler'),
  'github.com/gliderlabs/ssh.Server.KeyboardInteractiveHandler': field('handler'),
  'github.com/gliderlabs/ssh.Server.ConnCallback': field('handler'),
  'github.com/gliderlabs/ssh.Server.ConnectionFailedCallback': field('handler'),
  'github.com/gliderlabs/ssh.Server.PtyCallback': field('handler'),
  'github.com/gliderlabs/ssh.Server.SessionRequestCallback': field('handler'),
  'github.com/gliderlabs/ssh.Server.LocalPortForwardingCallback': field('handler'),
  'github.com/gliderlabs/ssh.Server.ReversePortForwardingCallback': field('handler'),
  'golang.org/x/crypto/acme/autocert.Manager.HostPolicy': field('handler'),
  'golang.org/x/crypto/acme/autocert.Manager.Cache': field('handler', 'Get', 'Put', 'Delete'),
  'github.com/rs/cors.Options.AllowOriginFunc': field('handler'),
  'github.com/rs/cors.Options.AllowOriginRequestFunc': field('handler'),
  'github.com/go-chi/cors.Options.AllowOriginFunc': field('handler'),
  'github.com/gin-contrib/cors.Config.AllowOriginFunc': field('handler'),
  'github.com/nats-io/nats.go.Options.ConnectedCB': field('serial'),
  'github.com/nats-io/nats.go.Options.DisconnectedCB': field('serial'),
  'github.com/nats-io/nats.go.Options.DiscoveredServersCB': field('serial'),
  'github.com/nats-io/nats.go.Options.ReconnectedCB': field('serial'),
  'github.com/nats-io/nats.go.Options.DisconnectedErrCB': field('serial'),
  'github.com/nats-io/nats.go.Options.ClosedCB': field('serial'),
  'github.com/nats-io/nats.go.Options.AsyncErrorCB': field('serial'),
  'github.com/hashicorp/memberlist.Config.Delegate': field(
    'handler',
    'NodeMeta',
    'NotifyMsg',
    'GetBroadcasts',
    'LocalState',
    'MergeRemoteState',
  ),
  'github.com/hashicorp/memberlist.Config.Events': field('serial', 'NotifyJoin', 'NotifyLeave', 'NotifyUpdate'),
  'go.uber.org/fx.Hook.OnStart': field('last'),
  'go.uber.org/fx.Hook.OnStop': field('later'),

  // A command line is run once, on the main goroutine.
  'github.com/spf13/cobra.Command.Run': field('last'),
  'github.com/spf13/cobra.Command.RunE': field('last'),
  'github.com/spf13/cobra.Command.PreRun': field('later'),
  'github.com/spf13/cobra.Command.PreRunE': field('later'),
  'github.com/spf13/cobra.Command.PersistentPreRun': field('later'),
  'github.com/spf13/cobra.Command.PersistentPreRunE': field('later'),
  'github.com/spf13/cobra.Command.PostRun': field('later'),
  'github.com/spf13/cobra.Command.PostRunE': field('later'),
  'github.com/urfave/cli.App.Action': field('last'),
  'github.com/urfave/cli/v2.App.Action': field('last'),
  'github.com/urfave/cli.Command.Action': field('last'),
  'github.com/urfave/cli/v2.Command.Action': field('last'),
  'github.com/urfave/cli/v3.Command.Action': field('last'),
};

/** A metric of a library, by the full name of its type: it is safe for concurrent use, and meant for that. */
export function isMetric(type: string): boolean {
  return (
    /^go\.opentelemetry\.io\/otel\/metric\.(Int64|Float64)\w+$/.test(type) ||
    /^github\.com\/prometheus\/client_golang\/prometheus\.(Desc|(Counter|Gauge|Histogram|Summary)(Vec)?)$/.test(type)
  );
}

/** The type of a parameter by which the function of a subcommand is known. */
export const commandParameter =
  /^\*?(github\.com\/spf13\/cobra\.Command|github\.com\/urfave\/cli(\/v\d)?\.(Context|Command))$/;

/**
 * By field (`path.Type.Field`): how many workers call this method at once, of the object whose method sets it. A library that
 * is asked for one worker has one.
 */
export const workersOf: Readonly<Record<string, string>> = {
  'sigs.k8s.io/controller-runtime/pkg/controller.Options.MaxConcurrentReconciles': 'Reconcile',
  'sigs.k8s.io/controller-runtime/pkg/controller.TypedOptions.MaxConcurrentReconciles': 'Reconcile',
};

/**
 * Frameworks that are done with an object, and with all who use it, before they call its `last` method. The object is one
 * of theirs if it has the other method, with a parameter of that type.
 */
export const lastCalls: readonly { readonly method: string; readonly param: string; readonly last: string }[] = [
  { method: 'Start', param: 'go.opentelemetry.io/collector/component.Host', last: 'Shutdown' },
  { method: 'Gather', param: 'github.com/influxdata/telegraf.Accumulator', last: 'Stop' },
  { method: 'Write', param: '[]github.com/influxdata/telegraf.Metric', last: 'Close' },
];

/** Containers run the constructors that they are given one after another, before what these have made is started. */
const assemblies: ReadonlySet<string> = new Set([
  'go.uber.org/fx.Provide',
  'go.uber.org/fx.Decorate',
  'go.uber.org/dig.Container.Provide',
  'github.com/google/wire.Build',
  'github.com/google/wire.NewSet',
]);

/** The function puts an application together, out of the constructors that it is handed. */
export function isAssembly(key: string): boolean {
  return assemblies.has(key);
}

/** What becomes of a function or object that is kept in this field; undefined for all other fields. */
export function callbackIn(field: string): Omit<CallbackEffect, 'of'> | undefined {
  return Object.hasOwn(callbackFields, field) ? callbackFields[field] : undefined;
}

/** A pool of connections, by the full name of its type: safe for concurrent use, made once and kept by who serves many. */
export function isPool(type: string): boolean {
  return (
    /^(database\/sql|github\.com\/jmoiron\/sqlx)\.DB$/.test(type) ||
    /^github\.com\/jackc\/pgx(\/v\d+)?\/pgxpool\.Pool$/.test(type) ||
    /^go\.mongodb\.org\/mongo-driver(\/v2)?\/mongo\.(Client|Database)$/.test(type) ||
    /^github\.com\/(redis\/go-redis|go-redis\/redis)(\/v\d+)?\.Client$/.test(type) ||
    type === 'google.golang.org/grpc.ClientConn'
  );
}

/** ... or a client of `net/http`, which is made once as well, be it for one goroutine. */
export function isKept(type: string): boolean {
  return isPool(type) || type === 'net/http.Client' || type === 'net/http.Transport';
}
