// Queues, databases and caches, and the network libraries beside net.
// Declarations only, by hand, parameters mostly without names. An interface that is not whole has an unexported method,
// so that no type is taken to implement it.

const redisCommands = (mapCommand: string): string =>
  [
    [mapCommand, 'map[string]string'],
    ['StatusCmd', 'string'],
    ['StringCmd', 'string'],
    ['IntCmd', 'int64'],
    ['BoolCmd', 'bool'],
    ['FloatCmd', 'float64'],
    ['DurationCmd', 'time.Duration'],
    ['StringSliceCmd', '[]string'],
    ['SliceCmd', '[]any'],
    ['Cmd', 'any'],
  ]
    .map(
      ([name, value]) => `type ${name} struct {}
func (*${name}) Err() error
func (*${name}) Result() (${value}, error)
func (*${name}) Val() ${value}
`,
    )
    .join('');

const redisMethods: readonly string[] = [
  'Ping(context.Context) *StatusCmd',
  'Get(context.Context, string) *StringCmd',
  'Set(context.Context, string, any, time.Duration) *StatusCmd',
  'SetNX(context.Context, string, any, time.Duration) *BoolCmd',
  'SetEx(context.Context, string, any, time.Duration) *StatusCmd',
  'Del(context.Context, ...string) *IntCmd',
  'Exists(context.Context, ...string) *IntCmd',
  'Expire(context.Context, string, time.Duration) *BoolCmd',
  'TTL(context.Context, string) *DurationCmd',
  'Keys(context.Context, string) *StringSliceCmd',
  'Incr(context.Context, string) *IntCmd',
  'IncrBy(context.Context, string, int64) *IntCmd',
  'Decr(context.Context, string) *IntCmd',
  'MGet(context.Context, ...string) *SliceCmd',
  'MSet(context.Context, ...any) *StatusCmd',
  'HGet(context.Context, string, string) *StringCmd',
  'HGetAll(context.Context, string) *MapCmd',
  'HSet(context.Context, string, ...any) *IntCmd',
  'HDel(context.Context, string, ...string) *IntCmd',
  'HExists(context.Context, string, string) *BoolCmd',
  'HKeys(context.Context, string) *StringSliceCmd',
  'LPush(context.Context, string, ...any) *IntCmd',
  'RPush(context.Context, string, ...any) *IntCmd',
  'LPop(context.Context, string) *StringCmd',
  'RPop(context.Context, string) *StringCmd',
  'LRange(context.Context, string, int64, int64) *StringSliceCmd',
  'LLen(context.Context, string) *IntCmd',
  'SAdd(context.Context, string, ...any) *IntCmd',
  'SRem(context.Context, string, ...any) *IntCmd',
  'SMembers(context.Context, string) *StringSliceCmd',
  'SIsMember(context.Context, string, any) *BoolCmd',
  'ZCard(context.Context, string) *IntCmd',
  'ZRange(context.Context, string, int64, int64) *StringSliceCmd',
  'Eval(context.Context, string, []string, ...any) *Cmd',
  'Publish(context.Context, string, any) *IntCmd',
  'FlushAll(context.Context) *StatusCmd',
  'FlushDB(context.Context) *StatusCmd',
];

/** Clients of version 8 and 9 embed the commands in an unexported function type; here they are methods. */
const redis = (mapCommand: string): string => `package redis
import ( "context"; "crypto/tls"; "time" )
var Nil error
${redisCommands(mapCommand)}type Cmder interface { Err() error }
type Message struct { Channel string; Pattern string; Payload string }
type PubSub struct {}
func (*PubSub) Channel(...any) <-chan *Message
func (*PubSub) Close() error
func (*PubSub) ReceiveMessage(context.Context) (*Message, error)
func (*PubSub) Subscribe(context.Context, ...string) error
func (*PubSub) Unsubscribe(context.Context, ...string) error
type Z struct { Score float64; Member any }
type Options struct { Network string; Addr string; Username string; Password string; DB int; MaxRetries int; DialTimeout time.Duration; ReadTimeout time.Duration; WriteTimeout time.Duration; PoolSize int; MinIdleConns int; TLSConfig *tls.Config }
type ClusterOptions struct { Addrs []string; Username string; Password string; PoolSize int; TLSConfig *tls.Config }
type UniversalOptions struct { Addrs []string; DB int; Username string; Password string; MasterName string; PoolSize int; TLSConfig *tls.Config }
type FailoverOptions struct { MasterName string; SentinelAddrs []string; Password string; DB int }
type Pipeliner interface { Exec(context.Context) ([]Cmder, error); Discard(); Len() int; cmdable() }
type Tx struct {}
${['Client', 'ClusterClient']
  .map(
    (name) => `type ${name} struct {}
${redisMethods.map((method) => `func (*${name}) ${method.replace('*MapCmd', `*${mapCommand}`)}\n`).join('')}func (*${name}) Close() error
func (*${name}) Pipeline() Pipeliner
func (*${name}) Pipelined(context.Context, func(Pipeliner) error) ([]Cmder, error)
func (*${name}) PSubscribe(context.Context, ...string) *PubSub
func (*${name}) Subscribe(context.Context, ...string) *PubSub
func (*${name}) TxPipeline() Pipeliner
func (*${name}) TxPipelined(context.Context, func(Pipeliner) error) ([]Cmder, error)
func (*${name}) Watch(context.Context, func(*Tx) error, ...string) error
`,
  )
  .join('')}func (*ClusterClient) ForEachMaster(context.Context, func(context.Context, *Client) error) error
func (*ClusterClient) ForEachShard(context.Context, func(context.Context, *Client) error) error
func NewClient(*Options) *Client
func NewClusterClient(*ClusterOptions) *ClusterClient
func NewFailoverClient(*FailoverOptions) *Client
func ParseURL(string) (*Options, error)
`;

const sarama = `package sarama
import ( "context"; "time" )
type KafkaVersion struct {}
type Encoder interface { Encode() ([]byte, error); Length() int }
type StringEncoder string
func (StringEncoder) Encode() ([]byte, error)
func (StringEncoder) Length() int
type ByteEncoder []byte
func (ByteEncoder) Encode() ([]byte, error)
func (ByteEncoder) Length() int
type RecordHeader struct { Key []byte; Value []byte }
type ConsumerMessage struct { Headers []*RecordHeader; Timestamp time.Time; BlockTimestamp time.Time; Key, Value []byte; Topic string; Partition int32; Offset int64 }
type ConsumerError struct { Topic string; Partition int32; Err error }
type ProducerMessage struct { Topic string; Key Encoder; Value Encoder; Headers []RecordHeader; Metadata any; Offset int64; Partition int32; Timestamp time.Time }
type ProducerError struct { Msg *ProducerMessage; Err error }
type ProducerErrors []*ProducerError
type Config struct { ClientID string; Version KafkaVersion; ChannelBufferSize int }
func NewConfig() *Config
func ParseKafkaVersion(string) (KafkaVersion, error)
type Broker struct {}
func (*Broker) Addr() string
func (*Broker) Close() error
func (*Broker) Connected() (bool, error)
func (*Broker) ID() int32
func (*Broker) Open(*Config) error
type Client interface {
	Config() *Config
	Brokers() []*Broker
	Topics() ([]string, error)
	Partitions(string) ([]int32, error)
	GetOffset(string, int32, int64) (int64, error)
	RefreshMetadata(...string) error
	Close() error
	Closed() bool
	private()
}
type PartitionConsumer interface { AsyncClose(); Close() error; Messages() <-chan *ConsumerMessage; Errors() <-chan *ConsumerError; HighWaterMarkOffset() int64; private() }
type Consumer interface { Topics() ([]string, error); Partitions(string) ([]int32, error); ConsumePartition(string, int32, int64) (PartitionConsumer, error); Close() error; private() }
type ConsumerGroupSession interface {
	Claims() map[string][]int32
	MemberID() string
	GenerationID() int32
	MarkOffset(string, int32, int64, string)
	Commit()
	ResetOffset(string, int32, int64, string)
	MarkMessage(*ConsumerMessage, string)
	Context() context.Context
}
type ConsumerGroupClaim interface { Topic() string; Partition() int32; InitialOffset() int64; HighWaterMarkOffset() int64; Messages() <-chan *ConsumerMessage }
type ConsumerGroupHandler interface { Setup(ConsumerGroupSession) error; Cleanup(ConsumerGroupSession) error; ConsumeClaim(ConsumerGroupSession, ConsumerGroupClaim) error }
type ConsumerGroup interface { Consume(context.Context, []string, ConsumerGroupHandler) error; Errors() <-chan error; Close() error; Pause(map[string][]int32); Resume(map[string][]int32); PauseAll(); ResumeAll() }
type SyncProducer interface { SendMessage(*ProducerMessage) (int32, int64, error); SendMessages([]*ProducerMessage) error; Close() error; private() }
type AsyncProducer interface { AsyncClose(); Close() error; Input() chan<- *ProducerMessage; Successes() <-chan *ProducerMessage; Errors() <-chan *ProducerError; private() }
type TopicDetail struct { NumPartitions int32; ReplicationFactor int16; ReplicaAssignment map[int32][]int32; ConfigEntries map[string]*string }
type ClusterAdmin interface { CreateTopic(string, *TopicDetail, bool) error; ListTopics() (map[string]TopicDetail, error); DeleteTopic(string) error; Close() error; private() }
const ( OffsetNewest int64 = 0; OffsetOldest int64 = 0 )
func NewAsyncProducer([]string, *Config) (AsyncProducer, error)
func NewClient([]string, *Config) (Client, error)
func NewClusterAdmin([]string, *Config) (ClusterAdmin, error)
func NewConsumer([]string, *Config) (Consumer, error)
func NewConsumerFromClient(Client) (Consumer, error)
func NewConsumerGroup([]string, string, *Config) (ConsumerGroup, error)
func NewConsumerGroupFromClient(string, Client) (ConsumerGroup, error)
func NewSyncProducer([]string, *Config) (SyncProducer, error)
`;

const bbolt = `package bbolt
import ( "os"; "time" )
type Options struct { Timeout time.Duration; NoGrowSync bool; ReadOnly bool; NoSync bool; InitialMmapSize int }
type Stats struct { FreePageN int; TxN int }
type BucketStats struct { KeyN int; Depth int }
type DB struct { NoSync bool; NoGrowSync bool; MaxBatchSize int; MaxBatchDelay time.Duration }
func Open(string, os.FileMode, *Options) (*DB, error)
func (*DB) Batch(func(*Tx) error) error
func (*DB) Begin(bool) (*Tx, error)
func (*DB) Close() error
func (*DB) IsReadOnly() bool
func (*DB) Path() string
func (*DB) Stats() Stats
func (*DB) Sync() error
func (*DB) Update(func(*Tx) error) error
func (*DB) View(func(*Tx) error) error
type Tx struct {}
func (*Tx) Bucket([]byte) *Bucket
func (*Tx) Commit() error
func (*Tx) CreateBucket([]byte) (*Bucket, error)
func (*Tx) CreateBucketIfNotExists([]byte) (*Bucket, error)
func (*Tx) Cursor() *Cursor
func (*Tx) DB() *DB
func (*Tx) DeleteBucket([]byte) error
func (*Tx) ForEach(func([]byte, *Bucket) error) error
func (*Tx) OnCommit(func())
func (*Tx) Rollback() error
func (*Tx) Size() int64
type Bucket struct { FillPercent float64 }
func (*Bucket) Bucket([]byte) *Bucket
func (*Bucket) CreateBucket([]byte) (*Bucket, error)
func (*Bucket) CreateBucketIfNotExists([]byte) (*Bucket, error)
func (*Bucket) Cursor() *Cursor
func (*Bucket) Delete([]byte) error
func (*Bucket) DeleteBucket([]byte) error
func (*Bucket) ForEach(func([]byte, []byte) error) error
func (*Bucket) Get([]byte) []byte
func (*Bucket) NextSequence() (uint64, error)
func (*Bucket) Put([]byte, []byte) error
func (*Bucket) Stats() BucketStats
type Cursor struct {}
func (*Cursor) Delete() error
func (*Cursor) First() ([]byte, []byte)
func (*Cursor) Last() ([]byte, []byte)
func (*Cursor) Next() ([]byte, []byte)
func (*Cursor) Prev() ([]byte, []byte)
func (*Cursor) Seek([]byte) ([]byte, []byte)
var ErrDatabaseNotOpen, ErrTimeout, ErrBucketNotFound, ErrBucketExists error
`;

const xsyncMap = (name: string): string => `type ${name}[K comparable, V any] struct {}
func (*${name}[K, V]) Clear()
func (*${name}[K, V]) Compute(K, func(V, bool) (V, bool)) (V, bool)
func (*${name}[K, V]) Delete(K)
func (*${name}[K, V]) Load(K) (V, bool)
func (*${name}[K, V]) LoadAndDelete(K) (V, bool)
func (*${name}[K, V]) LoadAndStore(K, V) (V, bool)
func (*${name}[K, V]) LoadOrCompute(K, func() V) (V, bool)
func (*${name}[K, V]) LoadOrStore(K, V) (V, bool)
func (*${name}[K, V]) Range(func(K, V) bool)
func (*${name}[K, V]) Size() int
func (*${name}[K, V]) Store(K, V)
`;

const bson = (object: string): string => `package bson
type M map[string]any
type E struct { Key string; Value any }
type D []E
type A []any
type Raw []byte
type ObjectID [12]byte
func Marshal(any) ([]byte, error)
func MarshalExtJSON(any, bool, bool) ([]byte, error)
func Unmarshal([]byte, any) error
${object}`;

export const storageDeclarations: Readonly<Record<string, string>> = {
  'github.com/redis/go-redis/v9': redis('MapStringStringCmd'),
  'github.com/go-redis/redis/v8': redis('StringStringMapCmd'),
  'github.com/IBM/sarama': sarama,
  'github.com/Shopify/sarama': sarama,
  'go.etcd.io/bbolt': bbolt,
  'github.com/boltdb/bolt': bbolt.replace('package bbolt', 'package bolt'),
  'go.mongodb.org/mongo-driver/bson': bson(''),
  'go.mongodb.org/mongo-driver/v2/bson': bson('func NewObjectID() ObjectID\nfunc (ObjectID) Hex() string\n'),
  'github.com/nats-io/nats.go': `package nats
import ( "context"; "crypto/tls"; "time" )
const ( DefaultURL = ""; DefaultPort = 4222 )
var ErrConnectionClosed, ErrTimeout, ErrNoResponders, ErrBadSubscription error
type Header map[string][]string
func NewMsg(string) *Msg
func (Header) Add(string, string)
func (Header) Del(string)
func (Header) Get(string) string
func (Header) Set(string, string)
func (Header) Values(string) []string
type Msg struct { Subject string; Reply string; Header Header; Data []byte; Sub *Subscription }
func (*Msg) Ack(...AckOpt) error
func (*Msg) Nak(...AckOpt) error
func (*Msg) InProgress(...AckOpt) error
func (*Msg) Respond([]byte) error
func (*Msg) RespondMsg(*Msg) error
type AckOpt interface { configureAck(*ackOpts) error }
type ackOpts struct {}
type MsgHandler func(*Msg)
type ConnHandler func(*Conn)
type ConnErrHandler func(*Conn, error)
type ErrHandler func(*Conn, *Subscription, error)
type Status int
func (Status) String() string
type Statistics struct { InMsgs, OutMsgs, InBytes, OutBytes, Reconnects uint64 }
type Option func(*Options) error
type Options struct {
	Url string
	Servers []string
	NoRandomize bool
	Name string
	Verbose bool
	AllowReconnect bool
	MaxReconnect int
	ReconnectWait time.Duration
	Timeout time.Duration
	PingInterval time.Duration
	ClosedCB ConnHandler
	DisconnectedErrCB ConnErrHandler
	ReconnectedCB ConnHandler
	DiscoveredServersCB ConnHandler
	AsyncErrorCB ErrHandler
	User string
	Password string
	Token string
	TLSConfig *tls.Config
}
func GetDefaultOptions() Options
func (Options) Connect() (*Conn, error)
type Subscription struct { Subject string; Queue string }
func (*Subscription) AutoUnsubscribe(int) error
func (*Subscription) Drain() error
func (*Subscription) Fetch(int, ...PullOpt) ([]*Msg, error)
func (*Subscription) IsValid() bool
func (*Subscription) NextMsg(time.Duration) (*Msg, error)
func (*Subscription) NextMsgWithContext(context.Context) (*Msg, error)
func (*Subscription) Pending() (int, int, error)
func (*Subscription) SetPendingLimits(int, int) error
func (*Subscription) Unsubscribe() error
type PullOpt interface { configurePull(*pullOpts) error }
type pullOpts struct {}
type SubOpt interface { configureSubscribe(*subOpts) error }
type subOpts struct {}
type PubOpt interface { configurePublish(*pubOpts) error }
type pubOpts struct {}
type JSOpt interface { configureJSContext(*jsOpts) error }
type jsOpts struct {}
type PubAck struct { Stream string; Sequence uint64; Duplicate bool; Domain string }
type RetentionPolicy int
const ( LimitsPolicy RetentionPolicy = iota; InterestPolicy; WorkQueuePolicy )
type DiscardPolicy int
const ( DiscardOld DiscardPolicy = iota; DiscardNew )
type StorageType int
const ( FileStorage StorageType = iota; MemoryStorage )
type AckPolicy int
const ( AckNonePolicy AckPolicy = iota; AckAllPolicy; AckExplicitPolicy )
type DeliverPolicy int
const ( DeliverAllPolicy DeliverPolicy = iota; DeliverLastPolicy; DeliverNewPolicy; DeliverByStartSequencePolicy; DeliverByStartTimePolicy; DeliverLastPerSubjectPolicy )
type Placement struct { Cluster string; Tags []string }
type StreamSource struct { Name string; OptStartSeq uint64; FilterSubject string; Domain string }
type PeerInfo struct { Name string; Current bool; Offline bool; Active time.Duration; Lag uint64 }
type ClusterInfo struct { Name string; Leader string; Replicas []*PeerInfo }
type SequenceInfo struct { Consumer uint64; Stream uint64; Last *time.Time }
type StreamConfig struct { Name string; Retention RetentionPolicy; MaxConsumers int; MaxMsgsPerSubject int64; MaxMsgSize int32; Discard DiscardPolicy; Storage StorageType; NoAck bool; Duplicates time.Duration; Placement *Placement; Mirror *StreamSource; Sources []*StreamSource; Sealed bool; DenyDelete bool; DenyPurge bool; AllowRollup bool; AllowDirect bool; Description string; Subjects []string; MaxMsgs int64; MaxBytes int64; MaxAge time.Duration; Replicas int; Metadata map[string]string }
type StreamState struct { Msgs uint64; Bytes uint64; FirstSeq uint64; LastSeq uint64; Consumers int; Subjects map[string]uint64 }
type StreamInfo struct { Config StreamConfig; Created time.Time; State StreamState; Cluster *ClusterInfo }
type ConsumerConfig struct { DeliverSubject string; DeliverGroup string; DeliverPolicy DeliverPolicy; AckPolicy AckPolicy; MaxAckPending int; Replicas int; FilterSubjects []string; Durable string; Name string; FilterSubject string; MaxDeliver int; AckWait time.Duration; Metadata map[string]string }
type ConsumerInfo struct { Stream string; Name string; Config ConsumerConfig; Created time.Time; Delivered SequenceInfo; AckFloor SequenceInfo; NumRedelivered int; NumWaiting int; Cluster *ClusterInfo; NumAckPending int; NumPending uint64 }
type JetStreamContext interface {
	Publish(string, []byte, ...PubOpt) (*PubAck, error)
	PublishMsg(*Msg, ...PubOpt) (*PubAck, error)
	Subscribe(string, MsgHandler, ...SubOpt) (*Subscription, error)
	SubscribeSync(string, ...SubOpt) (*Subscription, error)
	QueueSubscribe(string, string, MsgHandler, ...SubOpt) (*Subscription, error)
	PullSubscribe(string, string, ...SubOpt) (*Subscription, error)
	AddStream(*StreamConfig, ...JSOpt) (*StreamInfo, error)
	UpdateStream(*StreamConfig, ...JSOpt) (*StreamInfo, error)
	DeleteStream(string, ...JSOpt) error
	StreamInfo(string, ...JSOpt) (*StreamInfo, error)
	PurgeStream(string, ...JSOpt) error
	AddConsumer(string, *ConsumerConfig, ...JSOpt) (*ConsumerInfo, error)
	ConsumerInfo(string, string, ...JSOpt) (*ConsumerInfo, error)
	DeleteConsumer(string, string, ...JSOpt) error
	private()
}
type Conn struct { Statistics; Opts Options }
func Connect(string, ...Option) (*Conn, error)
func (*Conn) Close()
func (*Conn) ConnectedServerId() string
func (*Conn) ConnectedUrl() string
func (*Conn) Drain() error
func (*Conn) Flush() error
func (*Conn) FlushTimeout(time.Duration) error
func (*Conn) IsClosed() bool
func (*Conn) IsConnected() bool
func (*Conn) IsReconnecting() bool
func (*Conn) JetStream(...JSOpt) (JetStreamContext, error)
func (*Conn) LastError() error
func (*Conn) NewRespInbox() string
func (*Conn) Publish(string, []byte) error
func (*Conn) PublishMsg(*Msg) error
func (*Conn) PublishRequest(string, string, []byte) error
func (*Conn) QueueSubscribe(string, string, MsgHandler) (*Subscription, error)
func (*Conn) QueueSubscribeSync(string, string) (*Subscription, error)
func (*Conn) Request(string, []byte, time.Duration) (*Msg, error)
func (*Conn) RequestMsg(*Msg, time.Duration) (*Msg, error)
func (*Conn) RequestWithContext(context.Context, string, []byte) (*Msg, error)
func (*Conn) RTT() (time.Duration, error)
func (*Conn) SetClosedHandler(ConnHandler)
func (*Conn) SetDisconnectErrHandler(ConnErrHandler)
func (*Conn) SetErrorHandler(ErrHandler)
func (*Conn) SetReconnectHandler(ConnHandler)
func (*Conn) Stats() Statistics
func (*Conn) Status() Status
func (*Conn) Subscribe(string, MsgHandler) (*Subscription, error)
func (*Conn) SubscribeSync(string) (*Subscription, error)
func ClosedHandler(ConnHandler) Option
func DisconnectErrHandler(ConnErrHandler) Option
func DontRandomize() Option
func ErrorHandler(ErrHandler) Option
func MaxReconnects(int) Option
func Name(string) Option
func NewInbox() string
func NoReconnect() Option
func ReconnectHandler(ConnHandler) Option
func ReconnectWait(time.Duration) Option
func Secure(...*tls.Config) Option
func Timeout(time.Duration) Option
func Token(string) Option
func UserCredentials(string, ...string) Option
func UserInfo(string, string) Option
`,
  'github.com/eclipse/paho.mqtt.golang': `package mqtt
import ( "crypto/tls"; "net/http"; "time" )
type Token interface { Wait() bool; WaitTimeout(time.Duration) bool; Done() <-chan struct{}; Error() error }
type Message interface { Duplicate() bool; Qos() byte; Retained() bool; Topic() string; MessageID() uint16; Payload() []byte; Ack() }
type MessageHandler func(Client, Message)
type OnConnectHandler func(Client)
type ConnectionLostHandler func(Client, error)
type ClientOptionsReader struct {}
type Client interface {
	IsConnected() bool
	IsConnectionOpen() bool
	Connect() Token
	Disconnect(uint)
	Publish(string, byte, bool, any) Token
	Subscribe(string, byte, MessageHandler) Token
	SubscribeMultiple(map[string]byte, MessageHandler) Token
	Unsubscribe(...string) Token
	AddRoute(string, MessageHandler)
	OptionsReader() ClientOptionsReader
}
type ClientOptions struct { ClientID string; Username string; Password string; CleanSession bool; Order bool; KeepAlive int64; AutoReconnect bool; OnConnect OnConnectHandler; OnConnectionLost ConnectionLostHandler; HTTPHeaders http.Header; TLSConfig *tls.Config }
func NewClientOptions() *ClientOptions
func (*ClientOptions) AddBroker(string) *ClientOptions
func (*ClientOptions) SetAutoReconnect(bool) *ClientOptions
func (*ClientOptions) SetCleanSession(bool) *ClientOptions
func (*ClientOptions) SetClientID(string) *ClientOptions
func (*ClientOptions) SetConnectionLostHandler(ConnectionLostHandler) *ClientOptions
func (*ClientOptions) SetDefaultPublishHandler(MessageHandler) *ClientOptions
func (*ClientOptions) SetKeepAlive(time.Duration) *ClientOptions
func (*ClientOptions) SetOnConnectHandler(OnConnectHandler) *ClientOptions
func (*ClientOptions) SetOrderMatters(bool) *ClientOptions
func (*ClientOptions) SetPassword(string) *ClientOptions
func (*ClientOptions) SetTLSConfig(*tls.Config) *ClientOptions
func (*ClientOptions) SetUsername(string) *ClientOptions
func NewClient(*ClientOptions) Client
`,
  'github.com/hashicorp/golang-lru': `package lru
type Cache struct {}
func New(int) (*Cache, error)
func NewWithEvict(int, func(any, any)) (*Cache, error)
func (*Cache) Add(any, any) bool
func (*Cache) Contains(any) bool
func (*Cache) ContainsOrAdd(any, any) (bool, bool)
func (*Cache) Get(any) (any, bool)
func (*Cache) Keys() []any
func (*Cache) Len() int
func (*Cache) Peek(any) (any, bool)
func (*Cache) Purge()
func (*Cache) Remove(any) bool
func (*Cache) RemoveOldest() (any, any, bool)
func (*Cache) Resize(int) int
type ARCCache struct {}
func NewARC(int) (*ARCCache, error)
func (*ARCCache) Add(any, any)
func (*ARCCache) Get(any) (any, bool)
type TwoQueueCache struct {}
func New2Q(int) (*TwoQueueCache, error)
func (*TwoQueueCache) Add(any, any)
func (*TwoQueueCache) Get(any) (any, bool)
`,
  'github.com/hashicorp/golang-lru/v2': `package lru
type Cache[K comparable, V any] struct {}
func New[K comparable, V any](int) (*Cache[K, V], error)
func NewWithEvict[K comparable, V any](int, func(K, V)) (*Cache[K, V], error)
func (*Cache[K, V]) Add(K, V) bool
func (*Cache[K, V]) Contains(K) bool
func (*Cache[K, V]) ContainsOrAdd(K, V) (bool, bool)
func (*Cache[K, V]) Get(K) (V, bool)
func (*Cache[K, V]) Keys() []K
func (*Cache[K, V]) Len() int
func (*Cache[K, V]) Peek(K) (V, bool)
func (*Cache[K, V]) PeekOrAdd(K, V) (V, bool, bool)
func (*Cache[K, V]) Purge()
func (*Cache[K, V]) Remove(K) bool
func (*Cache[K, V]) RemoveOldest() (K, V, bool)
func (*Cache[K, V]) Resize(int) int
func (*Cache[K, V]) Values() []V
`,
  'github.com/hashicorp/golang-lru/v2/expirable': `package expirable
import "time"
type EvictCallback[K comparable, V any] func(K, V)
type LRU[K comparable, V any] struct {}
func NewLRU[K comparable, V any](int, EvictCallback[K, V], time.Duration) *LRU[K, V]
func (*LRU[K, V]) Add(K, V) bool
func (*LRU[K, V]) Contains(K) bool
func (*LRU[K, V]) Get(K) (V, bool)
func (*LRU[K, V]) Keys() []K
func (*LRU[K, V]) Len() int
func (*LRU[K, V]) Peek(K) (V, bool)
func (*LRU[K, V]) Purge()
func (*LRU[K, V]) Remove(K) bool
func (*LRU[K, V]) Values() []V
`,
  'github.com/patrickmn/go-cache': `package cache
import "time"
const ( NoExpiration time.Duration = 0; DefaultExpiration time.Duration = 0 )
type Item struct { Object any; Expiration int64 }
func (Item) Expired() bool
type Cache struct { *cache }
type cache struct {}
func New(time.Duration, time.Duration) *Cache
func (*cache) Add(string, any, time.Duration) error
func (*cache) Delete(string)
func (*cache) DeleteExpired()
func (*cache) Flush()
func (*cache) Get(string) (any, bool)
func (*cache) GetWithExpiration(string) (any, time.Time, bool)
func (*cache) IncrementInt(string, int) (int, error)
func (*cache) ItemCount() int
func (*cache) Items() map[string]Item
func (*cache) OnEvicted(func(string, any))
func (*cache) Replace(string, any, time.Duration) error
func (*cache) Set(string, any, time.Duration)
func (*cache) SetDefault(string, any)
`,
  'github.com/puzpuzpuz/xsync/v3': `package xsync
${xsyncMap('MapOf')}func NewMapOf[K comparable, V any](...func(*MapConfig)) *MapOf[K, V]
type MapConfig struct {}
type Counter struct {}
func NewCounter() *Counter
func (*Counter) Add(int64)
func (*Counter) Dec()
func (*Counter) Inc()
func (*Counter) Reset()
func (*Counter) Value() int64
type RBMutex struct {}
type RToken struct {}
func NewRBMutex() *RBMutex
func (*RBMutex) Lock()
func (*RBMutex) RLock() *RToken
func (*RBMutex) RUnlock(*RToken)
func (*RBMutex) Unlock()
`,
  'github.com/orcaman/concurrent-map/v2': `package cmap
type Tuple[K comparable, V any] struct { Key K; Val V }
type ConcurrentMap[K comparable, V any] struct {}
func New[V any]() ConcurrentMap[string, V]
func (ConcurrentMap[K, V]) Clear()
func (ConcurrentMap[K, V]) Count() int
func (ConcurrentMap[K, V]) Get(K) (V, bool)
func (ConcurrentMap[K, V]) Has(K) bool
func (ConcurrentMap[K, V]) IsEmpty() bool
func (ConcurrentMap[K, V]) Items() map[K]V
func (ConcurrentMap[K, V]) IterBuffered() <-chan Tuple[K, V]
func (ConcurrentMap[K, V]) IterCb(func(K, V))
func (ConcurrentMap[K, V]) Keys() []K
func (ConcurrentMap[K, V]) MSet(map[K]V)
func (ConcurrentMap[K, V]) Pop(K) (V, bool)
func (ConcurrentMap[K, V]) Remove(K)
func (ConcurrentMap[K, V]) Set(K, V)
func (ConcurrentMap[K, V]) SetIfAbsent(K, V) bool
`,
  'github.com/miekg/dns': `package dns
import ( "context"; "crypto/tls"; "net"; "time" )
const ( TypeA uint16 = iota; TypeNS; TypeCNAME; TypeSOA; TypePTR; TypeMX; TypeTXT; TypeAAAA; TypeSRV; TypeOPT; TypeDS; TypeRRSIG; TypeNSEC; TypeDNSKEY; TypeANY; TypeAXFR; TypeIXFR; TypeHTTPS; TypeSVCB; TypeNone )
const ( RcodeSuccess = iota; RcodeFormatError; RcodeServerFailure; RcodeNameError; RcodeNotImplemented; RcodeRefused; OpcodeQuery; OpcodeUpdate; OpcodeNotify; MaxMsgSize; MinMsgSize; DefaultMsgSize; ClassINET )
var TypeToString map[uint16]string
var StringToType map[string]uint16
var ClassToString map[uint16]string
var RcodeToString map[int]string
type RR_Header struct { Name string; Rrtype uint16; Class uint16; Ttl uint32; Rdlength uint16 }
type RR interface { Header() *RR_Header; String() string; copy() RR }
${['A', 'AAAA', 'CNAME', 'NS', 'SOA', 'PTR', 'MX', 'TXT', 'SRV', 'OPT']
  .map((name) => {
    const fields: Readonly<Record<string, string>> = {
      A: 'A net.IP',
      AAAA: 'AAAA net.IP',
      CNAME: 'Target string',
      NS: 'Ns string',
      SOA: 'Ns string; Mbox string; Serial, Refresh, Retry, Expire, Minttl uint32',
      PTR: 'Ptr string',
      MX: 'Preference uint16; Mx string',
      TXT: 'Txt []string',
      SRV: 'Priority, Weight, Port uint16; Target string',
      OPT: 'Option []EDNS0',
    };
    return `type ${name} struct { Hdr RR_Header; ${fields[name] ?? ''} }
func (*${name}) Header() *RR_Header
func (*${name}) String() string
`;
  })
  .join('')}type EDNS0 interface { Option() uint16; String() string }
type Question struct { Name string; Qtype uint16; Qclass uint16 }
type MsgHdr struct { Id uint16; Response bool; Opcode int; Authoritative bool; Truncated bool; RecursionDesired bool; RecursionAvailable bool; Zero bool; AuthenticatedData bool; CheckingDisabled bool; Rcode int }
type Msg struct { MsgHdr; Compress bool; Question []Question; Answer []RR; Ns []RR; Extra []RR }
func (*Msg) Copy() *Msg
func (*Msg) CopyTo(*Msg) *Msg
func (*Msg) IsEdns0() *OPT
func (*Msg) IsTsig() *TSIG
func (*Msg) Len() int
func (*Msg) Pack() ([]byte, error)
func (*Msg) SetEdns0(uint16, bool) *Msg
func (*Msg) SetQuestion(string, uint16) *Msg
func (*Msg) SetRcode(*Msg, int) *Msg
func (*Msg) SetReply(*Msg) *Msg
func (*Msg) String() string
func (*Msg) Truncate(int)
func (*Msg) Unpack([]byte) error
type TSIG struct { Hdr RR_Header; Algorithm string }
type Handler interface { ServeDNS(ResponseWriter, *Msg) }
type HandlerFunc func(ResponseWriter, *Msg)
func (HandlerFunc) ServeDNS(ResponseWriter, *Msg)
type ResponseWriter interface { LocalAddr() net.Addr; RemoteAddr() net.Addr; WriteMsg(*Msg) error; Write([]byte) (int, error); Close() error; TsigStatus() error; TsigTimersOnly(bool); Hijack() }
type ServeMux struct {}
func NewServeMux() *ServeMux
func (*ServeMux) Handle(string, Handler)
func (*ServeMux) HandleFunc(string, func(ResponseWriter, *Msg))
func (*ServeMux) ServeDNS(ResponseWriter, *Msg)
type Server struct { Addr string; Net string; Listener net.Listener; TLSConfig *tls.Config; PacketConn net.PacketConn; Handler Handler; UDPSize int; ReadTimeout time.Duration; WriteTimeout time.Duration; NotifyStartedFunc func(); TsigSecret map[string]string }
func (*Server) ActivateAndServe() error
func (*Server) ListenAndServe() error
func (*Server) Shutdown() error
func (*Server) ShutdownContext(context.Context) error
type Client struct { Net string; UDPSize uint16; TLSConfig *tls.Config; Dialer *net.Dialer; Timeout time.Duration; TsigSecret map[string]string }
func (*Client) Exchange(*Msg, string) (*Msg, time.Duration, error)
func (*Client) ExchangeContext(context.Context, *Msg, string) (*Msg, time.Duration, error)
type Conn struct { net.Conn; UDPSize uint16; TsigSecret map[string]string }
func (*Conn) ReadMsg() (*Msg, error)
func (*Conn) WriteMsg(*Msg) error
func CountLabel(string) int
func Dial(string, string) (*Conn, error)
func Exchange(*Msg, string) (*Msg, error)
func Fqdn(string) string
func HandleFunc(string, func(ResponseWriter, *Msg))
func IsDomainName(string) (int, bool)
func IsFqdn(string) bool
func IsSubDomain(string, string) bool
func NewRR(string) (RR, error)
func ReverseAddr(string) (string, error)
func SplitDomainName(string) []string
`,
  'go.etcd.io/raft/v3/raftpb': `package raftpb
type EntryType int32
const ( EntryNormal EntryType = iota; EntryConfChange; EntryConfChangeV2 )
func (EntryType) String() string
type MessageType int32
const ( MsgHup MessageType = iota; MsgBeat; MsgProp; MsgApp; MsgAppResp; MsgVote; MsgVoteResp; MsgSnap; MsgHeartbeat; MsgHeartbeatResp; MsgUnreachable; MsgSnapStatus; MsgCheckQuorum; MsgTransferLeader; MsgTimeoutNow; MsgReadIndex; MsgReadIndexResp; MsgPreVote; MsgPreVoteResp )
func (MessageType) String() string
type ConfChangeType int32
const ( ConfChangeAddNode ConfChangeType = iota; ConfChangeRemoveNode; ConfChangeUpdateNode; ConfChangeAddLearnerNode )
type Entry struct { Term uint64; Index uint64; Type EntryType; Data []byte }
type ConfState struct { Voters []uint64; Learners []uint64; VotersOutgoing []uint64; LearnersNext []uint64; AutoLeave bool }
type SnapshotMetadata struct { ConfState ConfState; Index uint64; Term uint64 }
type Snapshot struct { Data []byte; Metadata SnapshotMetadata }
type HardState struct { Term uint64; Vote uint64; Commit uint64 }
type Message struct { Type MessageType; To uint64; From uint64; Term uint64; LogTerm uint64; Index uint64; Entries []Entry; Commit uint64; Snapshot *Snapshot; Reject bool; RejectHint uint64; Context []byte; Responses []Message }
type ConfChange struct { Type ConfChangeType; NodeID uint64; Context []byte; ID uint64 }
${['Entry', 'Snapshot', 'HardState', 'Message', 'ConfChange', 'ConfState']
  .map(
    (name) => `func (*${name}) Marshal() ([]byte, error)
func (*${name}) Size() int
func (*${name}) String() string
func (*${name}) Unmarshal([]byte) error
`,
  )
  .join('')}`,
  'github.com/fsnotify/fsnotify': `package fsnotify
type Op uint32
const ( Create Op = iota; Write; Remove; Rename; Chmod )
func (Op) Has(Op) bool
func (Op) String() string
type Event struct { Name string; Op Op }
func (Event) Has(Op) bool
func (Event) String() string
type Watcher struct { Events chan Event; Errors chan error }
func NewWatcher() (*Watcher, error)
func (*Watcher) Add(string) error
func (*Watcher) Close() error
func (*Watcher) Remove(string) error
func (*Watcher) WatchList() []string
`,
  'github.com/syndtr/goleveldb/leveldb': `package leveldb
import ( "github.com/syndtr/goleveldb/leveldb/iterator"; "github.com/syndtr/goleveldb/leveldb/opt"; "github.com/syndtr/goleveldb/leveldb/util" )
var ErrNotFound, ErrClosed error
type Batch struct {}
func (*Batch) Delete([]byte)
func (*Batch) Len() int
func (*Batch) Put([]byte, []byte)
func (*Batch) Reset()
type DB struct {}
func OpenFile(string, *opt.Options) (*DB, error)
func (*DB) Close() error
func (*DB) CompactRange(util.Range) error
func (*DB) Delete([]byte, *opt.WriteOptions) error
func (*DB) Get([]byte, *opt.ReadOptions) ([]byte, error)
func (*DB) Has([]byte, *opt.ReadOptions) (bool, error)
func (*DB) NewIterator(*util.Range, *opt.ReadOptions) iterator.Iterator
func (*DB) Put([]byte, []byte, *opt.WriteOptions) error
func (*DB) Write(*Batch, *opt.WriteOptions) error
`,
};
