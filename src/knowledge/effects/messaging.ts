// Subscriptions and network servers that are not HTTP: which goroutine calls the callback.
// `serial` where the library promises one message at a time, `handler` where it starts a goroutine for each.
import { both, each, eachOwner, queues, runs, runsMethods, table } from '../table.js';

const nats = 'github.com/nats-io/nats.go';
const natsEffects = table(
  each(`${nats}.Conn`, 'Subscribe', runs('serial', 1)),
  each(`${nats}.Conn`, 'QueueSubscribe', runs('serial', 2)),
  each(`${nats}.EncodedConn`, 'Subscribe', runs('serial', 1)),
  each(`${nats}.EncodedConn`, 'QueueSubscribe', runs('serial', 2)),
  eachOwner([`${nats}.JetStream`, `${nats}.JetStreamContext`], (js) =>
    table(each(js, 'Subscribe', runs('serial', 1)), each(js, 'QueueSubscribe', runs('serial', 2))),
  ),
  each(`${nats}/jetstream.Consumer`, 'Consume', runs('serial', 0)),
  each(`${nats}/micro`, 'HandlerFunc', runs('handler', 0)),
  each(
    nats,
    'ReconnectHandler ClosedHandler ErrorHandler DisconnectHandler DisconnectErrHandler DiscoveredServersHandler ConnectHandler LameDuckModeHandler',
    runs('serial', 0),
  ),
  each(
    `${nats}.Conn`,
    'SetReconnectHandler SetClosedHandler SetErrorHandler SetDisconnectHandler SetDisconnectErrHandler SetDiscoveredServersHandler',
    runs('serial', 0),
  ),
  each('github.com/nats-io/stan.go.Conn', 'Subscribe', runs('serial', 1)),
  each('github.com/nats-io/stan.go.Conn', 'QueueSubscribe', runs('serial', 2)),
);

// The default, SetOrderMatters(true), calls one message handler after another.
const paho = 'github.com/eclipse/paho.mqtt.golang';
const mqttEffects = table(
  each(`${paho}.Client`, 'Subscribe', runs('serial', 2)),
  each(`${paho}.Client`, 'SubscribeMultiple AddRoute', runs('serial', 1)),
  each(
    `${paho}.ClientOptions`,
    'SetDefaultPublishHandler SetOnConnectHandler SetConnectionLostHandler SetReconnectingHandler',
    runs('serial', 0),
  ),
);

const kafkaEffects = eachOwner(['github.com/IBM/sarama', 'github.com/Shopify/sarama'], (sarama) =>
  each(`${sarama}.ConsumerGroup`, 'Consume', {
    callbacks: [
      { of: 2, runs: 'now', methods: ['Setup', 'Cleanup'] },
      // One goroutine for each claimed partition.
      { of: 2, runs: 'handler', methods: ['ConsumeClaim'] },
    ],
  }),
);

const queueEffects = table(
  each('github.com/nsqio/go-nsq.Consumer', 'AddHandler', runsMethods('serial', 0, 'HandleMessage')),
  each('github.com/nsqio/go-nsq.Consumer', 'AddConcurrentHandlers', runsMethods('handler', 0, 'HandleMessage')),
  each('github.com/nsqio/go-nsq', 'HandlerFunc', runs('handler', 0)),
  each('cloud.google.com/go/pubsub.Subscription', 'Receive', runs('parallel', 1)),
  each('cloud.google.com/go/pubsub/v2.Subscriber', 'Receive', runs('parallel', 1)),
  eachOwner(['github.com/go-redis/redis', 'github.com/go-redis/redis/v8', 'github.com/redis/go-redis/v9'], (redis) =>
    eachOwner([`${redis}.Client`, `${redis}.ClusterClient`], (client) =>
      table(
        each(client, 'Watch Pipelined TxPipelined', runs('now', 1)),
        // Called for every node, at once.
        each(client, 'ForEachShard ForEachMaster ForEachSlave', runs('parallel', 1)),
      ),
    ),
  ),
  eachOwner(['github.com/go-redis/redis.ClusterClient'], (client) =>
    each(client, 'ForEachShard ForEachMaster ForEachSlave', runs('parallel', 0)),
  ),
  each('github.com/hibiken/asynq.ServeMux', 'HandleFunc', runs('handler', 1)),
  each('github.com/hibiken/asynq.ServeMux', 'Handle', runsMethods('handler', 1, 'ProcessTask')),
  each('github.com/asaskevich/EventBus.Bus', 'Subscribe SubscribeOnce', runs('later', 1)),
  each('github.com/asaskevich/EventBus.Bus', 'SubscribeAsync', runs('handler', 1)),
  eachOwner(['github.com/ThreeDotsLabs/watermill/message.Router'], (router) =>
    table(
      each(router, 'AddHandler', runs('handler', 5)),
      each(router, 'AddNoPublisherHandler AddConsumerHandler', runs('handler', 3)),
    ),
  ),
  // A workflow's coroutines take turns.
  eachOwner(['go.temporal.io/sdk/workflow', 'go.uber.org/cadence/workflow'], (workflow) =>
    table(each(workflow, 'Go', runs('now', 1)), each(workflow, 'GoNamed', runs('now', 2))),
  ),
  // Workers have many activities and tasks under way; a workflow is replayed by one goroutine after another.
  eachOwner(['go.temporal.io/sdk/worker', 'go.uber.org/cadence/worker'], (worker) =>
    eachOwner([`${worker}.Worker`, `${worker}.Registry`, `${worker}.ActivityRegistry`], (registry) =>
      each(
        registry,
        'RegisterActivity RegisterActivityWithOptions',
        both(runs('handler', 0), runsMethods('handler', 0, '*')),
      ),
    ),
  ),
  eachOwner(['github.com/RichardKnop/machinery/v1.Server', 'github.com/RichardKnop/machinery/v2.Server'], (server) =>
    each(server, 'RegisterTask', runs('handler', 1)),
  ),
);

const serverEffects = table(
  each('github.com/miekg/dns', 'HandleFunc', runs('handler', 1)),
  each('github.com/miekg/dns', 'Handle', runsMethods('handler', 1, 'ServeDNS')),
  each('github.com/miekg/dns', 'HandlerFunc', runs('handler', 0)),
  each('github.com/miekg/dns.ServeMux', 'HandleFunc', runs('handler', 1)),
  each('github.com/miekg/dns.ServeMux', 'Handle', runsMethods('handler', 1, 'ServeDNS')),
  each('github.com/gliderlabs/ssh', 'Handle', runs('handler', 0)),
  each('github.com/gliderlabs/ssh', 'ListenAndServe Serve', runs('handler', 1)),
  eachOwner(['github.com/libp2p/go-libp2p/core/host.Host', 'github.com/libp2p/go-libp2p-core/host.Host'], (host) =>
    table(each(host, 'SetStreamHandler', runs('handler', 1)), each(host, 'SetStreamHandlerMatch', runs('handler', 2))),
  ),
  // A goroutine for each event, unless SyncEvents is set.
  each('github.com/bwmarrin/discordgo.Session', 'AddHandler AddHandlerOnce', runs('handler', 0)),
  each('gopkg.in/telebot.v3.Bot', 'Handle', runs('handler', 1)),
  eachOwner(['github.com/googollee/go-socket.io.Server'], (server) =>
    table(
      each(server, 'OnConnect OnDisconnect OnError', runs('handler', 1)),
      each(server, 'OnEvent', runs('handler', 2)),
    ),
  ),
  each('github.com/hashicorp/raft', 'NewRaft', runsMethods('serial', 1, 'Apply', 'ApplyBatch', 'Snapshot', 'Restore')),
  each('github.com/quic-go/quic-go/http3', 'ListenAndServeQUIC', runsMethods('handler', 3, 'ServeHTTP')),
  each('github.com/rivo/tview.Application', 'QueueUpdate QueueUpdateDraw', queues(0)),
  each('github.com/jroimartin/gocui.Gui', 'Update', queues(0)),
  each('github.com/awesome-gocui/gocui.Gui', 'Update UpdateAsync', queues(0)),
  each('fyne.io/fyne/v2', 'Do DoAndWait', queues(0)),
);

export const messagingEffects = table(natsEffects, mqttEffects, kafkaEffects, queueEffects, serverEffects);
