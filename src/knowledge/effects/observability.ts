// Metrics: collectors are called by every scrape, whatever goroutine serves it; label maps are ranged over.
import { copies, each, eachOwner, runs, runsMethods, table, touches } from '../table.js';

const prometheus = 'github.com/prometheus/client_golang/prometheus';
const vectors = ['CounterVec', 'GaugeVec', 'HistogramVec', 'SummaryVec', 'MetricVec', 'UntypedVec', 'ObserverVec'];

const collectorEffects = table(
  eachOwner([prometheus, `${prometheus}.Registry`, `${prometheus}.Registerer`], (registry) =>
    table(
      each(registry, 'MustRegister', runsMethods('handler', { from: 0 }, 'Collect', 'Describe')),
      each(registry, 'Register', runsMethods('handler', 0, 'Collect', 'Describe')),
      each(registry, 'Unregister', {}),
    ),
  ),
  each(prometheus, 'NewGaugeFunc NewCounterFunc NewUntypedFunc', runs('handler', 1)),
  each(`${prometheus}/promauto`, 'NewGaugeFunc NewCounterFunc NewUntypedFunc', runs('handler', 1)),
  each(`${prometheus}/promauto.Factory`, 'NewGaugeFunc NewCounterFunc NewUntypedFunc', runs('handler', 1)),
  each(prometheus, 'GathererFunc', runs('handler', 0)),
  each(prometheus, 'CollectorFunc', runs('handler', 0)),
  each(`${prometheus}/promhttp`, 'HandlerFor', runsMethods('handler', 0, 'Gather')),
  each(`${prometheus}/promhttp`, 'InstrumentMetricHandler', runsMethods('handler', 1, 'ServeHTTP')),
);

const labelEffects = table(
  eachOwner(
    vectors.map((name) => `${prometheus}.${name}`),
    (vector) =>
      table(
        each(vector, 'With GetMetricWith CurryWith MustCurryWith', touches('iterate', 0)),
        each(vector, 'Delete DeletePartialMatch', touches('iterate', 0)),
      ),
  ),
  each(prometheus, 'NewDesc', touches('iterate', 3)),
  each(prometheus, 'WrapRegistererWith', touches('iterate', 0)),
  eachOwner(['LabelSet', 'Metric'], (name) =>
    table(
      each(`github.com/prometheus/common/model.${name}`, 'Clone', copies('recv')),
      each(`github.com/prometheus/common/model.${name}`, 'Merge', copies('recv', 0)),
      each(
        `github.com/prometheus/common/model.${name}`,
        'String Fingerprint FastFingerprint Validate',
        touches('iterate', 'recv'),
      ),
      each(`github.com/prometheus/common/model.${name}`, 'Equal Before', touches('iterate', 'recv', 0)),
    ),
  ),
  each('github.com/prometheus/common/model', 'LabelsToSignature', touches('iterate', 0)),
  each('github.com/prometheus/prometheus/model/labels', 'FromMap', touches('iterate', 0)),
  each('github.com/prometheus/prometheus/model/labels.Labels', 'Map', { fresh: true }),
  each('github.com/prometheus/prometheus/model/labels.Labels', 'Range Validate', runs('now', 0)),
);

const meter = 'go.opentelemetry.io/otel/metric';
const otelEffects = table(
  each(`${meter}.Meter`, 'RegisterCallback', runs('serial', 0)),
  each(meter, 'WithInt64Callback WithFloat64Callback', runs('serial', 0)),
  each('go.opentelemetry.io/otel/propagation.MapCarrier', 'Get', touches('read', 'recv')),
  each('go.opentelemetry.io/otel/propagation.MapCarrier', 'Set', touches('write', 'recv')),
  each('go.opentelemetry.io/otel/propagation.MapCarrier', 'Keys', touches('iterate', 'recv')),
  each('go.opentelemetry.io/otel/propagation.HeaderCarrier', 'Get', touches('read', 'recv')),
  each('go.opentelemetry.io/otel/propagation.HeaderCarrier', 'Set', touches('write', 'recv')),
  each('go.opentelemetry.io/otel/propagation.HeaderCarrier', 'Keys', touches('iterate', 'recv')),
  each('go.opentelemetry.io/otel/propagation.TextMapPropagator', 'Inject', touches('write', 1)),
  each('go.opentelemetry.io/otel/propagation.TextMapPropagator', 'Extract', touches('read', 1)),
  each('github.com/opentracing/opentracing-go.Tracer', 'Inject', touches('write', 2)),
);

export const observabilityEffects = table(
  collectorEffects,
  labelEffects,
  otelEffects,
  each('github.com/rcrowley/go-metrics.Registry', 'Each', runs('now', 0)),
  each('github.com/rcrowley/go-metrics', 'NewFunctionalGauge', runs('handler', 0)),
  each('github.com/VictoriaMetrics/metrics', 'NewGauge', runs('handler', 1)),
  each('github.com/uber-go/tally.Scope', 'Tagged', touches('iterate', 0)),
  each('github.com/uber-go/tally/v4.Scope', 'Tagged', touches('iterate', 0)),
);
