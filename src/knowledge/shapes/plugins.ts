// What a framework asks of its plugins: orchestrators, schedulers, databases, secret stores.
import type { HandlerShape } from '../effect.js';
import { concurrent, concurrentMethods, handler } from './shape.js';

const ctx = 'context.Context';
const driver = 'database/sql/driver';
const terraform = 'github.com/hashicorp/terraform-plugin-sdk';
const diagnostics = `${terraform}/v2/diag.Diagnostics`;
const ofResource = 'function of a Terraform resource';
const runtime = 'sigs.k8s.io/controller-runtime';
const admission = `${runtime}/pkg/webhook/admission`;
const object = 'k8s.io/apimachinery/pkg/runtime.Object';
const pod = '*k8s.io/api/core/v1.Pod';
const scheduler = 'k8s.io/kubernetes/pkg/scheduler/framework';
const newScheduler = 'k8s.io/kube-scheduler/framework';
const vaults = ['github.com/hashicorp/vault/sdk', 'github.com/openbao/openbao/sdk/v2'];
const grafana = 'github.com/grafana/grafana-plugin-sdk-go/backend';

/**
 * One worker a controller by default (MaxConcurrentReconciles), so a reconciler does not run beside itself. Before version 0.7 of
 * controller-runtime, it was handed no context.
 */
function reconcilers(request: string): readonly HandlerShape[] {
  return [[ctx, request], [request]].map((params) => ({
    params,
    method: 'Reconcile',
    what: 'reconciler',
    runs: 'serial',
  }));
}

/**
 * An informer has one goroutine for each handler that it was given, and that asks the predicates as well: one event after another,
 * whatever has happened to the object, and beside the workers that reconcile. Before version 0.15, they were handed no context.
 */
function watchers(kind: string): readonly HandlerShape[] {
  return [`${runtime}/pkg/event.${kind}Event`, `${runtime}/pkg/event.Typed${kind}Event`].flatMap((event) => [
    { params: [ctx, event, '_'], results: [], method: kind, what: 'event handler', runs: 'serial' } as const,
    { params: [event, '_'], results: [], method: kind, what: 'event handler', runs: 'serial' } as const,
    { params: [event], results: ['bool'], method: kind, what: 'predicate', runs: 'serial' } as const,
  ]);
}

/** Terraform applies what does not depend on one another at the same time; the provider was configured once, for all. */
function ofTerraform(params: readonly string[], results: readonly string[]): HandlerShape {
  return { ...handler(ofResource, params, results), shared: [params.length - 1] };
}

const data = `*${terraform}/v2/helper/schema.ResourceData`;
const oldData = `*${terraform}/helper/schema.ResourceData`;

export const pluginShapes = [
  ofTerraform([ctx, data, 'any'], [diagnostics]),
  ofTerraform([ctx, data, 'any'], [`[]${data}`, 'error']),
  ofTerraform([ctx, `*${terraform}/v2/helper/schema.ResourceDiff`, 'any'], ['error']),
  ...[data, oldData].flatMap((of) => [
    ofTerraform([of, 'any'], ['error']),
    ofTerraform([of, 'any'], ['bool', 'error']),
    ofTerraform([of, 'any'], [`[]${of}`, 'error']),
  ]),

  // A pool of connections asks for another wherever a query needs one: "for use by multiple goroutines".
  concurrent('database connector', 'Connect', [ctx], [`${driver}.Conn`, 'error']),
  concurrent('database driver', 'Open', ['string'], [`${driver}.Conn`, 'error']),
  concurrent('database driver', 'OpenConnector', ['string'], [`${driver}.Connector`, 'error']),

  ...reconcilers(`${runtime}/pkg/reconcile.Request`),
  ...reconcilers(`${runtime}.Request`),
  ...['Create', 'Update', 'Delete', 'Generic'].flatMap(watchers),
  concurrent('admission handler', 'Handle', [ctx, `${admission}.Request`]),
  ...concurrentMethods('webhook', 'ValidateCreate ValidateDelete', [ctx, object], [`${admission}.Warnings`, 'error']),
  concurrent('webhook', 'ValidateUpdate', [ctx, object, object], [`${admission}.Warnings`, 'error']),
  concurrent('webhook', 'Default', [ctx, object], ['error']),

  // Many nodes are looked at at once for one pod.
  concurrent('scheduler plugin', 'Filter', [ctx, `*${scheduler}.CycleState`, pod, `*${scheduler}.NodeInfo`]),
  concurrent('scheduler plugin', 'Filter', [ctx, `${newScheduler}.CycleState`, pod, `${newScheduler}.NodeInfo`]),
  concurrent('scheduler plugin', 'Score', [ctx, `*${scheduler}.CycleState`, pod, '_']),
  concurrent('scheduler plugin', 'Score', [ctx, `${newScheduler}.CycleState`, pod, '_']),

  ...vaults.map((vault) =>
    handler(
      'operation of a secrets engine',
      [ctx, `*${vault}/logical.Request`, `*${vault}/framework.FieldData`],
      [`*${vault}/logical.Response`, 'error'],
    ),
  ),

  concurrent('data source', 'QueryData', [ctx, `*${grafana}.QueryDataRequest`]),
  concurrent('data source', 'CheckHealth', [ctx, `*${grafana}.CheckHealthRequest`]),
  concurrent('data source', 'CallResource', [ctx, `*${grafana}.CallResourceRequest`, '_'], ['error']),

  // A terminal program's loop has each of its commands run on a goroutine of its own.
  ...['github.com/charmbracelet/bubbletea', 'github.com/charmbracelet/bubbletea/v2', 'charm.land/bubbletea/v2'].map(
    (tea) => handler('command of a terminal program', [], [`${tea}.Msg`]),
  ),
];
