// testify, gomock, go-cmp: what tests call, so that their calls resolve.
// testify's functions exist four times: with and without a message format, as functions and as methods.

/** Parameters after TestingT, by the functions that have them. */
const shapes: readonly (readonly [parameters: string, names: string])[] = [
  [
    'any, any',
    'Equal NotEqual EqualValues NotEqualValues EqualExportedValues Exactly Same NotSame Contains NotContains Subset NotSubset ElementsMatch NotElementsMatch Greater GreaterOrEqual Less LessOrEqual IsType Implements Regexp NotRegexp',
  ],
  ['any', 'Nil NotNil Empty NotEmpty Zero NotZero Positive Negative IsIncreasing IsDecreasing IsNonDecreasing'],
  ['bool', 'True False'],
  ['error', 'Error NoError'],
  ['error, string', 'EqualError ErrorContains'],
  ['error, error', 'ErrorIs NotErrorIs'],
  ['error, any', 'ErrorAs NotErrorAs'],
  ['any, int', 'Len'],
  ['string, string', 'JSONEq YAMLEq'],
  ['string', 'FileExists NoFileExists DirExists NoDirExists Fail FailNow'],
  ['any, any, float64', 'InDelta InEpsilon'],
  ['time.Time, time.Time, time.Duration', 'WithinDuration'],
  ['time.Time, time.Time, time.Time', 'WithinRange'],
  ['assert.Comparison', 'Condition'],
  ['func() bool, time.Duration, time.Duration', 'Eventually Never'],
  ['func(*assert.CollectT), time.Duration, time.Duration', 'EventuallyWithT'],
  ['assert.PanicTestFunc', 'Panics NotPanics'],
  ['any, assert.PanicTestFunc', 'PanicsWithValue'],
  ['string, assert.PanicTestFunc', 'PanicsWithError'],
  ['http.HandlerFunc, string, string, url.Values', 'HTTPSuccess HTTPError HTTPRedirect'],
];

function assertions(inAssert: boolean): string {
  const result = inAssert ? ' bool' : '';
  const own = (parameters: string): string => (inAssert ? parameters.replaceAll('assert.', '') : parameters);
  return shapes
    .flatMap(([parameters, names]) =>
      names.split(' ').map((name) => {
        const types = own(parameters);
        return `func ${name}(TestingT, ${types}, ...any)${result}
func ${name}f(TestingT, ${types}, string, ...any)${result}
func (*Assertions) ${name}(${types}, ...any)${result}
func (*Assertions) ${name}f(${types}, string, ...any)${result}
`;
      }),
    )
    .join('');
}

const gomock = `package gomock
import ( "context"; "reflect" )
type TestReporter interface { Errorf(string, ...any); Fatalf(string, ...any) }
type Matcher interface { Matches(any) bool; String() string }
type Controller struct { T TestHelper }
type TestHelper interface { TestReporter; Helper() }
type ControllerOption interface { apply(*Controller) }
func NewController(TestReporter, ...ControllerOption) *Controller
func WithContext(context.Context, TestReporter) (*Controller, context.Context)
func (*Controller) Finish()
func (*Controller) Call(any, string, ...any) []any
func (*Controller) RecordCallWithMethodType(any, string, reflect.Type, ...any) *Call
type Call struct {}
func (*Call) After(*Call) *Call
func (*Call) AnyTimes() *Call
func (*Call) Do(any) *Call
func (*Call) DoAndReturn(any) *Call
func (*Call) MaxTimes(int) *Call
func (*Call) MinTimes(int) *Call
func (*Call) Return(...any) *Call
func (*Call) SetArg(int, any) *Call
func (*Call) Times(int) *Call
func Any() Matcher
func Eq(any) Matcher
func InOrder(...any)
func Nil() Matcher
func Not(any) Matcher
`;

export const testifyDeclarations: Readonly<Record<string, string>> = {
  'github.com/stretchr/testify/assert': `package assert
import ( "net/http"; "net/url"; "time" )
type TestingT interface { Errorf(string, ...any) }
type PanicTestFunc func()
type Comparison func() bool
type CollectT struct {}
func (*CollectT) Errorf(string, ...any)
func (*CollectT) FailNow()
type ErrorAssertionFunc func(TestingT, error, ...any) bool
type BoolAssertionFunc func(TestingT, bool, ...any) bool
type ValueAssertionFunc func(TestingT, any, ...any) bool
type ComparisonAssertionFunc func(TestingT, any, any, ...any) bool
type Assertions struct {}
func New(TestingT) *Assertions
func ObjectsAreEqual(any, any) bool
var AnError error
${assertions(true)}`,
  'github.com/stretchr/testify/require': `package require
import ( "net/http"; "net/url"; "time"; "github.com/stretchr/testify/assert" )
type TestingT interface { Errorf(string, ...any); FailNow() }
type ErrorAssertionFunc func(TestingT, error, ...any)
type BoolAssertionFunc func(TestingT, bool, ...any)
type ValueAssertionFunc func(TestingT, any, ...any)
type ComparisonAssertionFunc func(TestingT, any, any, ...any)
type Assertions struct {}
func New(TestingT) *Assertions
${assertions(false)}`,
  'github.com/stretchr/testify/mock': `package mock
import "time"
const ( Anything = "" )
type TestingT interface { Logf(string, ...any); Errorf(string, ...any); FailNow() }
type Arguments []any
func (Arguments) Bool(int) bool
func (Arguments) Error(int) error
func (Arguments) Get(int) any
func (Arguments) Int(int) int
func (Arguments) String(...int) string
type Call struct { Parent *Mock; Method string; Arguments Arguments; ReturnArguments Arguments; Repeatability int; WaitFor <-chan time.Time; RunFn func(Arguments); PanicMsg *string }
func (*Call) After(time.Duration) *Call
func (*Call) Maybe() *Call
func (*Call) NotBefore(...*Call) *Call
func (*Call) On(string, ...any) *Call
func (*Call) Once() *Call
func (*Call) Panic(string) *Call
func (*Call) Return(...any) *Call
func (*Call) Run(func(Arguments)) *Call
func (*Call) Times(int) *Call
func (*Call) Twice() *Call
func (*Call) Unset() *Call
func (*Call) WaitUntil(<-chan time.Time) *Call
type Mock struct { ExpectedCalls []*Call; Calls []Call }
func (*Mock) AssertCalled(TestingT, string, ...any) bool
func (*Mock) AssertExpectations(TestingT) bool
func (*Mock) AssertNotCalled(TestingT, string, ...any) bool
func (*Mock) AssertNumberOfCalls(TestingT, string, int) bool
func (*Mock) Called(...any) Arguments
func (*Mock) MethodCalled(string, ...any) Arguments
func (*Mock) On(string, ...any) *Call
func (*Mock) Test(TestingT)
type AnythingOfTypeArgument = anythingOfTypeArgument
type anythingOfTypeArgument string
func AnythingOfType(string) AnythingOfTypeArgument
func AssertExpectationsForObjects(TestingT, ...any) bool
func IsType(any) any
func MatchedBy(any) any
`,
  'github.com/stretchr/testify/suite': `package suite
import ( "testing"; "github.com/stretchr/testify/assert"; "github.com/stretchr/testify/require" )
type TestingSuite interface { T() *testing.T; SetT(*testing.T); SetS(TestingSuite) }
type Suite struct { *assert.Assertions }
func (*Suite) Assert() *assert.Assertions
func (*Suite) Require() *require.Assertions
func (*Suite) Run(string, func()) bool
func (*Suite) SetS(TestingSuite)
func (*Suite) SetT(*testing.T)
func (*Suite) T() *testing.T
func Run(*testing.T, TestingSuite)
`,
  'github.com/golang/mock/gomock': gomock,
  'go.uber.org/mock/gomock': gomock,
  'github.com/google/go-cmp/cmp': `package cmp
type Option interface { filter(*state) }
type state struct {}
type Options []Option
type Path []PathStep
type PathStep interface { String() string; private() }
func AllowUnexported(...any) Option
func Comparer(any) Option
func Diff(any, any, ...Option) string
func Equal(any, any, ...Option) bool
func FilterPath(func(Path) bool, Option) Option
func FilterValues(any, Option) Option
func Ignore() Option
func Transformer(string, any) Option
`,
  'github.com/google/go-cmp/cmp/cmpopts': `package cmpopts
import ( "time"; "github.com/google/go-cmp/cmp" )
func EquateApprox(float64, float64) cmp.Option
func EquateApproxTime(time.Duration) cmp.Option
func EquateEmpty() cmp.Option
func EquateErrors() cmp.Option
func IgnoreFields(any, ...string) cmp.Option
func IgnoreTypes(...any) cmp.Option
func IgnoreUnexported(...any) cmp.Option
func SortMaps(any) cmp.Option
func SortSlices(any) cmp.Option
`,
};
