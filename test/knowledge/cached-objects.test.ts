// Objects of an informer's cache that are changed in place, where the source of client-go is not at hand: what listers are, by
// their declarations or by their names.
import { test } from 'node:test';
import { checkSources } from '../check.js';

const source = (body: string) => ({
  path: 'p.go',
  text: `package p

import (
	"context"

	"sigs.k8s.io/controller-runtime/pkg/handler"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	crdinformers "example.com/crd/client/informers"
)

type Controller struct {
	pods    corelisters.PodLister
	shared  informers.SharedInformerFactory
	others  crdinformers.SharedInformerFactory
}
${body}`,
});

test('a lister of a core type, for one object', () =>
  checkSources(
    source(`
func (c *Controller) Mark(ns, name string) error {
	pod, err := c.pods.Pods(ns).Get(name)
	if err != nil {
		return err
	}
	pod.Labels["marked"] = "yes" // want published-map-mutated "pod\\.(ObjectMeta\\.)?Labels"
	return nil
}
`),
  ));

test('... and for each of a list, by a helper', () =>
  checkSources(
    source(`
func (c *Controller) MarkAll() {
	nodes, _ := c.shared.Core().V1().Nodes().Lister().List(labels.Everything())
	for _, node := range nodes {
		mark(node)
	}
}

func mark(node *corev1.Node) {
	delete(node.Annotations, "old") // want published-map-mutated "node\\.(ObjectMeta\\.)?Annotations"
}
`),
  ));

test('a lister of a type that nothing is known of', () =>
  checkSources(
    source(`
func (c *Controller) Mark(name string) {
	service, _ := c.others.Mesh().V1alpha1().Services().Lister().Services("ns").Get(name)
	mark(service)
}

func mark(service *corev1.Service) {
	service.Spec.Selector["app"] = "mesh" // want published-map-mutated "service\\.Spec\\.Selector"
}
`),
  ));

test('what an informer hands its handlers', () =>
  checkSources(
    source(`
func (c *Controller) Start() {
	c.shared.Core().V1().Pods().Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(obj any) {
			pod := obj.(*corev1.Pod)
			pod.Annotations["seen"] = "yes" // want published-map-mutated "pod\\.(ObjectMeta\\.)?Annotations"
		},
		UpdateFunc: func(_, obj any) {
			pod := obj.(*corev1.Pod).DeepCopy()
			pod.Annotations["seen"] = "yes"
		},
	})
}
`),
  ));

test('... and controller-runtime what maps an object to requests', () =>
  checkSources(
    source(`
var _ = handler.EnqueueRequestsFromMapFunc

func (c *Controller) Watch() {
	handler.EnqueueRequestsFromMapFunc(c.toRequests)
}

func (c *Controller) toRequests(ctx context.Context, obj any) []string {
	service := obj.(*corev1.Service)
	delete(service.Labels, "old") // want published-map-mutated "service\\.(ObjectMeta\\.)?Labels"
	return []string{service.Name}
}
`),
  ));

test('who makes a copy may change it', () =>
  checkSources(
    source(`
func (c *Controller) Marked(ns, name string) (*corev1.Pod, error) {
	cached, err := c.pods.Pods(ns).Get(name)
	if err != nil {
		return nil, err
	}
	pod := cached.DeepCopy()
	pod.Labels["marked"] = "yes"
	cached = cached.DeepCopy()
	cached.Annotations["marked"] = "yes"
	return pod, nil
}
`),
  ));
