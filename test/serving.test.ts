// What an informer calls comes once it has been run. A test that calls a method before says nothing of when others do.
import { test } from 'node:test';
import { checkSources } from './check.js';

const controller = (find: string) => ({
  path: 'teams/teams.go',
  text: `package teams

import (
	"sync"

	"k8s.io/client-go/tools/cache"
)

type Controller struct {
	informer cache.SharedInformer
	mu       sync.Mutex
	teams    map[string]int
}

func Run(informer cache.SharedInformer, stop chan struct{}) *Controller {
	c := &Controller{informer: informer, teams: map[string]int{}}
	informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(obj any) { c.enter(obj.(string)) },
		DeleteFunc: func(obj any) { c.leave(obj.(string)) },
	})
	go informer.Run(stop)
	return c
}

func (c *Controller) enter(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.teams[name]++
}

func (c *Controller) leave(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.teams, name)
}

${find}
`,
});

const look = (name: string) => ({
  path: 'teams/teams_test.go',
  text: `package teams

import "testing"

func TestSize(t *testing.T) {
	c := &Controller{teams: map[string]int{"a": 2}}
	if got := c.${name}("a"); got != 2 {
		t.Errorf("got %d", got)
	}
}
`,
});

test('what only a test calls in the module, others may call when the informer has been run', () =>
  checkSources(
    controller(
      'func (c *Controller) Size(name string) int { return c.teams[name] } // want unlocked-map-read "c.teams"',
    ),
    look('Size'),
  ));

test('what nobody but a test can call meets none of its events', () =>
  checkSources(controller('func (c *Controller) size(name string) int { return c.teams[name] }'), look('size')));
