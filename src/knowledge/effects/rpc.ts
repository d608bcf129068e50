// gRPC and its relatives: registered services and interceptors run many at once; metadata.MD is a map.
// Generated Register...Server functions are many and unnamed here: `handlers.ts` knows them by their shape.
import { copies, each, eachOwner, runs, runsMethods, table, touches, walks } from '../table.js';

const grpc = 'google.golang.org/grpc';

const metadataEffects = eachOwner([`${grpc}/metadata.MD`], (md) =>
  table(
    each(md, 'Get', touches('read', 'recv')),
    each(md, 'Set Append', touches('write', 'recv')),
    each(md, 'Delete', touches('delete', 'recv')),
    each(md, 'Copy', copies('recv')),
  ),
);

const statsMethods = ['TagRPC', 'HandleRPC', 'TagConn', 'HandleConn'];

export const rpcEffects = table(
  metadataEffects,
  each(`${grpc}/metadata`, 'New', copies(0)),
  each(`${grpc}/metadata`, 'Join', copies({ from: 0 })),
  each(`${grpc}/metadata`, 'Pairs FromIncomingContext FromOutgoingContext', { fresh: true }),

  each(grpc, 'UnaryInterceptor StreamInterceptor UnknownServiceHandler InTapHandle', runs('handler', 0)),
  each(grpc, 'ChainUnaryInterceptor ChainStreamInterceptor', runs('handler', { from: 0 })),
  each(grpc, 'StatsHandler', runsMethods('handler', 0, ...statsMethods)),
  each(grpc, 'WithStatsHandler', runsMethods('handler', 0, ...statsMethods)),
  // A client's interceptors and dialers run on whoever makes the call.
  each(grpc, 'WithUnaryInterceptor WithStreamInterceptor WithContextDialer WithDialer', runs('later', 0)),
  each(grpc, 'WithChainUnaryInterceptor WithChainStreamInterceptor', runs('later', { from: 0 })),
  each(grpc, 'WithPerRPCCredentials', runsMethods('handler', 0, 'GetRequestMetadata')),
  each(`${grpc}.Server`, 'RegisterService', runsMethods('handler', 1, '*grpc')),
  each(`${grpc}.ServiceRegistrar`, 'RegisterService', runsMethods('handler', 1, '*grpc')),
  each(`${grpc}.ServerStream`, 'SendMsg', walks(0)),
  each(`${grpc}.ClientStream`, 'SendMsg', walks(0)),

  eachOwner(['github.com/grpc-ecosystem/go-grpc-middleware'], (mw) =>
    each(mw, 'ChainUnaryServer ChainStreamServer WithUnaryServerChain WithStreamServerChain', {
      ...runs('handler', { from: 0 }),
    }),
  ),
  eachOwner(
    [
      'github.com/grpc-ecosystem/grpc-gateway/runtime.ServeMux',
      'github.com/grpc-ecosystem/grpc-gateway/v2/runtime.ServeMux',
    ],
    (gateway) => each(gateway, 'HandlePath Handle', runs('handler', 2)),
  ),
  eachOwner(['connectrpc.com/connect', 'github.com/bufbuild/connect-go'], (connect) =>
    each(connect, 'NewUnaryHandler NewServerStreamHandler NewClientStreamHandler NewBidiStreamHandler', {
      ...runs('handler', 1),
    }),
  ),
  each('github.com/ethereum/go-ethereum/rpc.Server', 'RegisterName', runsMethods('handler', 1, '*')),
  each('github.com/filecoin-project/go-jsonrpc.RPCServer', 'Register', runsMethods('handler', 1, '*')),
  each('github.com/smallnest/rpcx/server.Server', 'Register', runsMethods('handler', 0, '*')),
  each('github.com/smallnest/rpcx/server.Server', 'RegisterName', runsMethods('handler', 1, '*')),
  eachOwner(
    [
      'go-micro.dev/v4',
      'go-micro.dev/v5',
      'go-micro.dev/v6',
      'github.com/micro/go-micro',
      'github.com/micro/go-micro/v2',
    ],
    (micro) =>
      table(
        each(micro, 'RegisterHandler', runsMethods('handler', 1, '*')),
        each(`${micro}.Service`, 'Handle', runsMethods('handler', 0, '*')),
        each(`${micro}/server.Server`, 'NewHandler', runsMethods('handler', 0, '*')),
      ),
  ),
  each('github.com/sourcegraph/jsonrpc2', 'AsyncHandler', runsMethods('handler', 0, 'Handle')),
  // Fields of one query are resolved at once.
  each('github.com/graph-gophers/graphql-go', 'ParseSchema MustParseSchema', runsMethods('handler', 1, '*')),
  each('github.com/soheilhy/cmux.CMux', 'Match MatchWithWriters', runs('handler', { from: 0 })),
);
