// package testing and the assertion libraries. A subtest runs before Run returns, unless it calls t.Parallel: then it
// runs beside its siblings after the parent's body, which the analysis has to see for itself (`parallelMarker`).
import { each, eachOwner, formats, formatsAndExits, runs, runsMethods, table, walks } from '../table.js';

/** A test function or subtest that calls this runs beside others. */
export const parallelMarker = 'testing.T.Parallel';

/** The methods of testing.T are those of the unexported type it embeds, where its source is at hand. */
const testers = ['testing.common', 'testing.T', 'testing.B', 'testing.F', 'testing.TB'];

const assertions = ['github.com/stretchr/testify/assert', 'github.com/stretchr/testify/require'];

const assertEffects = eachOwner(assertions, (pkg) =>
  table(
    // assert.Equal(t, want, got), and (a *Assertions) Equal(want, got).
    each(
      pkg,
      'Equal Equalf NotEqual NotEqualf EqualValues EqualValuesf Exactly ElementsMatch Subset NotSubset Same',
      walks(1, 2),
    ),
    each(
      `${pkg}.Assertions`,
      'Equal Equalf NotEqual NotEqualf EqualValues EqualValuesf Exactly ElementsMatch Subset NotSubset',
      walks(0, 1),
    ),
    each(pkg, 'Contains Containsf NotContains Empty NotEmpty Len Lenf', { maps: [{ of: 1, kind: 'read' }] }),
    each(`${pkg}.Assertions`, 'Contains Containsf NotContains Empty NotEmpty Len Lenf', {
      maps: [{ of: 0, kind: 'read' }],
    }),
    each(
      pkg,
      'Eventually Eventuallyf EventuallyWithT Never Neverf Condition Panics Panicsf NotPanics NotPanicsf',
      runs('now', 1),
    ),
    each(
      `${pkg}.Assertions`,
      'Eventually Eventuallyf EventuallyWithT Never Neverf Condition Panics Panicsf NotPanics NotPanicsf',
      runs('now', 0),
    ),
    each(pkg, 'PanicsWithValue PanicsWithError', runs('now', 2)),
    each(`${pkg}.Assertions`, 'PanicsWithValue PanicsWithError', runs('now', 1)),
  ),
);

export const testingEffects = table(
  eachOwner(testers, (t) =>
    table(
      each(t, 'Log', formats({ from: 0 })),
      each(t, 'Logf', formats({ from: 1 })),
      each(t, 'Error', { ...formats({ from: 0 }), fails: true }),
      each(t, 'Errorf', { ...formats({ from: 1 }), fails: true }),
      each(t, 'Fail', { fails: true }),
      each(t, 'Fatal Skip', formatsAndExits({ from: 0 })),
      each(t, 'Fatalf Skipf', formatsAndExits({ from: 1 })),
      each(t, 'FailNow SkipNow', { exits: true }),
      each(t, 'Cleanup', runs('later', 0)),
    ),
  ),
  each('testing.T', 'Run', runs('now', 1)),
  each('testing.B', 'Run', runs('now', 1)),
  each('testing.F', 'Fuzz', runs('now', 0)),
  each('testing.B', 'RunParallel', runs('parallel', 0)),
  each('testing', 'AllocsPerRun', runs('now', 1)),
  each('testing', 'Benchmark', runs('now', 0)),
  each('testing/quick', 'Check', runs('now', 0)),
  each('testing/quick', 'CheckEqual', runs('now', 0, 1)),
  each('testing/synctest', 'Test', runs('now', 1)),
  each('testing/synctest', 'Wait', { settles: 'all' }),

  assertEffects,
  eachOwner(['github.com/stretchr/testify/assert', 'github.com/stretchr/testify/assert.Assertions'], (pkg) =>
    each(pkg, 'Fail Failf', { fails: true }),
  ),
  eachOwner(['github.com/stretchr/testify/require', 'github.com/stretchr/testify/require.Assertions'], (pkg) =>
    each(pkg, 'FailNow FailNowf Fail Failf', { exits: true }),
  ),
  each('github.com/stretchr/testify/suite', 'Run', {
    ...runsMethods(
      'now',
      1,
      'Test*',
      'SetupTest',
      'TearDownTest',
      'SetupSuite',
      'TearDownSuite',
      'BeforeTest',
      'AfterTest',
    ),
  }),
  each('github.com/stretchr/testify/suite.Suite', 'Run', runs('now', 1)),
  // A mock's Run callback runs on whoever calls the mocked method.
  each('github.com/stretchr/testify/mock.Call', 'Run', runs('later', 0)),
  each('github.com/stretchr/testify/mock', 'MatchedBy', runs('later', 0)),
  eachOwner(['github.com/golang/mock/gomock.Call', 'go.uber.org/mock/gomock.Call'], (call) =>
    each(call, 'Do DoAndReturn', runs('later', 0)),
  ),
  eachOwner(['github.com/onsi/ginkgo', 'github.com/onsi/ginkgo/v2'], (ginkgo) =>
    table(
      each(
        ginkgo,
        'It FIt Specify Describe FDescribe Context FContext When By DescribeTable',
        runs('later', { from: 1 }),
      ),
      each(
        ginkgo,
        'BeforeEach AfterEach JustBeforeEach JustAfterEach BeforeAll AfterAll BeforeSuite AfterSuite DeferCleanup',
        {
          ...runs('later', { from: 0 }),
        },
      ),
      each(ginkgo, 'Fail Skip', { exits: true }),
    ),
  ),
  each('github.com/onsi/gomega', 'Eventually Consistently', runs('now', 0)),
  eachOwner(['gopkg.in/check.v1.C', 'github.com/go-check/check.C'], (c) =>
    table(
      each(c, 'Assert Check', walks(0)),
      each(c, 'Log', formats({ from: 0 })),
      each(c, 'Logf', formats({ from: 1 })),
      each(c, 'Error', { ...formats({ from: 0 }), fails: true }),
      each(c, 'Errorf', { ...formats({ from: 1 }), fails: true }),
      each(c, 'Fail', { fails: true }),
      each(c, 'Fatal Skip', formatsAndExits({ from: 0 })),
      each(c, 'Fatalf', formatsAndExits({ from: 1 })),
      each(c, 'FailNow', { exits: true }),
    ),
  ),
);
