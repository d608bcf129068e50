// Calls from other processes: gRPC's interceptors, D-Bus, peers of a network. The streaming methods of a gRPC service are told by
// `streamParameter` in handlers.ts.
import { concurrent, handler } from './shape.js';

const grpc = 'google.golang.org/grpc';
const busErrors = ['*github.com/godbus/dbus.Error', '*github.com/godbus/dbus/v5.Error'];
const ethereum = 'github.com/ethereum/go-ethereum/p2p';

export const rpcShapes = [
  handler('gRPC interceptor', ['context.Context', 'any', `*${grpc}.UnaryServerInfo`, `${grpc}.UnaryHandler`]),
  handler('gRPC interceptor', ['any', `${grpc}.ServerStream`, `*${grpc}.StreamServerInfo`, `${grpc}.StreamHandler`]),
  handler('gRPC stream handler', ['any', `${grpc}.ServerStream`], ['error']),
  concurrent('gRPC picker', 'Pick', [`${grpc}/balancer.PickInfo`], [`${grpc}/balancer.PickResult`, 'error']),
  concurrent('gRPC stats handler', 'HandleRPC', ['context.Context', `${grpc}/stats.RPCStats`], []),
  concurrent('gRPC stats handler', 'TagRPC', ['context.Context', `*${grpc}/stats.RPCTagInfo`], ['context.Context']),

  // Methods that are exported on the bus return the bus's own error last. Each call has a goroutine.
  ...busErrors.flatMap((error) => [
    handler('D-Bus method', ['...'], [error]),
    handler('D-Bus method', ['...'], ['_', error]),
    handler('D-Bus method', ['...'], ['_', '_', error]),
  ]),

  handler('DNS handler', ['github.com/miekg/dns.ResponseWriter', '*github.com/miekg/dns.Msg']),
  concurrent('DNS handler', 'ServeDNS', [
    'context.Context',
    'github.com/miekg/dns.ResponseWriter',
    '*github.com/miekg/dns.Msg',
  ]),
  handler('DHCP handler', ['net.PacketConn', 'net.Addr', '*github.com/insomniacslk/dhcp/dhcpv4.DHCPv4'], []),
  handler('DHCP handler', ['net.PacketConn', 'net.Addr', 'github.com/insomniacslk/dhcp/dhcpv6.DHCPv6'], []),
  handler('RADIUS handler', ['layeh.com/radius.ResponseWriter', '*layeh.com/radius.Request'], []),
  handler('Redis command handler', ['github.com/tidwall/redcon.Conn', 'github.com/tidwall/redcon.Command'], []),
  ...['github.com/gliderlabs/ssh', 'github.com/charmbracelet/ssh'].map((ssh) =>
    handler('SSH session', [`${ssh}.Session`], []),
  ),
  concurrent(
    'SMTP backend',
    'NewSession',
    ['*github.com/emersion/go-smtp.Conn'],
    ['github.com/emersion/go-smtp.Session', 'error'],
  ),

  ...['github.com/libp2p/go-libp2p/core/network', 'github.com/libp2p/go-libp2p-core/network'].map((network) =>
    handler('stream handler', [`${network}.Stream`], []),
  ),
  ...['bool', 'github.com/libp2p/go-libp2p-pubsub.ValidationResult'].map((result) =>
    handler(
      'validator of messages',
      ['context.Context', 'github.com/libp2p/go-libp2p/core/peer.ID', '*github.com/libp2p/go-libp2p-pubsub.Message'],
      [result],
    ),
  ),
  handler('peer handler', [`*${ethereum}.Peer`, `${ethereum}.MsgReadWriter`], ['error']),
  // One goroutine reads from each peer.
  concurrent('reactor', 'Receive', ['github.com/cometbft/cometbft/p2p.Envelope'], []),
  ...['github.com/cometbft/cometbft/p2p.Peer', 'github.com/tendermint/tendermint/p2p.Peer'].flatMap((peer) => [
    concurrent('reactor', 'Receive', ['uint8', peer, '[]uint8'], []),
    concurrent('reactor', 'AddPeer', [peer], []),
    concurrent('reactor', 'RemovePeer', [peer, 'any'], []),
  ]),
];
