// What the names of a library whose source is not at hand tell: its locks lock, and what takes a function for an event
// keeps it.
import { test } from 'node:test';
import { checkSources } from '../check.js';

const source = (imports: string, body: string) => ({
  path: 'p.go',
  text: `package p

import (
	"example.com/unseen/${imports}"
)
${body}`,
});

const participant = (read: string) => `
type Participant struct {
	lock    utils.RWMutex
	pending map[string]int
}

func (p *Participant) Add(id string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.pending[id]++
}

func (p *Participant) Remove(id string) {
	p.lock.Lock()
	delete(p.pending, id)
	p.lock.Unlock()
}

func (p *Participant) Pending(id string) int {
	${read}
}
`;

test('a mutex of another library is a lock', () =>
  checkSources(source('utils', participant('p.lock.RLock()\n\tdefer p.lock.RUnlock()\n\treturn p.pending[id]'))));

test('where it is not held, it is missing', () =>
  checkSources(source('utils', participant('return p.pending[id] // want unlocked-map-read "p\\.pending"'))));

test('a function that is kept for an event starts no goroutine now', () =>
  checkSources(
    source(
      'broker',
      `
type Handler struct {
	node       *broker.Node
	extensions map[string]func()
}

func (h *Handler) Extend(name string, f func()) { h.extensions[name] = f }

func (h *Handler) setUp() {
	h.node.OnConnect(func(client *broker.Client) {
		go func() {
			h.extensions["a"]()
		}()
	})
}

func Run(node *broker.Node) {
	h := &Handler{node: node, extensions: make(map[string]func())}
	h.setUp()
	h.Extend("a", func() {})
	node.Run()
}
`,
    ),
  ));

const explorer = (remove: string, want = '') => ({
  path: 'p.go',
  text: `package p

import "github.com/rivo/tview"

type explorer struct {
	app   *tview.Application
	items map[string]int
}

func (e *explorer) watch(names chan string) {
	for name := range names {
		if name == "" {
			e.app.QueueUpdateDraw(func() {
				clear(e.items) ${want}
			})
			continue
		}
		e.app.QueueUpdateDraw(func() {
			e.items[name]++ ${want}
		})
	}
}

func Run(app *tview.Application, names, gone chan string) {
	e := &explorer{app: app, items: make(map[string]int)}
	go e.watch(names)
	go func() {
		for name := range gone {
			${remove}
		}
	}()
}
`,
});

test('an event loop runs what it is handed, one after another', () =>
  checkSources(explorer('e.app.QueueUpdate(func() { delete(e.items, name) })')));

test('another goroutine is beside it', () =>
  checkSources(
    explorer('delete(e.items, name) // want unlocked-map-write "e\\.items"', '// want unlocked-map-write "e\\.items"'),
  ));

const streams = (made: string, want = '') =>
  source(
    'hubpb',
    `
type watcher struct{ events map[string]int }

func newWatcher() *watcher { return &watcher{events: make(map[string]int)} }

func (w *watcher) Watch(name string, to hubpb.Hub_WatchServer) error {
	w.events[name]++ ${want}
	return nil
}

var all = newWatcher()

type Hub struct {
	hubpb.UnimplementedHubServer
}

func (h *Hub) Follow(one *hubpb.One, to hubpb.Hub_FollowServer) error {
	return ${made}.Watch(one.Name, to)
}
`,
  );

test('an object that each stream makes is no service', () => checkSources(streams('newWatcher()')));

test('one that all streams have is met by all', () =>
  checkSources(streams('all', '// want unlocked-map-write "w\\.events"')));

/** A node has amounts under its lock, which is of a type of the program's own; a task puts others in their place under its. */
const nodes = (deletes: string) =>
  source(
    'detection',
    `
type mutex struct{ detection.Mutex }

type Amounts struct{ of map[string]int }

func (a *Amounts) Prune() {
	for name, n := range a.of {
		if n == 0 {
			delete(a.of, name)
		}
	}
}

func (a *Amounts) Sum() (sum int) {
	for _, n := range a.of { ${deletes}
		sum += n
	}
	return sum
}

type Node struct {
	mutex
	used *Amounts
}

func (n *Node) Use(name string) {
	n.Lock()
	defer n.Unlock()
	n.used.of[name]++
	n.used.Prune()
}

func (n *Node) Free(name string) {
	n.Lock()
	defer n.Unlock()
	n.used.of[name]--
	n.used.Prune()
}

type Task struct {
	mutex
	wanted *Amounts
}

func (t *Task) Set(wanted *Amounts) {
	t.Lock()
	defer t.Unlock()
	t.wanted = wanted
}

func (t *Task) get() *Amounts {
	t.Lock()
	defer t.Unlock()
	return t.wanted
}

func (t *Task) Total() int { return t.get().Sum() }
`,
  );

test('a type that is there for its lock is a lock of whatever has it', () => checkSources(nodes('')));

test('what a constructor is given is called later, by whomever', () =>
  checkSources(
    source(
      'tracer',
      `
import "sync"

type Tracker struct {
	sync.Mutex
	open map[string]int
}

func New() (*Tracker, error) {
	t := &Tracker{open: make(map[string]int)}
	if _, err := tracer.NewTracer(t.onEvent); err != nil {
		return nil, err
	}
	return t, nil
}

func (t *Tracker) onEvent(name string) {
	t.install(name)
	t.connect(name)
}

func (t *Tracker) install(name string) {
	t.open[name] = 1 // want unlocked-map-write "t\\.open"
}

func (t *Tracker) connect(name string) {
	t.Lock()
	defer t.Unlock()
	t.open[name] = 2
}

func (t *Tracker) Drop(name string) {
	t.Lock()
	defer t.Unlock()
	delete(t.open, name)
}

func (t *Tracker) Walk(f func(string)) {
	t.Lock()
	defer t.Unlock()
	for name := range t.open {
		f(name)
	}
}
`,
    ),
  ));

const plugin = (setter: string) =>
  source(
    'protobufs',
    `
import "context"

type Plugin struct {
	protobufs.UnimplementedNotifierServer
	configs map[string]string
}

func (p *Plugin) Notify(ctx context.Context, n *protobufs.Notification) (*protobufs.Empty, error) {
	_ = p.configs[n.Name]
	return nil, nil
}

func (p *Plugin) ${setter}
	return nil, nil
}
`,
  );
const taking = '(ctx context.Context, c *protobufs.Config) (*protobufs.Empty, error) {\n\tp.configs[c.Name] = c.Text';

test('a host configures its plugin before it asks for anything else', () => checkSources(plugin(`Configure${taking}`)));

test('... and calls other methods of a service whenever it likes', () =>
  checkSources(plugin(`Remember${taking} // want unlocked-map-write "p\\.configs"`)));

test('a function that a wrapper may run at once has the locks of who hands it over', () =>
  checkSources(
    source(
      'database',
      `
import "sync"

type Store struct {
	mu    sync.Mutex
	db    *database.DB
	items map[string]int
}

func (s *Store) Put(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.db.WithTransaction(func() { s.items[key]++ })
}

func (s *Store) Drop(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.items, key)
}

func (s *Store) Get(key string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.items[key]
}
`,
    ),
  ));

const bean = (module: string, read: string) => ({
  path: 'p.go',
  text: `package p

import (
	"sync"

	"go.uber.org/fx"
)

var Module = ${module}

type Bean struct {
	mu      sync.Mutex
	clients map[string]int
}

func (b *Bean) client(name string) int { return b.clients[name] } ${read}

func (b *Bean) Add(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clients[name]++
}

func (b *Bean) Drop(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.clients, name)
}

func ProvideClient(b *Bean) int { return b.client("front") }
`,
});

test('a constructor that a container runs comes before what it has made is in use', () =>
  checkSources(bean('fx.Options(fx.Provide(fx.Annotate(ProvideClient)))', '')));

test('what is only kept with a module is not run by it', () =>
  checkSources(bean('fx.Options(fx.Supply(ProvideClient))', '// want unlocked-map-read "b\\.clients"')));

const extension = (start: string, read: string) => ({
  path: 'p.go',
  text: `package p

import (
	"context"
	"sync"

	"go.opentelemetry.io/collector/component"
)

type Extension struct {
	mu        sync.Mutex
	host      component.Host
	factories map[string]func()
}

func (e *Extension) ${start} { return nil }

func (e *Extension) Factory(name string) func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.factories[name] = func() {}
	return e.factories[name]
}

func (e *Extension) Drop(name string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.factories, name)
}

func (e *Extension) Shutdown(context.Context) error {
	for _, stop := range e.factories { ${read}
		stop()
	}
	return nil
}
`,
});

test('a host has stopped all who use a component before it shuts that down', () =>
  checkSources(extension('Start(ctx context.Context, host component.Host) error', '')));

test('an object without a host may be shut down at any time', () =>
  checkSources(extension('Begin(ctx context.Context) error', '// want unlocked-map-iteration "e\\.factories"')));

test('a field of a client in which a function is kept for its events', () =>
  checkSources({
    path: 'p.go',
    text: `package p

import mqtt "github.com/eclipse/paho.mqtt.golang"

type Feed struct {
	client mqtt.Client
	topics map[string]byte
}

func (f *Feed) Connect() {
	options := mqtt.NewClientOptions()
	options.OnConnect = f.subscribeAgain
	f.client = mqtt.NewClient(options)
}

func (f *Feed) subscribeAgain(client mqtt.Client) {
	for topic, qos := range f.topics {
		client.Subscribe(topic, qos, nil)
	}
}

func (f *Feed) Add(topic string) {
	f.topics[topic] = 1 // want unlocked-map-write "f\\.topics"
}
`,
  }));

/** A session that signs under its read lock, with a token of its own or with one that is handed in. */
const session = (token: string, want = '') => ({
  path: 'p.go',
  text: `package p

import (
	"sync"

	"github.com/golang-jwt/jwt/v5"
)

type Session struct {
	mu     sync.RWMutex
	claims jwt.MapClaims
	last   *jwt.Token
}

func (s *Session) Renew(issuer string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.claims = jwt.MapClaims{"iss": issuer}
	s.last = jwt.New(nil)
}

func (s *Session) Sign() (string, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	token := ${token}
	token.Header["typ"] = "dpop+jwt"${want}
	return token.SignedString(nil)
}
`,
});

test('nobody else has what a constructor has just returned', () =>
  checkSources(session('jwt.NewWithClaims(nil, s.claims)')));

test('what others have is not', () => checkSources(session('s.last', ' // want map-write-under-rlock "Header"')));

const hub = (method: string, want: string) =>
  checkSources({
    path: 'p.go',
    text: `package p

import (
	"context"

	"google.golang.org/grpc"
)

type Handler struct{ Name string }
type Hub struct{ handlers map[string]*Handler }

func (h *Hub) ${method}
	h.handlers[one.Name] = one${want}
	return h, nil
}

func Serve(s *grpc.Server, desc *grpc.ServiceDesc) {
	s.RegisterService(desc, &Hub{handlers: make(map[string]*Handler)})
}
`,
  });

test('methods of a gRPC service that is registered by hand run many at once', () =>
  hub('Handle(ctx context.Context, one *Handler) (*Hub, error) {', ' // want unlocked-map-write "h\\.handlers"'));

test('... but those that are none of its procedures', () => hub('Handle(one *Handler) (*Hub, error) {', ''));

const generated = (method: string, want: string) =>
  checkSources({
    path: 'p.go',
    text: `package p

import (
	"context"

	"example.com/api/hubpb"
	"google.golang.org/grpc"
)

type Handler struct{ Name string }
type Hub struct{ handlers map[string]*Handler }

func (h *Hub) ${method}
	h.handlers[one.Name] = one${want}
	return nil
}

func Serve(s *grpc.Server) {
	hubpb.RegisterHubServer(s, &Hub{handlers: make(map[string]*Handler)})
}
`,
  });

test('... also with generated code that is not at hand', () =>
  generated('Watch(one *Handler, to hubpb.Hub_WatchServer) error {', ' // want unlocked-map-write "h\\.handlers"'));

test('... where it has other methods, too, that return an error', () =>
  generated('Subscribe(topic string, one *Handler) error {', ''));

const microService = (registered: string) =>
  checkSources({
    path: 'p.go',
    text: `package p

import (
	"context"

	"example.com/api/proto"
	"go-micro.dev/v5"
	"go-micro.dev/v5/server"
)

type Request struct{ Name string }
type Reply struct{ Count int }
type Hub struct{ handlers map[string]int }

func (h *Hub) Enter(ctx context.Context, request *Request, reply *Reply) error {
	h.handlers[request.Name]++${registered === '' ? '' : ' // want unlocked-map-write "h\\.handlers"'}
	return nil
}

func Serve(s server.Server) {
	hub := &Hub{handlers: make(map[string]int)}
	${registered || '_ = hub'}
}
`,
  });

test('methods of a service of go-micro run many at once', () => microService('micro.RegisterHandler(s, hub)'));

test('... registered by generated code that is not at hand', () => microService('proto.RegisterHubHandler(s, hub)'));

test('... and not where nobody registers it', () => microService(''));

test('what is done under a lock of a library, and starts a goroutine, starts one each time', () =>
  checkSources({
    path: 'p.go',
    text: `package p

import (
	"net/http"

	"go.etcd.io/bbolt"
)

type Hub struct {
	db   *bbolt.DB
	seen map[string]int
}

func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.db.Update(func(tx *bbolt.Tx) error {
		go h.note(r.URL.Path)
		return nil
	})
}

func (h *Hub) note(path string) {
	h.seen[path]++ // want unlocked-map-write "h\\.seen"
}
`,
  }));

const interceptor = (any: string, fill: string) => ({
  path: 'p.go',
  text: `package p

import (
	"context"

	"google.golang.org/grpc"
)

type counters struct{ byMethod map[string]int }

func (c *counters) intercept() grpc.UnaryServerInterceptor {
	return func(ctx context.Context, req ${any}, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (${any}, error) {
		c.count(info.FullMethod)
		return next(ctx, req)
	}
}

func (c *counters) count(method string) {
	${fill}
}

func Count() grpc.UnaryServerInterceptor {
	c := &counters{byMethod: map[string]int{}}
	return c.intercept()
}
`,
});

test('a gRPC interceptor is one, whichever way it writes the empty interface', () =>
  checkSources(interceptor('any', 'c.byMethod[method]++ // want unlocked-map-write "c\\.byMethod"')));

test('... also in older sources', () =>
  checkSources(interceptor('interface{}', 'c.byMethod[method]++ // want unlocked-map-write "c\\.byMethod"')));

test('... and one that only looks meets nobody', () => checkSources(interceptor('any', '_ = c.byMethod[method]')));

const meters = (element: string, fill: string) => ({
  path: 'p.go',
  text: `package p

import "go.opentelemetry.io/otel/metric"

type Meters struct {
	meter metric.Meter
	byName map[string]${element}
}

func (m *Meters) Of(name string) ${element} {
	if known, ok := m.byName[name]; ok {
		return known
	}
	made, _ := m.meter.Int64Counter(name)
	${fill}
	return made
}
`,
});

test('metrics that a lookup makes are for several goroutines', () =>
  checkSources(meters('metric.Int64Counter', 'm.byName[name] = made // want lazy-map-cache "m\\.byName"')));

test('other things may be for one', () => checkSources(meters('metric.Unknown', 'm.byName[name] = made')));

const reconciler = (workers: string, note: string) => ({
  path: 'p.go',
  text: `package p

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/controller"
)

type Reconciler struct{ attempts map[string]int }

func (r *Reconciler) Reconcile(ctx context.Context, req ctrl.Request) (ctrl.Result, error) {
	${note}
	return ctrl.Result{}, nil
}

func (r *Reconciler) SetupWithManager(mgr ctrl.Manager) error {
	r.attempts = make(map[string]int)
	return ctrl.NewControllerManagedBy(mgr).
		WithOptions(controller.Options{MaxConcurrentReconciles: ${workers}}).
		Complete(r)
}
`,
});

test('a controller that is asked for several workers runs its reconciler beside itself', () =>
  checkSources(reconciler('5', 'r.attempts[req.Name]++ // want unlocked-map-write "r\\.attempts"')));

test('one worker does not', () => checkSources(reconciler('1', 'r.attempts[req.Name]++')));

const waitedFor = (hold: string, want: string) => ({
  path: 'p.go',
  text: `package p

import (
	"sync"

	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

type Waiters struct {
	mu      sync.Mutex
	waiting map[string]chan struct{}
}

func (w *Waiters) Reconcile(req reconcile.Request) (reconcile.Result, error) {
	${hold}
	delete(w.waiting, req.Name) ${want}
	return reconcile.Result{}, nil
}

func (w *Waiters) Until(name string) <-chan struct{} {
	${hold}
	done := make(chan struct{})
	w.waiting[name] = done ${want}
	return done
}
`,
});

test('a reconciler of the old kind, which is handed no context, runs beside what others call', () =>
  checkSources(waitedFor('', '// want unlocked-map-write "w\\.waiting"')));

test('... and need not mind if both lock', () => checkSources(waitedFor('w.mu.Lock()\n\tdefer w.mu.Unlock()', '')));

const logged = (held: string) => ({
  path: 'p.go',
  text: `package p

import (
	"sync"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

type session struct {
	mu     sync.Mutex
	topics map[string]bool
}

func (s *session) MarshalLogArray(encoder zapcore.ArrayEncoder) error {
	for topic := range s.topics { ${held === '' ? '// want unlocked-map-iteration "s\\.topics"' : ''}
		encoder.AppendString(topic)
	}
	return nil
}

type Server struct {
	log     *zap.Logger
	session *session
}

func (v *Server) Join(topic string) {
	v.session.mu.Lock()
	defer v.session.mu.Unlock()
	v.session.topics[topic] = true
}

func (v *Server) Leave(topic string) {
	v.session.mu.Lock()
	defer v.session.mu.Unlock()
	delete(v.session.topics, topic)
}

func (v *Server) Show() {
	${held}
	v.log.Info("session", zap.Array("topics", v.session))
}
`,
});

test('zap calls what its fields are handed for their text', () => checkSources(logged('')));

test('... under the locks that are held there', () =>
  checkSources(logged('v.session.mu.Lock()\n\tdefer v.session.mu.Unlock()')));

const crawl = (workers: string, want: string) =>
  source(
    'crawler',
    `
func Crawl(url string) map[string]bool {
	found := make(map[string]bool)
	crawler.New(&crawler.Options{
		Start:              url,
		${workers}
		Parse: func(page *crawler.Page) {
			found[page.Name] = true ${want}
		},
	}).Run()
	return found
}
`,
  );

test('what a library is handed with a number of workers is called by several', () =>
  checkSources(crawl('ConcurrentRequests: 5,', '// want unlocked-map-write "found"')));

test('with one, it is not', () => checkSources(crawl('ConcurrentRequests: 1,', '')));

const measured = (start: string) =>
  source(
    'group',
    `
func Sizes(pages []string) (map[string]int, int) {
	found := make(map[string]int)
	g := group.New()
	${start}
	g.Wait()
	return found, len(found)
}
`,
  );

test('what a group of a library is told to Go is a goroutine of its own', () =>
  checkSources(
    measured(`for _, page := range pages {
		g.Go(func() error {
			found[page] = len(page) // want unlocked-map-write "found"
			return nil
		})
	}`),
  ));

test('... which is over when the group has been waited for', () =>
  checkSources(
    measured(`g.Go(func() error {
		found["first"] = 1
		return nil
	})
	g.Wait()
	found["last"] = 1`),
  ));

const service = (filled: 'before' | 'after') => ({
  path: 'p.go',
  text: `package main

import (
	"context"

	"github.com/grafana/dskit/services"
)

func start(ctx context.Context, names []string) error {
	limits := make(map[string]int)
	s := services.NewBasicService(nil, func(ctx context.Context) error {
		for <-ctx.Done(); len(limits) > 0; {
			delete(limits, "a") ${filled === 'before' ? '' : '// want unlocked-map-write "limits"'}
		}
		return nil
	}, nil)
	${filled === 'before' ? '' : 'if err := services.StartAndAwaitRunning(ctx, s); err != nil {\n\t\treturn err\n\t}'}
	for _, name := range names {
		limits[name] = 1
	}
	return services.StartAndAwaitRunning(ctx, s)
}

func main() { _ = start(context.Background(), nil) }
`,
});

test('a service calls its functions when it has been started: before that, its maker fills what they look at', () =>
  checkSources(service('before')));

test('... and beside them after that', () => checkSources(service('after')));

test('... whoever calls the function that has the service made, be it a test', () =>
  checkSources(
    {
      path: 'p.go',
      text: `package limits

import (
	"context"

	"github.com/grafana/dskit/services"
)

func Limits(names []string) services.Service {
	limits := make(map[string]int)
	var last services.Service
	for _, name := range names {
		last = services.NewBasicService(nil, func(ctx context.Context) error {
			if limits[name] > 1 {
				<-ctx.Done()
			}
			return nil
		}, nil)
		limits[name] = 1
	}
	return last
}
`,
    },
    {
      path: 'p_test.go',
      text: `package limits

import "testing"

func TestLimits(t *testing.T) { Limits([]string{"a"}) }
`,
    },
  ));

const coroutine = (library: string, want: string) => ({
  path: 'p.go',
  text: `package deployments

import "${library}"

func Run(ctx workflow.Context, names []string) error {
	versions := make(map[string]int)
	workflow.Go(ctx, func(ctx workflow.Context) {
		for name := range versions {
			workflow.Await(ctx, func() bool { return name != "" })
		}
	})
	for _, name := range names {
		versions[name]++ ${want}
	}
	return nil
}
`,
});

test('coroutines of a workflow take turns', () => checkSources(coroutine('go.temporal.io/sdk/workflow', '')));

test('... and those of a library that nothing is known of do not', () =>
  checkSources(coroutine('example.org/workflow', '// want unlocked-map-write "versions"')));

const closed = (by: string) =>
  checkSources(
    source(
      'closers',
      `
func Count(names chan string) map[string]int {
	found := map[string]int{}
	closer := closers.New(1)
	go func() {
		defer closer.Done()
		for {
			select {
			case name := <-names:
				found[name]++${by === 'SignalAndWait' ? '' : ' // want unlocked-map-write "found"'}
			case <-closer.HasBeenClosed():
				return
			}
		}
	}()
	closer.${by}()
	found["all"] = len(found)
	return found
}
`,
    ),
  );

test('a goroutine that says it is done has been waited for', () => closed('SignalAndWait'));

test('... and not by who only signals', () => closed('Signal'));

const watcher = (hold: string, want: string) => ({
  path: 'p.go',
  text: `package p

import (
	"context"
	"sync"

	"k8s.io/client-go/util/workqueue"
	"sigs.k8s.io/controller-runtime/pkg/event"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

type Watcher struct {
	mu      *sync.Mutex
	waiting map[string][]string
	deleted map[string]bool
}

func (w Watcher) Watch(name, by string) {
	${hold}
	w.waiting[name] = append(w.waiting[name], by) ${want}
}

func (w Watcher) Create(ctx context.Context, e event.CreateEvent, queue workqueue.RateLimitingInterface) {
	delete(w.deleted, e.Object.GetName())
	w.tell(e.Object.GetName(), queue)
}

func (w Watcher) Delete(ctx context.Context, e event.DeleteEvent, queue workqueue.RateLimitingInterface) {
	w.deleted[e.Object.GetName()] = true
	w.tell(e.Object.GetName(), queue)
}

func (w Watcher) tell(name string, queue workqueue.RateLimitingInterface) {
	${hold}
	for range w.waiting[name] {
		queue.Add(reconcile.Request{})
	}
}
`,
});

test('what a controller is told of events runs beside what others call, one event after another', () =>
  checkSources(watcher('', '// want unlocked-map-write "w\\.waiting"')));

test('... and need not mind if both lock', () => checkSources(watcher('w.mu.Lock()\n\tdefer w.mu.Unlock()', '')));

const provider = (from: string, want: string) => ({
  path: 'p.go',
  text: `package p

import (
	"context"

	"github.com/hashicorp/terraform-plugin-sdk/v2/diag"
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
)

type Config struct{ zones map[string]string }

func (c *Config) learn(name, id string) {
	c.zones[name] = id ${want}
}

func CreateZone(ctx context.Context, d *schema.ResourceData, meta interface{}) diag.Diagnostics {
	c := ${from}
	c.learn(d.Get("name").(string), d.Id())
	return nil
}
`,
});

test('what a Terraform provider was configured with is one object for all of its resources', () =>
  checkSources(provider('meta.(*Config)', '// want unlocked-map-write "c\\.zones"')));

test('... unless a function makes one of its own', () =>
  checkSources(provider('&Config{zones: map[string]string{}}', '')));
