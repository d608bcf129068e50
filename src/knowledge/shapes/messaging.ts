// What is called for each message: of queues and brokers, chats and agents.
// `serial` where the library promises one message at a time.
import type { HandlerShape } from '../effect.js';
import { concurrent, concurrentMethods, handler } from './shape.js';

const discord = 'github.com/bwmarrin/discordgo';
const telegram = 'github.com/go-telegram/bot';
const mcp = 'github.com/mark3labs/mcp-go/mcp';
const watermill = '*github.com/ThreeDotsLabs/watermill/message.Message';
const slack = 'github.com/slack-go/slack/socketmode';
const brokers = ['github.com/mochi-mqtt/server/v2', 'github.com/mochi-co/mqtt/v2'];

const chats = [
  handler('discord handler', [`*${discord}.Session`, `*${discord}.MessageCreate`]),
  handler('discord handler', [`*${discord}.Session`, `*${discord}.InteractionCreate`]),
  handler('bot handler', ['gopkg.in/telebot.v3.Context'], ['error']),
  handler('bot handler', ['gopkg.in/telebot.v4.Context'], ['error']),
  handler('bot handler', ['context.Context', `*${telegram}.Bot`, `*${telegram}/models.Update`], []),
  handler('Slack handler', [`*${slack}.Event`, `*${slack}.Client`], []),
  handler('MCP tool', ['context.Context', `${mcp}.CallToolRequest`], [`*${mcp}.CallToolResult`, 'error']),
  handler('MCP tool', ['context.Context', '*github.com/modelcontextprotocol/go-sdk/mcp.CallToolRequest', '...']),
];

const queues: HandlerShape[] = [
  ...['github.com/IBM/sarama', 'github.com/Shopify/sarama'].map((sarama) =>
    concurrent('consumer of a partition', 'ConsumeClaim', [
      `${sarama}.ConsumerGroupSession`,
      `${sarama}.ConsumerGroupClaim`,
    ]),
  ),
  {
    params: ['*github.com/nsqio/go-nsq.Message'],
    results: ['error'],
    method: 'HandleMessage',
    what: 'NSQ handler',
    runs: 'serial',
  },
  { params: ['*github.com/nats-io/nats.go.Msg'], results: [], what: 'NATS subscription', runs: 'serial' },
  {
    params: ['github.com/eclipse/paho.mqtt.golang.Client', 'github.com/eclipse/paho.mqtt.golang.Message'],
    results: [],
    what: 'MQTT subscription',
    runs: 'serial',
  },
  handler('message handler', ['context.Context', '*cloud.google.com/go/pubsub.Message'], []),
  handler('message handler', ['context.Context', '*cloud.google.com/go/pubsub/v2.Message'], []),
  handler('message handler', [watermill], ['error']),
  handler('message handler', [watermill], [`[]${watermill}`, 'error']),
  handler('task handler', ['context.Context', '*github.com/hibiken/asynq.Task'], ['error']),
  concurrent('worker', 'Work', ['context.Context', '*github.com/riverqueue/river.Job'], ['error']),
];

/** A broker's clients have a goroutine each. */
const hooks = brokers.flatMap((mqtt) => [
  ...concurrentMethods(
    'MQTT hook',
    'OnConnect OnConnectAuthenticate OnPacketRead OnPublish OnPublished OnSessionEstablished OnSubscribe OnUnsubscribe OnUnsubscribed',
    [`*${mqtt}.Client`, `${mqtt}/packets.Packet`],
  ),
  concurrent('MQTT hook', 'OnDisconnect', [`*${mqtt}.Client`, 'error', 'bool'], []),
  concurrent('MQTT hook', 'OnACLCheck', [`*${mqtt}.Client`, 'string', 'bool'], ['bool']),
  concurrent('MQTT hook', 'OnSubscribed', [`*${mqtt}.Client`, `${mqtt}/packets.Packet`, '[]uint8'], []),
]);

export const messagingShapes = [...chats, ...queues, ...hooks];
