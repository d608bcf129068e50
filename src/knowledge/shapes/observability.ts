// Collectors that every scrape asks, on its own goroutine, and what loggers and tracers call on whatever goroutine uses them;
// their documentation says so.
import { concurrent, handler } from './shape.js';

const ctx = 'context.Context';
const prometheus = 'github.com/prometheus/client_golang/prometheus';
const metrics = `chan<- ${prometheus}.Metric`;
const tracing = 'go.opentelemetry.io/otel/sdk/trace';
const pipeline = 'go.opentelemetry.io/collector/pdata';

export const observabilityShapes = [
  concurrent('Prometheus collector', 'Collect', [metrics], []),
  concurrent('Prometheus collector', 'Describe', [`chan<- *${prometheus}.Desc`], []),
  // Exporters of many collectors hand the channel on.
  handler('Prometheus collector', [metrics, '...']),
  handler('Prometheus collector', [ctx, metrics, '...']),

  // Receivers hand on what they have on the goroutine of each request.
  concurrent('consumer of a pipeline', 'ConsumeTraces', [ctx, `${pipeline}/ptrace.Traces`], ['error']),
  concurrent('consumer of a pipeline', 'ConsumeMetrics', [ctx, `${pipeline}/pmetric.Metrics`], ['error']),
  concurrent('consumer of a pipeline', 'ConsumeLogs', [ctx, `${pipeline}/plog.Logs`], ['error']),

  concurrent('log handler', 'Handle', [ctx, 'log/slog.Record'], ['error']),
  concurrent('log hook', 'Fire', ['*github.com/sirupsen/logrus.Entry'], ['error']),
  concurrent('log hook', 'Run', ['*github.com/rs/zerolog.Event', 'github.com/rs/zerolog.Level', 'string'], []),
  concurrent('log core', 'Write', ['go.uber.org/zap/zapcore.Entry', '[]go.uber.org/zap/zapcore.Field'], ['error']),
  concurrent('span processor', 'OnStart', [ctx, `${tracing}.ReadWriteSpan`], []),
  concurrent('span processor', 'OnEnd', [`${tracing}.ReadOnlySpan`], []),
  concurrent('sampler', 'ShouldSample', [`${tracing}.SamplingParameters`], [`${tracing}.SamplingResult`]),
];
