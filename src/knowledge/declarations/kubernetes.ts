// Kubernetes: apimachinery, the core objects in short, informers, controller-runtime.
// Declarations only, by hand, parameters mostly without names. An interface that is not whole has an unexported method,
// so that no type is taken to implement it. An object's spec and status hold what is used most.

const setMethods = (set: string, element: string, list: string): string => `func (${set}) Clone() ${set}
func (${set}) Delete(...${element}) ${set}
func (${set}) Difference(${set}) ${set}
func (${set}) Equal(${set}) bool
func (${set}) Has(${element}) bool
func (${set}) HasAll(...${element}) bool
func (${set}) HasAny(...${element}) bool
func (${set}) Insert(...${element}) ${set}
func (${set}) Intersection(${set}) ${set}
func (${set}) IsSuperset(${set}) bool
func (${set}) Len() int
func (${set}) PopAny() (${element}, bool)
func (${set}) SymmetricDifference(${set}) ${set}
func (${set}) Union(${set}) ${set}
func (${set}) UnsortedList() []${element}
${list}`;

const namedSet = (name: string, element: string): string => `type ${name} map[${element}]Empty
func New${name}(...${element}) ${name}
${setMethods(name, element, `func (${name}) List() []${element}\n`)}`;

/** An API object and its list, with the methods that generators give to all of them. */
const object = (
  name: string,
  fields: string,
): string => `type ${name} struct { metav1.TypeMeta; metav1.ObjectMeta; ${fields} }
func (*${name}) DeepCopy() *${name}
func (*${name}) DeepCopyInto(*${name})
func (*${name}) DeepCopyObject() runtime.Object
type ${name}List struct { metav1.TypeMeta; metav1.ListMeta; Items []${name} }
func (*${name}List) DeepCopy() *${name}List
func (*${name}List) DeepCopyObject() runtime.Object
`;

const plural = (type: string): string => (type.endsWith('s') ? type : `${type}s`);

/** What lister-gen and informer-gen write for the types of one API group; those that lie in a namespace, and the others. */
const listers = (namespaced: string, others = ''): string => {
  const lister = (name: string, type: string, more: string): string =>
    `type ${name}Lister interface { List(labels.Selector) ([]*v1.${type}, error); ${more}; generated() }\n`;
  const get = (type: string): string => `Get(string) (*v1.${type}, error)`;
  return [
    ...namespaced
      .split(' ')
      .map(
        (type) =>
          lister(type, type, `${plural(type)}(string) ${type}NamespaceLister`) +
          lister(`${type}Namespace`, type, get(type)),
      ),
    ...others.split(' ').map((type) => (type ? lister(type, type, get(type)) : '')),
  ].join('');
};
const informers = (names: string): string => {
  const all = names.split(' ');
  const own = all.map(
    (name) =>
      `type ${name}Informer interface { Informer() cache.SharedIndexInformer; Lister() listers.${name}Lister; generated() }\n`,
  );
  return `${own.join('')}type Interface interface { ${all.map((name) => `${plural(name)}() ${name}Informer`).join('; ')}; generated() }\n`;
};
const ofCore = 'Pod Service ConfigMap Secret ServiceAccount Endpoints PersistentVolumeClaim Event';
const ofNoNamespace = 'Node Namespace PersistentVolume';
const ofApps = 'Deployment StatefulSet DaemonSet ReplicaSet';

const condition = 'Reason string; Message string; LastTransitionTime metav1.Time';

export const kubernetesDeclarations: Readonly<Record<string, string>> = {
  'k8s.io/apimachinery/pkg/types': `package types
type NamespacedName struct { Namespace string; Name string }
func (NamespacedName) String() string
type NodeName string
type UID string
type PatchType string
const ( JSONPatchType PatchType = ""; MergePatchType PatchType = ""; StrategicMergePatchType PatchType = ""; ApplyPatchType PatchType = "" )
`,
  'k8s.io/apimachinery/pkg/labels': `package labels
type Labels interface { Has(string) bool; Get(string) string; Lookup(string) (string, bool) }
type Set map[string]string
func (Set) AsSelector() Selector
func (Set) AsSelectorPreValidated() Selector
func (Set) AsValidatedSelector() (Selector, error)
func (Set) Get(string) string
func (Set) Has(string) bool
func (Set) Lookup(string) (string, bool)
func (Set) String() string
type Requirement struct {}
type Requirements []Requirement
type Selector interface {
	Matches(Labels) bool
	Empty() bool
	String() string
	Add(...Requirement) Selector
	Requirements() (Requirements, bool)
	DeepCopySelector() Selector
	RequiresExactMatch(string) (string, bool)
}
func ConvertSelectorToLabelsMap(string) (Set, error)
func Equals(Set, Set) bool
func Everything() Selector
func FormatLabels(map[string]string) string
func Merge(Set, Set) Set
func NewSelector() Selector
func Nothing() Selector
func Parse(string) (Selector, error)
func SelectorFromSet(Set) Selector
func ValidatedSelectorFromSet(Set) (Selector, error)
`,
  'k8s.io/apimachinery/pkg/fields': `package fields
type Fields interface { Has(string) bool; Get(string) string }
type Set map[string]string
func (Set) AsSelector() Selector
func (Set) Get(string) string
func (Set) Has(string) bool
func (Set) String() string
type Selector interface { Matches(Fields) bool; Empty() bool; String() string; private() }
func Everything() Selector
func OneTermEqualSelector(string, string) Selector
func ParseSelector(string) (Selector, error)
func SelectorFromSet(Set) Selector
`,
  'k8s.io/apimachinery/pkg/util/sets': `package sets
type Empty struct {}
type Set[T comparable] map[T]Empty
func New[T comparable](...T) Set[T]
func Insert[T comparable](Set[T], ...T) Set[T]
func KeySet[T comparable, V any](map[T]V) Set[T]
func List[T interface { ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64 | ~string }](Set[T]) []T
func (Set[T]) Clear() Set[T]
${setMethods('Set[T]', 'T', '')}${namedSet('String', 'string')}${namedSet('Int', 'int')}${namedSet('Int32', 'int32')}${namedSet('Int64', 'int64')}${namedSet('Byte', 'byte')}func StringKeySet[T any](map[string]T) String
`,
  'k8s.io/apimachinery/pkg/util/wait': `package wait
import ( "context"; "time" )
var ErrWaitTimeout error
var NeverStop <-chan struct{}
type ConditionFunc func() (bool, error)
type ConditionWithContextFunc func(context.Context) (bool, error)
type Backoff struct { Duration time.Duration; Factor float64; Jitter float64; Steps int; Cap time.Duration }
func (*Backoff) Step() time.Duration
type Group struct {}
func (*Group) Start(func())
func (*Group) StartWithChannel(<-chan struct{}, func(<-chan struct{}))
func (*Group) StartWithContext(context.Context, func(context.Context))
func (*Group) Wait()
func ExponentialBackoff(Backoff, ConditionFunc) error
func ExponentialBackoffWithContext(context.Context, Backoff, ConditionWithContextFunc) error
func Forever(func(), time.Duration)
func Jitter(time.Duration, float64) time.Duration
func JitterUntil(func(), time.Duration, float64, bool, <-chan struct{})
func JitterUntilWithContext(context.Context, func(context.Context), time.Duration, float64, bool)
func NonSlidingUntil(func(), time.Duration, <-chan struct{})
func NonSlidingUntilWithContext(context.Context, func(context.Context), time.Duration)
func Poll(time.Duration, time.Duration, ConditionFunc) error
func PollImmediate(time.Duration, time.Duration, ConditionFunc) error
func PollImmediateInfinite(time.Duration, ConditionFunc) error
func PollImmediateUntil(time.Duration, ConditionFunc, <-chan struct{}) error
func PollInfinite(time.Duration, ConditionFunc) error
func PollUntil(time.Duration, ConditionFunc, <-chan struct{}) error
func PollUntilContextCancel(context.Context, time.Duration, bool, ConditionWithContextFunc) error
func PollUntilContextTimeout(context.Context, time.Duration, time.Duration, bool, ConditionWithContextFunc) error
func Until(func(), time.Duration, <-chan struct{})
func UntilWithContext(context.Context, func(context.Context), time.Duration)
`,
  'k8s.io/apimachinery/pkg/util/intstr': `package intstr
type Type int64
const ( Int Type = iota; String )
type IntOrString struct { Type Type; IntVal int32; StrVal string }
func FromInt(int) IntOrString
func FromInt32(int32) IntOrString
func FromString(string) IntOrString
func Parse(string) IntOrString
func (*IntOrString) IntValue() int
func (*IntOrString) String() string
`,
  'k8s.io/apimachinery/pkg/api/resource': `package resource
type Format string
const ( DecimalExponent Format = ""; BinarySI Format = ""; DecimalSI Format = "" )
type Quantity struct { Format Format }
func MustParse(string) Quantity
func NewMilliQuantity(int64, Format) *Quantity
func NewQuantity(int64, Format) *Quantity
func ParseQuantity(string) (Quantity, error)
func (*Quantity) Add(Quantity)
func (*Quantity) Cmp(Quantity) int
func (Quantity) DeepCopy() Quantity
func (Quantity) Equal(Quantity) bool
func (*Quantity) IsZero() bool
func (*Quantity) MilliValue() int64
func (*Quantity) String() string
func (*Quantity) Sub(Quantity)
func (*Quantity) Value() int64
`,
  'k8s.io/apimachinery/pkg/api/errors': `package errors
import ( metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"; "k8s.io/apimachinery/pkg/runtime/schema" )
type APIStatus interface { Status() metav1.Status }
type StatusError struct { ErrStatus metav1.Status }
func (*StatusError) Error() string
func (*StatusError) Status() metav1.Status
func IsAlreadyExists(error) bool
func IsBadRequest(error) bool
func IsConflict(error) bool
func IsForbidden(error) bool
func IsInvalid(error) bool
func IsNotFound(error) bool
func IsTimeout(error) bool
func IsTooManyRequests(error) bool
func IsUnauthorized(error) bool
func NewAlreadyExists(schema.GroupResource, string) *StatusError
func NewBadRequest(string) *StatusError
func NewConflict(schema.GroupResource, string, error) *StatusError
func NewForbidden(schema.GroupResource, string, error) *StatusError
func NewNotFound(schema.GroupResource, string) *StatusError
`,
  'k8s.io/apimachinery/pkg/runtime/schema': `package schema
type ObjectKind interface { SetGroupVersionKind(GroupVersionKind); GroupVersionKind() GroupVersionKind }
type GroupKind struct { Group string; Kind string }
func (GroupKind) String() string
type GroupResource struct { Group string; Resource string }
func (GroupResource) String() string
type GroupVersion struct { Group string; Version string }
func ParseGroupVersion(string) (GroupVersion, error)
func (GroupVersion) String() string
func (GroupVersion) WithKind(string) GroupVersionKind
func (GroupVersion) WithResource(string) GroupVersionResource
type GroupVersionKind struct { Group string; Version string; Kind string }
func (GroupVersionKind) GroupKind() GroupKind
func (GroupVersionKind) GroupVersion() GroupVersion
func (GroupVersionKind) String() string
type GroupVersionResource struct { Group string; Version string; Resource string }
func (GroupVersionResource) GroupResource() GroupResource
func (GroupVersionResource) String() string
`,
  'k8s.io/apimachinery/pkg/runtime': `package runtime
import "k8s.io/apimachinery/pkg/runtime/schema"
type Object interface { GetObjectKind() schema.ObjectKind; DeepCopyObject() Object }
type RawExtension struct { Raw []byte; Object Object }
type Scheme struct {}
func NewScheme() *Scheme
func (*Scheme) AddKnownTypes(schema.GroupVersion, ...Object)
func (*Scheme) Default(Object)
func (*Scheme) ObjectKinds(Object) ([]schema.GroupVersionKind, bool, error)
type Unknown struct { Raw []byte; ContentType string }
func DeepCopyJSON(map[string]any) map[string]any
func DeepCopyJSONValue(any) any
`,
  'k8s.io/apimachinery/pkg/watch': `package watch
import "k8s.io/apimachinery/pkg/runtime"
type EventType string
const ( Added EventType = ""; Modified EventType = ""; Deleted EventType = ""; Bookmark EventType = ""; Error EventType = "" )
type Event struct { Type EventType; Object runtime.Object }
type Interface interface { Stop(); ResultChan() <-chan Event }
type FakeWatcher struct {}
func NewFake() *FakeWatcher
func (*FakeWatcher) Add(runtime.Object)
func (*FakeWatcher) Delete(runtime.Object)
func (*FakeWatcher) Modify(runtime.Object)
func (*FakeWatcher) ResultChan() <-chan Event
func (*FakeWatcher) Stop()
`,
  'k8s.io/apimachinery/pkg/apis/meta/v1': `package v1
import ( "time"; "k8s.io/apimachinery/pkg/labels"; "k8s.io/apimachinery/pkg/runtime/schema"; "k8s.io/apimachinery/pkg/types" )
const ( NamespaceDefault = ""; NamespaceAll = ""; NamespaceSystem = ""; NamespaceNone = "" )
type Time struct { time.Time }
func Now() Time
func NewTime(time.Time) Time
func (*Time) Before(*Time) bool
func (*Time) DeepCopy() *Time
func (*Time) Equal(*Time) bool
func (*Time) IsZero() bool
type MicroTime struct { time.Time }
type Duration struct { time.Duration }
type TypeMeta struct { Kind string; APIVersion string }
func (*TypeMeta) GetObjectKind() schema.ObjectKind
func (*TypeMeta) GroupVersionKind() schema.GroupVersionKind
func (*TypeMeta) SetGroupVersionKind(schema.GroupVersionKind)
type ListMeta struct { ResourceVersion string; Continue string; RemainingItemCount *int64 }
func (*ListMeta) GetContinue() string
func (*ListMeta) GetResourceVersion() string
type OwnerReference struct { APIVersion string; Kind string; Name string; UID types.UID; Controller *bool; BlockOwnerDeletion *bool }
type ManagedFieldsEntry struct { Manager string; Time *Time }
type ObjectMeta struct {
	Name string
	GenerateName string
	Namespace string
	UID types.UID
	ResourceVersion string
	Generation int64
	CreationTimestamp Time
	DeletionTimestamp *Time
	DeletionGracePeriodSeconds *int64
	Labels map[string]string
	Annotations map[string]string
	OwnerReferences []OwnerReference
	Finalizers []string
	ManagedFields []ManagedFieldsEntry
}
func (*ObjectMeta) DeepCopy() *ObjectMeta
func (*ObjectMeta) DeepCopyInto(*ObjectMeta)
func (*ObjectMeta) GetAnnotations() map[string]string
func (*ObjectMeta) GetCreationTimestamp() Time
func (*ObjectMeta) GetDeletionTimestamp() *Time
func (*ObjectMeta) GetFinalizers() []string
func (*ObjectMeta) GetGeneration() int64
func (*ObjectMeta) GetLabels() map[string]string
func (*ObjectMeta) GetName() string
func (*ObjectMeta) GetNamespace() string
func (*ObjectMeta) GetObjectMeta() Object
func (*ObjectMeta) GetOwnerReferences() []OwnerReference
func (*ObjectMeta) GetResourceVersion() string
func (*ObjectMeta) GetUID() types.UID
func (*ObjectMeta) SetAnnotations(map[string]string)
func (*ObjectMeta) SetFinalizers([]string)
func (*ObjectMeta) SetLabels(map[string]string)
func (*ObjectMeta) SetName(string)
func (*ObjectMeta) SetNamespace(string)
func (*ObjectMeta) SetOwnerReferences([]OwnerReference)
func (*ObjectMeta) SetResourceVersion(string)
type ObjectMetaAccessor interface { GetObjectMeta() Object }
type Object interface {
	GetNamespace() string
	SetNamespace(string)
	GetName() string
	SetName(string)
	GetGenerateName() string
	SetGenerateName(string)
	GetUID() types.UID
	SetUID(types.UID)
	GetResourceVersion() string
	SetResourceVersion(string)
	GetGeneration() int64
	SetGeneration(int64)
	GetSelfLink() string
	SetSelfLink(string)
	GetCreationTimestamp() Time
	SetCreationTimestamp(Time)
	GetDeletionTimestamp() *Time
	SetDeletionTimestamp(*Time)
	GetDeletionGracePeriodSeconds() *int64
	SetDeletionGracePeriodSeconds(*int64)
	GetLabels() map[string]string
	SetLabels(map[string]string)
	GetAnnotations() map[string]string
	SetAnnotations(map[string]string)
	GetFinalizers() []string
	SetFinalizers([]string)
	GetOwnerReferences() []OwnerReference
	SetOwnerReferences([]OwnerReference)
	GetManagedFields() []ManagedFieldsEntry
	SetManagedFields([]ManagedFieldsEntry)
}
type LabelSelectorOperator string
const ( LabelSelectorOpIn LabelSelectorOperator = ""; LabelSelectorOpNotIn LabelSelectorOperator = ""; LabelSelectorOpExists LabelSelectorOperator = ""; LabelSelectorOpDoesNotExist LabelSelectorOperator = "" )
type LabelSelectorRequirement struct { Key string; Operator LabelSelectorOperator; Values []string }
type LabelSelector struct { MatchLabels map[string]string; MatchExpressions []LabelSelectorRequirement }
func (*LabelSelector) DeepCopy() *LabelSelector
type ConditionStatus string
const ( ConditionTrue ConditionStatus = ""; ConditionFalse ConditionStatus = ""; ConditionUnknown ConditionStatus = "" )
type Condition struct { Type string; Status ConditionStatus; ObservedGeneration int64; LastTransitionTime Time; Reason string; Message string }
type StatusReason string
type Status struct { TypeMeta; ListMeta; Status string; Message string; Reason StatusReason; Code int32 }
type GetOptions struct { TypeMeta; ResourceVersion string }
type ListOptions struct { TypeMeta; LabelSelector string; FieldSelector string; Watch bool; ResourceVersion string; TimeoutSeconds *int64; Limit int64; Continue string }
type CreateOptions struct { TypeMeta; DryRun []string; FieldManager string }
type UpdateOptions struct { TypeMeta; DryRun []string; FieldManager string }
type PatchOptions struct { TypeMeta; DryRun []string; Force *bool; FieldManager string }
type DeletionPropagation string
type DeleteOptions struct { TypeMeta; GracePeriodSeconds *int64; PropagationPolicy *DeletionPropagation; DryRun []string }
type APIResource struct { Name string; SingularName string; Namespaced bool; Kind string; Group string; Version string }
type APIResourceList struct { TypeMeta; GroupVersion string; APIResources []APIResource }
type PartialObjectMetadata struct { TypeMeta; ObjectMeta }
func FormatLabelSelector(*LabelSelector) string
func GetControllerOf(Object) *OwnerReference
func IsControlledBy(Object, Object) bool
func LabelSelectorAsSelector(*LabelSelector) (labels.Selector, error)
func NewControllerRef(Object, schema.GroupVersionKind) *OwnerReference
func SetMetaDataAnnotation(*ObjectMeta, string, string)
func SetMetaDataLabel(*ObjectMeta, string, string)
`,
  'k8s.io/apimachinery/pkg/apis/meta/v1/unstructured': `package unstructured
import ( metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"; "k8s.io/apimachinery/pkg/runtime"; "k8s.io/apimachinery/pkg/runtime/schema"; "k8s.io/apimachinery/pkg/types" )
type Unstructured struct { Object map[string]any }
func (*Unstructured) DeepCopy() *Unstructured
func (*Unstructured) DeepCopyObject() runtime.Object
func (*Unstructured) GetAnnotations() map[string]string
func (*Unstructured) GetAPIVersion() string
func (*Unstructured) GetCreationTimestamp() metav1.Time
func (*Unstructured) GetKind() string
func (*Unstructured) GetLabels() map[string]string
func (*Unstructured) GetName() string
func (*Unstructured) GetNamespace() string
func (*Unstructured) GetObjectKind() schema.ObjectKind
func (*Unstructured) GetResourceVersion() string
func (*Unstructured) GetUID() types.UID
func (*Unstructured) GroupVersionKind() schema.GroupVersionKind
func (*Unstructured) MarshalJSON() ([]byte, error)
func (*Unstructured) SetAnnotations(map[string]string)
func (*Unstructured) SetGroupVersionKind(schema.GroupVersionKind)
func (*Unstructured) SetLabels(map[string]string)
func (*Unstructured) SetName(string)
func (*Unstructured) SetNamespace(string)
func (*Unstructured) UnmarshalJSON([]byte) error
func (*Unstructured) UnstructuredContent() map[string]any
type UnstructuredList struct { Object map[string]any; Items []Unstructured }
func NestedBool(map[string]any, ...string) (bool, bool, error)
func NestedFieldCopy(map[string]any, ...string) (any, bool, error)
func NestedFieldNoCopy(map[string]any, ...string) (any, bool, error)
func NestedInt64(map[string]any, ...string) (int64, bool, error)
func NestedMap(map[string]any, ...string) (map[string]any, bool, error)
func NestedSlice(map[string]any, ...string) ([]any, bool, error)
func NestedString(map[string]any, ...string) (string, bool, error)
func NestedStringMap(map[string]any, ...string) (map[string]string, bool, error)
func NestedStringSlice(map[string]any, ...string) ([]string, bool, error)
func RemoveNestedField(map[string]any, ...string)
func SetNestedField(map[string]any, any, ...string) error
func SetNestedMap(map[string]any, map[string]any, ...string) error
func SetNestedStringMap(map[string]any, map[string]string, ...string) error
`,
  'k8s.io/api/core/v1': `package v1
import ( "k8s.io/apimachinery/pkg/api/resource"; metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"; "k8s.io/apimachinery/pkg/runtime"; "k8s.io/apimachinery/pkg/types"; "k8s.io/apimachinery/pkg/util/intstr" )
const ( NamespaceDefault string = ""; NamespaceAll string = "" )
type ResourceName string
const ( ResourceCPU ResourceName = ""; ResourceMemory ResourceName = ""; ResourceStorage ResourceName = ""; ResourcePods ResourceName = ""; ResourceEphemeralStorage ResourceName = "" )
type ResourceList map[ResourceName]resource.Quantity
func (ResourceList) Cpu() *resource.Quantity
func (ResourceList) DeepCopy() ResourceList
func (ResourceList) Memory() *resource.Quantity
func (ResourceList) Pods() *resource.Quantity
type ResourceRequirements struct { Limits ResourceList; Requests ResourceList }
type ConditionStatus string
const ( ConditionTrue ConditionStatus = ""; ConditionFalse ConditionStatus = ""; ConditionUnknown ConditionStatus = "" )
type Protocol string
const ( ProtocolTCP Protocol = ""; ProtocolUDP Protocol = ""; ProtocolSCTP Protocol = "" )
type LocalObjectReference struct { Name string }
type ObjectReference struct { Kind string; Namespace string; Name string; UID types.UID; APIVersion string; ResourceVersion string; FieldPath string }
type ConfigMapKeySelector struct { LocalObjectReference; Key string; Optional *bool }
type SecretKeySelector struct { LocalObjectReference; Key string; Optional *bool }
type ObjectFieldSelector struct { APIVersion string; FieldPath string }
type EnvVarSource struct { FieldRef *ObjectFieldSelector; ConfigMapKeyRef *ConfigMapKeySelector; SecretKeyRef *SecretKeySelector }
type EnvVar struct { Name string; Value string; ValueFrom *EnvVarSource }
type ContainerPort struct { Name string; HostPort int32; ContainerPort int32; Protocol Protocol; HostIP string }
type VolumeMount struct { Name string; ReadOnly bool; MountPath string; SubPath string }
type EmptyDirVolumeSource struct { SizeLimit *resource.Quantity }
type HostPathVolumeSource struct { Path string }
type SecretVolumeSource struct { SecretName string; Optional *bool }
type ConfigMapVolumeSource struct { LocalObjectReference; Optional *bool }
type PersistentVolumeClaimVolumeSource struct { ClaimName string; ReadOnly bool }
type VolumeSource struct { HostPath *HostPathVolumeSource; EmptyDir *EmptyDirVolumeSource; Secret *SecretVolumeSource; ConfigMap *ConfigMapVolumeSource; PersistentVolumeClaim *PersistentVolumeClaimVolumeSource }
type Volume struct { Name string; VolumeSource }
type PullPolicy string
type SecurityContext struct { Privileged *bool; RunAsUser *int64 }
type Container struct { Name string; Image string; Command []string; Args []string; WorkingDir string; Ports []ContainerPort; Env []EnvVar; Resources ResourceRequirements; VolumeMounts []VolumeMount; ImagePullPolicy PullPolicy; SecurityContext *SecurityContext }
type RestartPolicy string
type TaintEffect string
type Taint struct { Key string; Value string; Effect TaintEffect }
type Toleration struct { Key string; Value string; Effect TaintEffect }
type PodSpec struct { Volumes []Volume; InitContainers []Container; Containers []Container; RestartPolicy RestartPolicy; NodeSelector map[string]string; ServiceAccountName string; NodeName string; HostNetwork bool; Hostname string; Subdomain string; SchedulerName string; Tolerations []Toleration; PriorityClassName string; Priority *int32; Overhead ResourceList }
type PodPhase string
const ( PodPending PodPhase = ""; PodRunning PodPhase = ""; PodSucceeded PodPhase = ""; PodFailed PodPhase = ""; PodUnknown PodPhase = "" )
type PodConditionType string
const ( PodReady PodConditionType = ""; PodScheduled PodConditionType = ""; ContainersReady PodConditionType = ""; PodInitialized PodConditionType = "" )
type PodCondition struct { Type PodConditionType; Status ConditionStatus; ${condition} }
type ContainerStatus struct { Name string; Ready bool; RestartCount int32; Image string; ImageID string; ContainerID string }
type PodIP struct { IP string }
type PodStatus struct { Phase PodPhase; Conditions []PodCondition; Message string; Reason string; HostIP string; PodIP string; PodIPs []PodIP; StartTime *metav1.Time; InitContainerStatuses []ContainerStatus; ContainerStatuses []ContainerStatus }
${object('Pod', 'Spec PodSpec; Status PodStatus')}type PodTemplateSpec struct { metav1.ObjectMeta; Spec PodSpec }
type ServiceType string
const ( ServiceTypeClusterIP ServiceType = ""; ServiceTypeNodePort ServiceType = ""; ServiceTypeLoadBalancer ServiceType = ""; ServiceTypeExternalName ServiceType = ""; ClusterIPNone = "" )
type ServicePort struct { Name string; Protocol Protocol; AppProtocol *string; Port int32; TargetPort intstr.IntOrString; NodePort int32 }
type LoadBalancerIngress struct { IP string; Hostname string }
type LoadBalancerStatus struct { Ingress []LoadBalancerIngress }
type ServiceSpec struct { Ports []ServicePort; Selector map[string]string; ClusterIP string; ClusterIPs []string; Type ServiceType; ExternalIPs []string; LoadBalancerIP string; ExternalName string; PublishNotReadyAddresses bool }
type ServiceStatus struct { LoadBalancer LoadBalancerStatus }
${object('Service', 'Spec ServiceSpec; Status ServiceStatus')}type NodeAddressType string
const ( NodeHostName NodeAddressType = ""; NodeInternalIP NodeAddressType = ""; NodeExternalIP NodeAddressType = "" )
type NodeAddress struct { Type NodeAddressType; Address string }
type NodeConditionType string
const ( NodeReady NodeConditionType = "" )
type NodeCondition struct { Type NodeConditionType; Status ConditionStatus; ${condition} }
type NodeSystemInfo struct { MachineID string; KernelVersion string; OSImage string; KubeletVersion string; OperatingSystem string; Architecture string }
type NodeSpec struct { PodCIDR string; PodCIDRs []string; ProviderID string; Unschedulable bool; Taints []Taint }
type NodeStatus struct { Capacity ResourceList; Allocatable ResourceList; Conditions []NodeCondition; Addresses []NodeAddress; NodeInfo NodeSystemInfo }
${object('Node', 'Spec NodeSpec; Status NodeStatus')}${object('ConfigMap', 'Immutable *bool; Data map[string]string; BinaryData map[string][]byte')}type SecretType string
const ( SecretTypeOpaque SecretType = ""; SecretTypeTLS SecretType = "" )
${object('Secret', 'Immutable *bool; Data map[string][]byte; StringData map[string]string; Type SecretType')}type NamespacePhase string
type NamespaceStatus struct { Phase NamespacePhase }
${object('Namespace', 'Status NamespaceStatus')}${object('ServiceAccount', 'Secrets []ObjectReference')}type EndpointAddress struct { IP string; Hostname string; NodeName *string; TargetRef *ObjectReference }
type EndpointPort struct { Name string; Port int32; Protocol Protocol }
type EndpointSubset struct { Addresses []EndpointAddress; NotReadyAddresses []EndpointAddress; Ports []EndpointPort }
${object('Endpoints', 'Subsets []EndpointSubset')}type PersistentVolumeClaimSpec struct { StorageClassName *string; VolumeName string }
${object('PersistentVolumeClaim', 'Spec PersistentVolumeClaimSpec')}type PersistentVolumeSpec struct { Capacity ResourceList; StorageClassName string }
${object('PersistentVolume', 'Spec PersistentVolumeSpec')}type EventSource struct { Component string; Host string }
${object('Event', 'InvolvedObject ObjectReference; Reason string; Message string; Source EventSource; Count int32; Type string; LastTimestamp metav1.Time')}const ( EventTypeNormal string = ""; EventTypeWarning string = "" )
`,
  'k8s.io/api/apps/v1': `package v1
import ( corev1 "k8s.io/api/core/v1"; metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"; "k8s.io/apimachinery/pkg/runtime" )
type DeploymentSpec struct { Replicas *int32; Selector *metav1.LabelSelector; Template corev1.PodTemplateSpec; MinReadySeconds int32; Paused bool }
type DeploymentStatus struct { ObservedGeneration int64; Replicas int32; UpdatedReplicas int32; ReadyReplicas int32; AvailableReplicas int32 }
${object('Deployment', 'Spec DeploymentSpec; Status DeploymentStatus')}type StatefulSetSpec struct { Replicas *int32; Selector *metav1.LabelSelector; Template corev1.PodTemplateSpec; ServiceName string }
type StatefulSetStatus struct { Replicas int32; ReadyReplicas int32; CurrentReplicas int32 }
${object('StatefulSet', 'Spec StatefulSetSpec; Status StatefulSetStatus')}type DaemonSetSpec struct { Selector *metav1.LabelSelector; Template corev1.PodTemplateSpec }
type DaemonSetStatus struct { DesiredNumberScheduled int32; NumberReady int32 }
${object('DaemonSet', 'Spec DaemonSetSpec; Status DaemonSetStatus')}type ReplicaSetSpec struct { Replicas *int32; Selector *metav1.LabelSelector; Template corev1.PodTemplateSpec }
${object('ReplicaSet', 'Spec ReplicaSetSpec')}`,
  'k8s.io/client-go/listers/core/v1': `package v1
import ( "k8s.io/api/core/v1"; "k8s.io/apimachinery/pkg/labels" )
${listers(ofCore, ofNoNamespace)}`,
  'k8s.io/client-go/listers/apps/v1': `package v1
import ( "k8s.io/api/apps/v1"; "k8s.io/apimachinery/pkg/labels" )
${listers(ofApps)}`,
  'k8s.io/client-go/informers/core/v1': `package v1
import ( listers "k8s.io/client-go/listers/core/v1"; "k8s.io/client-go/tools/cache" )
${informers(`${ofCore} ${ofNoNamespace}`)}`,
  'k8s.io/client-go/informers/apps/v1': `package v1
import ( listers "k8s.io/client-go/listers/apps/v1"; "k8s.io/client-go/tools/cache" )
${informers(ofApps)}`,
  'k8s.io/client-go/informers/core': `package core
import ( "k8s.io/client-go/informers/core/v1" )
type Interface interface { V1() v1.Interface; generated() }
`,
  'k8s.io/client-go/informers/apps': `package apps
import ( "k8s.io/client-go/informers/apps/v1" )
type Interface interface { V1() v1.Interface; generated() }
`,
  'k8s.io/client-go/informers': `package informers
import ( "k8s.io/client-go/informers/apps"; "k8s.io/client-go/informers/core" )
type SharedInformerFactory interface { Start(<-chan struct{}); Shutdown(); Apps() apps.Interface; Core() core.Interface; generated() }
`,
  'k8s.io/client-go/tools/cache': `package cache
import ( "context"; "time"; metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"; "k8s.io/apimachinery/pkg/labels"; "k8s.io/apimachinery/pkg/runtime"; "k8s.io/apimachinery/pkg/watch" )
type ResourceEventHandler interface { OnAdd(any, bool); OnUpdate(any, any); OnDelete(any) }
type ResourceEventHandlerFuncs struct { AddFunc func(any); UpdateFunc func(any, any); DeleteFunc func(any) }
func (ResourceEventHandlerFuncs) OnAdd(any, bool)
func (ResourceEventHandlerFuncs) OnUpdate(any, any)
func (ResourceEventHandlerFuncs) OnDelete(any)
type ResourceEventHandlerDetailedFuncs struct { AddFunc func(any, bool); UpdateFunc func(any, any); DeleteFunc func(any) }
func (ResourceEventHandlerDetailedFuncs) OnAdd(any, bool)
func (ResourceEventHandlerDetailedFuncs) OnUpdate(any, any)
func (ResourceEventHandlerDetailedFuncs) OnDelete(any)
type FilteringResourceEventHandler struct { FilterFunc func(any) bool; Handler ResourceEventHandler }
func (FilteringResourceEventHandler) OnAdd(any, bool)
func (FilteringResourceEventHandler) OnUpdate(any, any)
func (FilteringResourceEventHandler) OnDelete(any)
type ResourceEventHandlerRegistration interface { HasSynced() bool }
type KeyFunc func(any) (string, error)
type IndexFunc func(any) ([]string, error)
type Indexers map[string]IndexFunc
type TransformFunc func(any) (any, error)
type InformerSynced func() bool
type WatchErrorHandler func(*Reflector, error)
type Reflector struct {}
type ListFunc func(metav1.ListOptions) (runtime.Object, error)
type WatchFunc func(metav1.ListOptions) (watch.Interface, error)
type ListerWatcher interface { List(metav1.ListOptions) (runtime.Object, error); Watch(metav1.ListOptions) (watch.Interface, error) }
type ListWatch struct { ListFunc ListFunc; WatchFunc WatchFunc; DisableChunking bool }
func (*ListWatch) List(metav1.ListOptions) (runtime.Object, error)
func (*ListWatch) Watch(metav1.ListOptions) (watch.Interface, error)
type Store interface {
	Add(any) error
	Update(any) error
	Delete(any) error
	List() []any
	ListKeys() []string
	Get(any) (any, bool, error)
	GetByKey(string) (any, bool, error)
	Replace([]any, string) error
	Resync() error
}
type Indexer interface {
	Store
	Index(string, any) ([]any, error)
	IndexKeys(string, string) ([]string, error)
	ListIndexFuncValues(string) []string
	ByIndex(string, string) ([]any, error)
	GetIndexers() Indexers
	AddIndexers(Indexers) error
}
type Controller interface { Run(<-chan struct{}); RunWithContext(context.Context); HasSynced() bool; LastSyncResourceVersion() string }
type SharedInformer interface {
	AddEventHandler(ResourceEventHandler) (ResourceEventHandlerRegistration, error)
	AddEventHandlerWithResyncPeriod(ResourceEventHandler, time.Duration) (ResourceEventHandlerRegistration, error)
	RemoveEventHandler(ResourceEventHandlerRegistration) error
	GetStore() Store
	GetController() Controller
	Run(<-chan struct{})
	RunWithContext(context.Context)
	HasSynced() bool
	LastSyncResourceVersion() string
	SetWatchErrorHandler(WatchErrorHandler) error
	SetTransform(TransformFunc) error
	IsStopped() bool
}
type SharedIndexInformer interface { SharedInformer; AddIndexers(Indexers) error; GetIndexer() Indexer }
type DeletedFinalStateUnknown struct { Key string; Obj any }
type GenericLister interface { List(labels.Selector) ([]runtime.Object, error); Get(string) (runtime.Object, error) }
const ( NamespaceIndex string = "" )
func DeletionHandlingMetaNamespaceKeyFunc(any) (string, error)
func MetaNamespaceIndexFunc(any) ([]string, error)
func MetaNamespaceKeyFunc(any) (string, error)
func NewIndexer(KeyFunc, Indexers) Indexer
func NewIndexerInformer(ListerWatcher, runtime.Object, time.Duration, ResourceEventHandler, Indexers) (Indexer, Controller)
func NewInformer(ListerWatcher, runtime.Object, time.Duration, ResourceEventHandler) (Store, Controller)
func NewSharedIndexInformer(ListerWatcher, runtime.Object, time.Duration, Indexers) SharedIndexInformer
func NewSharedInformer(ListerWatcher, runtime.Object, time.Duration) SharedInformer
func NewStore(KeyFunc) Store
func SplitMetaNamespaceKey(string) (string, string, error)
func WaitForCacheSync(<-chan struct{}, ...InformerSynced) bool
func WaitForNamedCacheSync(string, <-chan struct{}, ...InformerSynced) bool
`,
  'k8s.io/client-go/util/workqueue': `package workqueue
import ( "context"; "time" )
type RateLimiter interface { When(any) time.Duration; Forget(any); NumRequeues(any) int }
type Interface interface { Add(any); Len() int; Get() (any, bool); Done(any); ShutDown(); ShutDownWithDrain(); ShuttingDown() bool }
type DelayingInterface interface { Interface; AddAfter(any, time.Duration) }
type RateLimitingInterface interface { DelayingInterface; AddRateLimited(any); Forget(any); NumRequeues(any) int }
type TypedInterface[T comparable] interface { Add(T); Len() int; Get() (T, bool); Done(T); ShutDown(); ShutDownWithDrain(); ShuttingDown() bool }
type TypedDelayingInterface[T comparable] interface { TypedInterface[T]; AddAfter(T, time.Duration) }
type TypedRateLimitingInterface[T comparable] interface { TypedDelayingInterface[T]; AddRateLimited(T); Forget(T); NumRequeues(T) int }
type DoWorkPieceFunc func(int)
type Options func(*options)
type options struct {}
func DefaultControllerRateLimiter() RateLimiter
func New() Interface
func NewNamedRateLimitingQueue(RateLimiter, string) RateLimitingInterface
func NewRateLimitingQueue(RateLimiter) RateLimitingInterface
func ParallelizeUntil(context.Context, int, int, DoWorkPieceFunc, ...Options)
`,
  'k8s.io/client-go/rest': `package rest
import ( "net/http"; "time" )
type TLSClientConfig struct { Insecure bool; ServerName string; CertFile string; KeyFile string; CAFile string; CertData []byte; KeyData []byte; CAData []byte }
type Config struct { Host string; APIPath string; Username string; Password string; BearerToken string; BearerTokenFile string; TLSClientConfig; UserAgent string; Transport http.RoundTripper; QPS float32; Burst int; Timeout time.Duration }
func CopyConfig(*Config) *Config
func InClusterConfig() (*Config, error)
`,
  'sigs.k8s.io/controller-runtime/pkg/reconcile': `package reconcile
import ( "context"; "time"; "k8s.io/apimachinery/pkg/types" )
type Request struct { types.NamespacedName }
type Result struct { Requeue bool; RequeueAfter time.Duration }
type Reconciler interface { Reconcile(context.Context, Request) (Result, error) }
type Func func(context.Context, Request) (Result, error)
func (Func) Reconcile(context.Context, Request) (Result, error)
`,
  'sigs.k8s.io/controller-runtime/pkg/client': `package client
import ( "context"; metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"; "k8s.io/apimachinery/pkg/runtime"; "k8s.io/apimachinery/pkg/types" )
type Object interface { metav1.Object; runtime.Object }
type ObjectKey = types.NamespacedName
type ObjectList interface { runtime.Object }
type GetOption interface { ApplyToGet(*GetOptions) }
type GetOptions struct {}
type ListOption interface { ApplyToList(*ListOptions) }
type ListOptions struct { Namespace string; Limit int64 }
type CreateOption interface { ApplyToCreate(*CreateOptions) }
type CreateOptions struct {}
type DeleteOption interface { ApplyToDelete(*DeleteOptions) }
type DeleteOptions struct {}
type UpdateOption interface { ApplyToUpdate(*UpdateOptions) }
type UpdateOptions struct {}
type InNamespace string
type MatchingLabels map[string]string
type MatchingFields map[string]string
type Reader interface {
	Get(context.Context, ObjectKey, Object, ...GetOption) error
	List(context.Context, ObjectList, ...ListOption) error
}
func ObjectKeyFromObject(Object) ObjectKey
`,
  'sigs.k8s.io/controller-runtime': `package controllerruntime
import ( "k8s.io/client-go/rest"; "sigs.k8s.io/controller-runtime/pkg/reconcile" )
type Request = reconcile.Request
type Result = reconcile.Result
func GetConfig() (*rest.Config, error)
func GetConfigOrDie() *rest.Config
`,
};
