// What an application exports and never uses is called by nobody; what a library exports, by programs that are not here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, packageOf } from './check.js';

const module = { path: 'example.com/app', dir: '', goVersion: [1, 25] } as const;

/** A package of the module; for `main`, what its main function does. */
function packageAt(dir: string, text: string) {
  const files = [{ path: dir === '' ? 'p.go' : `${dir}/p.go`, text }];
  return { ...packageOf(files), importPath: dir === '' ? module.path : `${module.path}/${dir}`, dir, module };
}

/** A ring that takes its lock for changes, and not where its loads are looked at. */
const ring = (want: string, wantAbove = want) =>
  packageAt(
    'ring',
    `package ring

import "sync"

type Ring struct {
	mu    sync.RWMutex
	loads map[string]int
}

func New() *Ring { return &Ring{loads: map[string]int{}} }

func (r *Ring) Add(host string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.loads[host]++
}

func (r *Ring) Remove(host string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.loads, host)
}

func (r *Ring) GetLoads() []int {
	var loads []int
	for _, load := range r.loads { ${want}
		loads = append(loads, load)
	}
	return loads
}

func (r *Ring) Above(least int) []string {
	var hosts []string
	for host, load := range r.loads { ${wantAbove}
		if load >= least {
			hosts = append(hosts, host)
		}
	}
	return hosts
}
`,
  );

const main = (calls: string, dir = 'cmd') =>
  packageAt(
    dir,
    `package main

import "example.com/app/ring"

func main() {
	r := ring.New()
	serve(r)
}

type limits []int

func (l limits) Above(least int) bool { return len(l) > 0 && l[0] >= least }

func serve(r *ring.Ring) {
	go func() { r.Add("a") }()
	go func() { r.Remove("a") }()
	${calls}
}
`,
  );

const wanted = '// want unlocked-map-iteration "r\\.loads"';

async function agrees(...packages: Parameters<typeof check>[0]): Promise<void> {
  assert.deepEqual((await check(packages)).failures, []);
}

test('an exported method that an application never calls meets nobody', () => agrees(ring(''), main('')));

test('one that it calls does', () => agrees(ring(wanted, ''), main('_ = r.GetLoads()')));

test('one of the same name that it calls is another', () => agrees(ring(''), main('_ = limits{1}.Above(1)')));

test('one that is handed on is called by whoever gets it', () =>
  agrees(ring('', wanted), main('above := r.Above; go func() { _ = above(1) }()')));

test('one of a library may be called by another program', () => agrees(ring(wanted)));

test('examples do not make an application of a library', () => agrees(ring(wanted), main('', 'examples/hosts')));

/** A package that takes its lock for changes, and not where all of it is looked at. */
const flags = (want: string) =>
  packageAt(
    'flags',
    `package flags

import "sync"

var (
	mu    sync.Mutex
	flags = map[string]bool{}
)

func Enable(name string) {
	mu.Lock()
	defer mu.Unlock()
	flags[name] = true
}

func Disable(name string) {
	mu.Lock()
	defer mu.Unlock()
	delete(flags, name)
}

func Count() (n int) {
	for range flags { ${want}
		n++
	}
	return n
}
`,
  );

const switches = (calls: string) =>
  packageAt(
    'cmd',
    `package main

import "example.com/app/flags"

var counts []func() int

func main() {
	go func() { flags.Enable("a") }()
	go func() { flags.Disable("a") }()
	${calls}
}
`,
  );

test('an exported function that an application never names meets nobody, either', () =>
  agrees(flags(''), switches('')));

test('one that it keeps in a list does', () =>
  agrees(flags('// want unlocked-map-iteration "flags"'), switches('counts = append(counts, flags.Count)')));

/** A cache of names, filled by a look-up; and a set of them, which a getter hands out as it is. */
const names = (wantFill: string, wantGetter: string) =>
  packageAt(
    'names',
    `package names

import "sync"

var known map[string]int

func Find(name string) int {
	if _, ok := known[name]; !ok {
		known[name] = len(name) ${wantFill}
	}
	return known[name]
}

type Set struct {
	mu    sync.RWMutex
	names map[string]bool
}

func (s *Set) Add(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.names[name] = true
}

func (s *Set) Names() map[string]bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.names ${wantGetter}
}
`,
  );

const asks = (calls: string) =>
  packageAt(
    'cmd',
    `package main

import "example.com/app/names"

func main() {
	s := &names.Set{}
	go func() { s.Add("a") }()
	${calls}
}
`,
  );

/** The one cache of a command, filled by a look-up. */
const cacheAt = (dir: string, want: string) =>
  packageAt(
    dir,
    `package cache

type Cache struct{ known map[string]*int }

var Own = &Cache{known: map[string]*int{}}

func (c *Cache) Find(name string) *int {
	if found, ok := c.known[name]; ok {
		return found
	}
	c.known[name] = new(int) ${want}
	return c.known[name]
}
`,
  );

const finds = (dir: string) =>
  packageAt('cmd/tool', `package main\n\nimport "example.com/app/${dir}"\n\nfunc main() { cache.Own.Find("a") }\n`);

test('what lies in the internal folder of a command is for that command alone', () =>
  agrees(cacheAt('cmd/tool/internal/cache', ''), finds('cmd/tool/internal/cache')));

test('what lies elsewhere is for others, too', () =>
  agrees(cacheAt('cache', '// want lazy-map-cache "c\\.known"'), finds('cache')));

test('a look-up or a getter that an application never calls shares nothing', () => agrees(names('', ''), asks('')));

test('those that it calls do', () =>
  agrees(
    names('// want lazy-map-cache "known"', '// want guarded-map-escapes "Set\\.names"'),
    asks('go func() { _, _ = names.Find("a"), s.Names() }()'),
  ));

/** A goroutine that goes round, and does all that is done here by methods that anyone could call. */
const rounds = (dir: string, name: string) =>
  packageAt(
    dir,
    `package ${name}

import "example.com/app/counts"

type Server struct{ counts *counts.Counts }

func (s *Server) Start(hosts <-chan string) { go s.loop(hosts) }

func (s *Server) loop(hosts <-chan string) {
	for host := range hosts {
		s.counts.Add(host)
		if s.counts.Sum() > 8 {
			s.counts.Remove(host)
		}
	}
}
${name === 'main' ? 'func main() { (&Server{counts: counts.New()}).Start(make(chan string)) }' : ''}
`,
  );

const counts = (want: string) =>
  packageAt(
    'counts',
    `package counts

import "sync"

type Counts struct {
	mu     sync.Mutex
	byHost map[string]int
}

func New() *Counts { return &Counts{byHost: map[string]int{}} }

func (c *Counts) Add(host string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byHost[host]++
}

func (c *Counts) Remove(host string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.byHost, host)
}

func (c *Counts) Sum() int {
	sum := 0
	for _, count := range c.byHost { ${want}
		sum += count
	}
	return sum
}
`,
  );

/** As `agrees`, of packages that find one another. */
async function agreeTogether(...packages: Parameters<typeof check>[0]): Promise<void> {
  const resolve = (path: string) => packages.find(({ importPath }) => importPath === path);
  assert.deepEqual((await check(packages, { resolve })).failures, []);
}

test('what one goroutine of an application does, it does in turn, by whichever methods', () =>
  agreeTogether(counts(''), rounds('cmd', 'main')));

test('other programs may call the methods of a library', () =>
  agreeTogether(counts('// want unlocked-map-iteration "c\\.byHost"'), rounds('rounds', 'rounds')));

/** What is not exported, and which a test names or the code itself. */
const list = (want: string, more: string) => {
  const one = packageAt(
    'list',
    `package list

import "sync"

type List struct {
	mu    sync.Mutex
	hosts map[string]int
}

func (l *List) Add(host string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hosts[host]++
}

func (l *List) Remove(host string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.hosts, host)
}

func (l *List) all() (hosts []string) {
	for host := range l.hosts { ${want}
		hosts = append(hosts, host)
	}
	return hosts
}

${more}
`,
  );
  const text = `package list

import "testing"

func TestAll(t *testing.T) {
	l := &List{hosts: map[string]int{}}
	_ = l.all()
}
`;
  return { ...one, files: [...one.files, { path: 'list/p_test.go', text }] };
};

test('what is not exported and only tests call meets nobody', () => agrees(list('', '')));

test('what an exported method calls, too, may be called by anybody', () =>
  agrees(list('// want unlocked-map-iteration "l\\.hosts"', 'func (l *List) All() []string { return l.all() }')));

/** What main enters under a lock before it does anything else, and others look at without one. */
const messages = (want: string, later: string) =>
  packageAt(
    '',
    `package main

import "sync"

var (
	mu       sync.RWMutex
	messages = map[int]string{}
)

// Page is what a framework shows: it calls Text whenever it likes.
type Page struct{ status int }

func (p *Page) Text() string { return messages[p.status] ${want} }

func (p *Page) Known() bool {
	mu.RLock()
	defer mu.RUnlock()
	_, ok := messages[p.status]
	return ok
}

${later}

func initMessages() {
	mu.Lock()
	defer mu.Unlock()
	messages[404] = "not there"
	messages[403] = "not for you"
}

func main() {
	initMessages()
	println((&Page{404}).Known())
}
`,
  );

test('what main fills before anything else needs no lock afterwards', () => agrees(messages('', '')));

test('what is changed later does', () => {
  const override = 'func (p *Page) Override(text string) { mu.Lock(); defer mu.Unlock(); messages[p.status] = text }';
  return agrees(messages('// want unlocked-map-read "messages"\n', override));
});

/** What a client asks for by its name, as net/rpc lets it, and nobody in the program calls. */
const remote = (want: string, method: string) =>
  packageAt(
    'watch',
    `package watch

import "sync"

type Watch struct {
	mu   sync.Mutex
	pids map[string]int
}

func New() *Watch { return &Watch{pids: map[string]int{}} }

func (w *Watch) Enter(id string, pid int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pids[id] = pid
}

func (w *Watch) Leave(id string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.pids, id)
}

func (w *Watch) ${method} {
	pid, ok := w.pids[*id] ${want}
	if ok {
		*status = pid
	}
	return nil
}
`,
  );

const watching = packageAt(
  'cmd',
  `package main

import "example.com/app/watch"

func main() {
	w := watch.New()
	go w.Enter("a", 1)
	w.Leave("a")
}
`,
);

test('a remote procedure is called by clients', () =>
  agrees(remote('// want unlocked-map-read "w\\.pids"', 'Await(id *string, status *int) error'), watching));

test('what has not the shape of one is not', () =>
  agrees(remote('', 'Await(id *string, status *int, more bool) error'), watching));

/** Addresses that handlers change under the lock, and that main enters without it. */
const addresses = (main: string, want: string) =>
  packageAt(
    'cmd',
    `package main

import (
	"net/http"
	"sync"
)

var (
	mu        sync.RWMutex
	addresses = map[string]string{}
)

func enter(names []string) {
	for _, name := range names {
		addresses[name] = name ${want}
	}
}

func add(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	if _, known := addresses[r.URL.Path]; !known {
		addresses[r.URL.Path] = r.Host
	}
}

func drop(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	delete(addresses, r.URL.Path)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/add", add)
	mux.HandleFunc("/drop", drop)
	${main}
}
`,
  );

test('what main enters before it serves meets no handler', () =>
  agrees(addresses('enter([]string{"a"}); _ = http.ListenAndServe(":80", mux)', '')));

test('what it enters while it serves does', () =>
  agrees(
    addresses('go http.ListenAndServe(":80", mux); enter([]string{"a"})', '// want unlocked-map-write "addresses"'),
  ));

/** A set of probes: all that changes it takes the lock, and one look does not. */
const probes = packageAt(
  'probes',
  `package probes

import "sync"

type Set struct {
	mu    sync.Mutex
	byKey map[int]string
}

func New() *Set { return &Set{byKey: map[int]string{}} }

func (s *Set) Add(key int, name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byKey[key] = name
}

func (s *Set) Has(key int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, ok := s.byKey[key]
	return ok
}

func (s *Set) Drop(key int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.byKey, key)
}
`,
);

const watch = (setUp: string, start: string, want: string) => [
  {
    ...probes,
    files: probes.files.map((file) => ({
      ...file,
      text: `${file.text}
func (s *Set) Get(key int) string { return s.byKey[key] ${want}
}
`,
    })),
  },
  packageAt(
    '',
    `package main

import "example.com/app/probes"

type watcher struct{ set *probes.Set }

func (w *watcher) setUp() {
	w.set.Add(1, "open")
	w.set.Drop(2)
}

func (w *watcher) watch() {
	for key := range 9 {
		println(w.set.Get(key), w.set.Has(key))
	}
}

func main() {
	w := &watcher{set: probes.New()}
	${setUp}
	${start}
	select {}
}
`,
  ),
];

test('what main has entered before it starts a goroutine is there when that looks', () =>
  agreeTogether(...watch('w.setUp()', 'go w.watch()', '')));

test('what it enters afterwards may come meanwhile', () =>
  agreeTogether(...watch('go w.watch()', 'w.setUp()', '// want unlocked-map-read "byKey"')));

/** Keys that are made where they are asked for, in a folder that is the application's own. */
const keys = (want: string, calls: string) => [
  packageAt(
    'internal/keys',
    `package keys

var made = map[string]string{}

func For(host string) string {
	if key, ok := made[host]; ok {
		return key
	}
	key := host + ".pem"
	made[host] = key ${want}
	return key
}
`,
  ),
  packageAt(
    'cmd',
    `package cmd

import (
	"net/http"

	"example.com/app/internal/keys"

	"github.com/spf13/cobra"
)

var root = &cobra.Command{
	Run: func(cmd *cobra.Command, args []string) {
		println(keys.For("a"), keys.For("b"))
		${calls}
	},
}

func serve() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { println(w, r.Host) })
	http.ListenAndServe("", nil)
}

func Execute() { root.Execute() }
`,
  ),
  packageAt('', 'package main\n\nimport "example.com/app/cmd"\n\nfunc main() { cmd.Execute() }\n'),
];

test('what only a subcommand looks up, it looks up in turn', () => agreeTogether(...keys('', 'serve()')));

test('what it has a goroutine look up, too, meets that', () =>
  agreeTogether(
    ...keys('// want lazy-map-cache "made"', 'go func() { println(keys.For("c")) }(); println(keys.For("d"))'),
  ));

test('what a goroutine does itself is told, however much its callees do', async () => {
  const names = Array.from({ length: 130 }, (_, i) => `m${i}`);
  await agreeTogether(
    packageAt(
      'many',
      `package many

import "sync"

var (
${names.map((name) => `\t${name} = map[string]int{}`).join('\n')}
)

func look(key string) (sum int) {
${names.map((name) => `\tsum += ${name}[key]`).join('\n')}
\treturn sum
}

func Fetch(keys []string) map[string]int {
	var mu sync.Mutex
	var group sync.WaitGroup
	found := map[string]int{}
	for _, key := range keys {
		found[key] = 0 // want unlocked-map-write "found is written here without a lock"
		group.Add(1)
		go func() {
			defer group.Done()
			sum := look(key)
			mu.Lock()
			defer mu.Unlock()
			found[key] += sum
		}()
	}
	group.Wait()
	return found
}
`,
    ),
  );
});

/** Two commands of one application, each with its own function: `list` looks at the hosts, `serve` has a goroutine add some. */
const commands = (list: string, want: string) => [
  packageAt(
    'hosts',
    `package hosts

import "sync"

type App struct {
	mu    sync.Mutex
	hosts map[string]bool
}

func New() *App { return &App{hosts: map[string]bool{}} }

func (a *App) add(host string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.hosts[host] = true
}

func (a *App) drop(host string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.hosts, host)
}

func (a *App) has(host string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.hosts[host]
}

func (a *App) Watch(names <-chan string) {
	go func() {
		for name := range names {
			if a.add(name); a.has("") {
				a.drop("")
			}
		}
	}()
}

func (a *App) List() {
	for host := range a.hosts { ${want}
		println(host)
	}
}
`,
  ),
  packageAt(
    '',
    `package main

import (
	"example.com/app/hosts"

	"github.com/spf13/cobra"
)

func newServe(a *hosts.App) *cobra.Command {
	return &cobra.Command{RunE: func(cmd *cobra.Command, args []string) error {
		a.Watch(make(chan string))
		select {}
	}}
}

func newList(a *hosts.App) *cobra.Command {
	return &cobra.Command{RunE: func(cmd *cobra.Command, args []string) error {
		${list}
		a.List()
		return nil
	}}
}

func main() {
	root, a := &cobra.Command{}, hosts.New()
	root.AddCommand(newServe(a))
	root.AddCommand(newList(a))
	root.Execute()
}
`,
  ),
];

test('what two commands of an application do does not meet: a process runs one of them', () =>
  agreeTogether(...commands('', '')));

test('what one command does meets the goroutines that it has started', () =>
  agreeTogether(...commands('a.Watch(make(chan string))', '// want unlocked-map-iteration "a.hosts"')));

/** A command whose function leaves a goroutine behind, what another prepares for it, and what main does meanwhile. */
const daemon = (first: string, want: string) =>
  packageAt(
    '',
    `package main

import (
	"net/http"

	"github.com/spf13/cobra"
)

var names, limits, served = map[int]string{}, map[int]int{}, map[string]bool{}

type options struct{ debug bool }

func (o *options) prepare(cmd *cobra.Command, args []string) error {
	names[len(args)] = "prepared"
	return nil
}

type server struct{}

func (s *server) command() *cobra.Command {
	cmd := &cobra.Command{}
	cmd.RunE = s.run
	return cmd
}

func (s *server) run(cmd *cobra.Command, args []string) error {
	go func() {
		for range 10 {
			println(names[1], limits[1], served["all"])
		}
	}()
	served["all"] = true // want unlocked-map-write "served is written here without a lock"
	return http.ListenAndServe("", nil)
}

func main() {
	s, o := &server{}, &options{}
	${first}
	app := s.command()
	app.PersistentPreRunE = o.prepare
	limits[1] = 2 ${want}
	app.Execute()
}
`,
  );

test('what is made known beside a command comes before what the command leaves behind', () => agrees(daemon('', '')));

test('a goroutine that is there before any command meets both', () =>
  agrees(
    daemon('go func() { println(limits[2]) }()', '// want unlocked-map-write "limits is written here without a lock"'),
  ));

/** Locks of a type that is generated, and not kept with the rest. */
const generated = (hold: string, want: string) =>
  packageAt(
    'stack',
    `package stack

type Stack struct {
	mu   stackMutex
	nics map[int]string
}

func New() *Stack { return &Stack{nics: map[int]string{}} }

func (s *Stack) Add(id int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nics[id] = "up"
}

func (s *Stack) Name(id int) string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.nics[id]
}

func (s *Stack) Remove(id int) {
	${hold}
	delete(s.nics, id) ${want}
}

func Watch(s *Stack) {
	go s.Add(1)
	go s.Remove(1)
	println(s.Name(1))
}
`,
  );

test('a lock whose type is nowhere to be seen is one', () =>
  agrees(generated('s.mu.Lock()\n\tdefer s.mu.Unlock()', '')));

test('... and is missed where it is not taken', () =>
  agrees(generated('', '// want unlocked-map-write "s.nics is deleted from here without a lock"')));

/** A program with two servers: what begins first, and what main enters before it starts the other. */
const twoServers = (first: string, want: string) =>
  packageAt(
    '',
    `package main

import (
	"net/http"
	"net/http/pprof"
)

var pages = map[string]string{}

func main() {
	mux := http.NewServeMux()
	${first}
	register(mux)
	pages["/"] = "home" ${want}
	http.ListenAndServe(":80", mux)
}

func register(mux *http.ServeMux) {
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(pages[r.URL.Path]))
	})
}

func health(w http.ResponseWriter, r *http.Request) { pprof.Index(w, r) }

func limited(h http.Handler) http.Handler { return h }
`,
  );
const met = '// want unlocked-map-write "pages is written here without a lock"';
const twoServersAgree = [
  ['one of the default mux serves nothing else', 'go http.ListenAndServe(":6060", nil)', ''],
  ['... also by an object', 'profiles := &http.Server{Addr: ":6060"}; go profiles.ListenAndServe()', ''],
  [
    'one with a mux of its own serves what is registered there',
    'own := http.NewServeMux(); own.HandleFunc("/", health); own.HandleFunc("/index", pprof.Index); go func() { s := &http.Server{Handler: own}; s.ListenAndServe() }()',
    '',
  ],
  ['one that has the mux serves it', 'go http.ListenAndServe(":81", mux)', met],
  ['... also by an object', 'go func() { s := &http.Server{Handler: mux}; s.ListenAndServe() }()', met],
  ['the default mux may have the mux', 'http.Handle("/", mux); go http.ListenAndServe(":81", nil)', met],
  [
    'so may another mux, in a handler',
    'own := http.NewServeMux(); own.Handle("/", limited(mux)); go http.ListenAndServe(":81", own)',
    met,
  ],
  ['the default mux by its name', 'http.DefaultServeMux.Handle("/", mux); go http.ListenAndServe(":81", nil)', met],
  [
    'so may a function that hands requests on',
    'http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { mux.ServeHTTP(w, r) }); go http.ListenAndServe(":81", nil)',
    met,
  ],
  [
    'so may what a library makes of it',
    'http.Handle("/", http.StripPrefix("/api", mux)); go http.ListenAndServe(":81", nil)',
    met,
  ],
  ['so may whoever is handed it', 'own := http.NewServeMux(); register(own); go http.ListenAndServe(":81", own)', met],
] as const;
for (const [name, first, want] of twoServersAgree)
  test(`of two servers: ${name}`, () => agrees(twoServers(first, want)));
